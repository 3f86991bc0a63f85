import type { LocateProblem, Objective } from '../core/locate/problem.ts'
import { EXISTING, FIXED, FORBIDDEN, type SiteChoice } from '../core/locate/site-rules.ts'
import { Problem } from '../core/problem.ts'
import type { LocateInput } from './locate-input.ts'
import type { LocateOptions } from './locate-options.ts'
import { type CandidateFacts, firstTen, rulesOf } from './locate-rules.ts'

/** The options as numbers. */
export interface LocateQuery {
  readonly objective: Objective
  readonly sites?: number
  readonly share?: number
  readonly cutoff?: number
  readonly range?: number
  readonly times?: 1 | 2
  readonly maxDistance?: number
  /** Most that every candidate serves. */
  readonly capacity?: number
  readonly decay?: Decay
}

type Decay = { readonly distance: Float64Array; readonly share: Float64Array }

const OBJECTIVES: readonly Objective[] = ['mclp', 'lscp', 'p-median', 'p-center', 'flow', 'mixed']

/**
 * Reads the options.
 * @throws Problem usage where a word is not a number, or an objective lacks what it needs;
 *   bad_input where a number cannot be meant
 */
export function readLocateQuery(options: LocateOptions): LocateQuery {
  const objective = OBJECTIVES.find((name) => name === options.objective)
  if (objective === undefined)
    throw new Problem(
      'usage',
      `There is no objective "${options.objective}": choose one of ${OBJECTIVES.join(', ')}.`,
    )
  const query = {
    objective,
    ...numberOption('sites', options.sites, 1, true),
    ...numberOption('share', options.share, 0),
    ...numberOption('cutoff', options.cutoff, 0),
    ...numberOption('range', options.range, 0),
    ...numberOption('maxDistance', options.maxDistance, 0),
    ...numberOption('capacity', options.capacity, 0),
    ...(options.times !== undefined && { times: timesOption(options.times) }),
    ...(options.decay !== undefined && { decay: decayOption(options.decay) }),
  }
  checkNeeds(query, options)
  return query
}

