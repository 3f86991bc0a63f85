import type { LocateProblem, Objective } from '../core/locate/problem.ts'
import { EXISTING, FIXED, FORBIDDEN, type SiteChoice } from '../core/locate/site-rules.ts'
import { Problem } from '../core/problem.ts'
import type { LocateInput } from './locate-input.ts'

/** The options of `siteswap locate` as they are typed. */
export interface LocateOptions {
  readonly objective: string
  readonly sites?: string
  readonly share?: string
  readonly cutoff?: string
  readonly range?: string
  readonly times?: string
  readonly maxDistance?: string
  readonly fixed?: readonly string[]
  readonly forbidden?: readonly string[]
  readonly existing?: readonly string[]
  readonly seconds: string
  readonly seed: string
  readonly map?: readonly string[]
  readonly distances?: string
  readonly points?: string
  readonly graph?: string
  readonly paths?: string
  readonly json?: boolean
}

/** The options as numbers. */
export interface LocateQuery {
  readonly objective: Objective
  readonly sites?: number
  readonly share?: number
  readonly cutoff?: number
  readonly range?: number
  readonly times?: 1 | 2
  readonly maxDistance?: number
}

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
    ...(options.times !== undefined && { times: timesOption(options.times) }),
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
  if (!isFewest) needs(sites !== undefined || options.graph !== undefined, '--sites')
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
  if (query.times !== undefined && objective !== 'mclp')
    throw new Problem('usage', '--times goes with --objective mclp.')
}

/**
 * The problem that options and places make together.
 * @throws Problem bad_input where an id is not there, or is both fixed and forbidden
 */
export function locateProblem(
  query: LocateQuery,
  options: LocateOptions,
  input: LocateInput,
): LocateProblem {
  const { objective, cutoff, maxDistance, share, times, range } = query
  const isFewest = objective === 'lscp' || share !== undefined
  const sites = isFewest ? undefined : (query.sites ?? input.sites)
  const choice: SiteChoice = {
    candidateCount: input.candidateIds.length,
    state: statesOf(options, input),
    ...(sites !== undefined && { sites }),
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
    const more = { ...(share !== undefined && { share }), ...(times !== undefined && { times }) }
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

function firstTen(ids: readonly string[]): string {
  const more = ids.length > 10 ? ` and ${ids.length - 10} more` : ''
  return ids.slice(0, 10).join(', ') + more
}