function numberOption<K extends string>(
  key: K,
  text: string | undefined,
  least: number,
  isWhole = false,
): { [P in K]?: number } {
  if (text === undefined) return {}
  const option = `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  const value = text.trim() === '' ? Number.NaN : Number(text)
  const isNumber = isWhole ? Number.isInteger(value) : Number.isFinite(value)
  const kind = isWhole ? 'a whole number' : 'a number'
  if (!isNumber) throw new Problem('usage', `${option} takes ${kind}, not "${text}".`)
  if (value < least || (least === 0 && value === 0))
    throw new Problem('bad_input', `${option} must be ${kind} above 0, not ${text}.`)
  return { [key]: value } as { [P in K]?: number }
}

function timesOption(text: string): 1 | 2 {
  if (text === '1') return 1
  if (text === '2') return 2
  throw new Problem('usage', `--times takes 1 or 2 (backup coverage), not "${text}".`)
}

/** '0=1,1500=0.75,3000=0.2': shares of demand served at distances, linear between. */
function decayOption(text: string): Decay {
  const knots = text.split(',').map((knot) => knot.split('=').map(Number))
  const isPair = knots.every((knot) => knot.length === 2 && knot.every(Number.isFinite))
  if (!isPair)
    throw new Problem(
      'usage',
      `--decay takes DISTANCE=SHARE,DISTANCE=SHARE (e.g. 0=1,1500=0.75,3000=0.2), not "${text}".`,
    )
  const falls = knots.every(([distance, share], k) => {
    const [before, more] = knots[k - 1] ?? [-1, 1]
    return distance! >= 0 && distance! > before! && share! >= 0 && share! <= more!
  })
  if (!falls)
    throw new Problem(
      'bad_input',
      `--decay must rise in distance and fall in share, from at most 1 to at least 0, not ${text}.`,
    )
  return {
    distance: Float64Array.from(knots, ([distance]) => distance!),
    share: Float64Array.from(knots, ([, share]) => share!),
  }
}

function checkNeeds(query: LocateQuery, options: LocateOptions): void {
  const { objective, cutoff, share, sites, range } = query
  const needs = (holds: boolean, what: string) => {
    if (!holds) throw new Problem('usage', `--objective ${objective} needs ${what}.`)
  }
  const isCovering = ['mclp', 'lscp', 'mixed'].includes(objective)
  if (isCovering) needs(cutoff !== undefined, '--cutoff')
  if (objective === 'flow' || objective === 'mixed')
    needs(range !== undefined && options.paths !== undefined, '--range and --paths')
  else needs(options.paths === undefined, 'distances, points or a graph, not --paths')
  const isFewest = objective === 'lscp' || share !== undefined
  const hasLimit = sites !== undefined || options.graph !== undefined
  if (!isFewest) needs(hasLimit || options.budget !== undefined, '--sites or --budget')
  if (share !== undefined && objective !== 'mclp')
    throw new Problem('usage', '--share goes with --objective mclp: fewest sites for that share.')
  if (isFewest && sites !== undefined)
    throw new Problem(
      'usage',
      `The fewest sites are looked for: leave --sites out${share === undefined ? ' with lscp' : ' with --share'}.`,
    )
  if (share !== undefined && share > 1)
    throw new Problem(
      'bad_input',
      `--share must be a share of all demand from 0 to 1, not ${share}.`,
    )
  for (const option of ['times', 'decay', 'capacity'] as const) {
    if (query[option] !== undefined && objective !== 'mclp')
      throw new Problem('usage', `--${option} goes with --objective mclp.`)
  }
  const forms = [share, query.decay, query.times === 2 ? 2 : undefined, query.capacity]
  if (forms.filter((form) => form !== undefined).length > 1)
    throw new Problem('usage', 'Give only one of --share, --decay, --times 2 and --capacity.')
}

/**
 * The problem that options, places and facts of the candidates make together.
 * @throws Problem bad_input where an id is not there, or is both fixed and forbidden
 */
export function locateProblem(
  query: LocateQuery,
  options: LocateOptions,
  input: LocateInput,
  facts: CandidateFacts,
): LocateProblem {
  const { objective, cutoff, maxDistance, share, times, range, decay } = query
  const isFewest = objective === 'lscp' || share !== undefined
  // A budget alone limits the sites; the number that a graph file asks for is then not meant.
  const ofFile = options.budget === undefined ? input.sites : undefined
  const sites = isFewest ? undefined : (query.sites ?? ofFile)
  const state = statesOf(options, input)
  const travel = 'travel' in input.network ? input.network.travel : undefined
  const rules = rulesOf(options, facts, state, travel)
  const choice: SiteChoice = {
    candidateCount: input.candidateIds.length,
    state,
    ...(sites !== undefined && { sites }),
    ...(rules.length > 0 && { rules }),
  }
  if (!('travel' in input.network)) {
    if (objective !== 'flow') throw noPlaces(objective)
    return { objective, paths: input.network.paths, range: range!, choice }
  }
  if ('paths' in input.network) {
    return { objective: 'mixed', cutoff: cutoff!, range: range!, ...input.network, choice }
  }
  const located = { ...input.network, choice }
  if (objective === 'mclp') {
    if (decay) return { objective, cutoff: cutoff!, ...located, decay }
    const capacity = capacityOf(query, facts, input)
    const more = {
      ...(capacity && { capacity }),
      ...(share !== undefined && { share }),
      ...(times !== undefined && { times }),
    }
    return { objective, cutoff: cutoff!, ...located, ...more }
  }
  if (objective === 'lscp') return { objective, cutoff: cutoff!, ...located }
  if (objective === 'flow' || objective === 'mixed') throw new Error('Expected paths.')
  const more = {
    ...(cutoff !== undefined && { cutoff }),
    ...(maxDistance !== undefined && { maxDistance }),
  }
  return { objective, ...located, ...more }
}

/** One number for all, else the column of the candidates. */
function capacityOf(
  { capacity, share, times }: LocateQuery,
  facts: CandidateFacts,
  input: LocateInput,
): Float64Array | undefined {
  if (capacity !== undefined) {
    return new Float64Array(input.candidateIds.length).fill(capacity)
  }
  return share === undefined && times !== 2 ? facts.capacity : undefined
}

function noPlaces(objective: Objective): Problem {
  return new Problem(
    'usage',
    `--objective ${objective} needs --distances, --points or a graph besides --paths.`,
  )
}

function statesOf(options: LocateOptions, input: LocateInput): Uint8Array {
  const rowOf = new Map(input.candidateIds.map((id, row) => [id, row]))
  const state = new Uint8Array(input.candidateIds.length)
  const unknown: string[] = []
  const twice: string[] = []
  const mark = (ids: readonly string[] | undefined, as: number) => {
    for (const id of ids ?? []) {
      const row = rowOf.get(id)
      if (row === undefined) unknown.push(id)
      else if (state[row] !== 0 && state[row] !== as) twice.push(id)
      else state[row] = as
    }
  }
  mark(options.fixed, FIXED)
  mark(options.existing, EXISTING)
  mark(options.forbidden, FORBIDDEN)
  if (unknown.length > 0)
    throw new Problem(
      'bad_input',
      `${input.fileName} has no candidates with these ids: ${firstTen(unknown)}.`,
    )
  if (twice.length > 0)
    throw new Problem(
      'bad_input',
      `These candidates are two of fixed, existing and forbidden at once: ${firstTen(twice)}.`,
    )
  return state
}
