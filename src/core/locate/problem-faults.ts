import { Problem } from '../problem.ts'
import type { CoveringProblem, FlowProblem, LocateProblem, MixedProblem } from './problem.ts'
import { candidatesIn, EXISTING, FIXED, FORBIDDEN, FREE, type SiteChoice } from './site-rules.ts'

const MOST_NAMED = 10

/** Names for messages: of demand points and of candidates. */
export interface Names {
  demand(row: number): string
  candidate(row: number): string
}

/** Rows by number, where they have no names. */
export const NUMBERS: Names = { demand: String, candidate: String }

/** 'a, b, c and 12 more'. */
export function namedFirst(rows: readonly number[], name: (row: number) => string): string {
  const named = rows.slice(0, MOST_NAMED).map(name).join(', ')
  return rows.length > MOST_NAMED ? `${named} and ${rows.length - MOST_NAMED} more` : named
}

/**
 * Refuses a problem that cannot be meant.
 * @throws Problem bad_input or infeasible, one sentence
 */
export function checkProblem(problem: LocateProblem, names: Names = NUMBERS): void {
  checkSites(problem.choice)
  if (problem.objective === 'flow' || problem.objective === 'mixed') checkTrips(problem)
  if (problem.objective === 'flow') return
  for (const [row, weight] of problem.demand.entries()) {
    if (!(weight >= 0 && weight < Infinity))
      throw new Problem(
        'bad_input',
        `The demand of ${names.demand(row)} is ${weight}: demand is a number ≥ 0.`,
      )
  }
  if (problem.objective === 'mixed') {
    checkMixed(problem)
    return
  }
  const isWeighted = problem.objective === 'mclp' || problem.objective === 'p-median'
  if (isWeighted && !problem.demand.some((weight) => weight > 0))
    throw new Problem('bad_input', 'There is no demand: every demand point has a demand of 0.')
  if (problem.objective === 'mclp' || problem.objective === 'lscp') checkCutoff(problem, names)
  else if (problem.maxDistance === undefined) checkStranded(problem, names)
  if (problem.objective === 'mclp' && 'capacity' in problem) checkCapacity(problem, names)
}

function checkTrips({ paths, range }: FlowProblem | MixedProblem): void {
  if (!(range > 0 && range < Infinity))
    throw new Problem('bad_input', `The range must be a number above 0, not ${range}.`)
  const wrong = paths.flow.findIndex((flow) => !(flow >= 0 && flow < Infinity))
  if (wrong >= 0)
    throw new Problem(
      'bad_input',
      `The flow of trip ${wrong + 1} is ${paths.flow[wrong]}: a flow is a number ≥ 0.`,
    )
}

/** Either kind of demand may be absent, not both. */
function checkMixed({ demand, paths, cutoff }: MixedProblem): void {
  if (!(cutoff > 0 && cutoff < Infinity))
    throw new Problem('bad_input', `The cutoff must be a number above 0, not ${cutoff}.`)
  if (!demand.some((weight) => weight > 0) && !paths.flow.some((flow) => flow > 0))
    throw new Problem('bad_input', 'There is no demand: every demand point and every trip is 0.')
}

function checkSites(choice: SiteChoice): void {
  const { sites } = choice
  const fixed = candidatesIn(choice, FIXED).length
  const free = candidatesIn(choice, FREE).length
  if (sites !== undefined && !(Number.isInteger(sites) && sites > 0))
    throw new Problem(
      'bad_input',
      `The number of sites must be a whole number above 0, not ${sites}.`,
    )
  if (sites !== undefined && sites < fixed)
    throw new Problem(
      'infeasible',
      `${fixed} sites are fixed but only ${sites} may open: raise the number of sites.`,
    )
  if (sites !== undefined && sites > fixed + free) {
    const left = candidatesIn(choice, FORBIDDEN).length + candidatesIn(choice, EXISTING).length
    const why = left > 0 ? ` (${left} more are forbidden or exist already)` : ''
    throw new Problem(
      'infeasible',
      `${sites} sites were asked for, but there are only ${fixed + free} candidates${why}.`,
    )
  }
  checkRules(choice)
}

/** Rules that the fixed sites alone break, or that all candidates together cannot reach. */
function checkRules(choice: SiteChoice): void {
  for (const rule of choice.rules ?? []) {
    let [standing, possible, cheapest] = [0, 0, Infinity]
    for (const [k, candidate] of rule.candidates.entries()) {
      const state = choice.state[candidate]
      if (state === FIXED || state === EXISTING) standing += rule.weights[k]!
      if (state !== FORBIDDEN) possible += rule.weights[k]!
      if (state === FREE) cheapest = Math.min(cheapest, rule.weights[k]!)
    }
    if (standing > rule.most * (1 + 1e-9))
      throw new Problem(
        'infeasible',
        `What is open from the start already comes to ${standing} for ${rule.name}, more than ${rule.most}.`,
      )
    if (possible < rule.least * (1 - 1e-9))
      throw new Problem(
        'infeasible',
        `All candidates together come to ${possible} for ${rule.name}, less than ${rule.least}.`,
      )
    const isAll = rule.candidates.length === choice.candidateCount
    if (rule.name === 'the budget' && isAll && standing === 0 && cheapest > rule.most)
      throw new Problem(
        'infeasible',
        `The budget of ${rule.most} is below the cheapest site (${cheapest}).`,
      )
  }
}

function checkCapacity({ capacity, times, share }: CoveringProblem, names: Names): void {
  if (capacity === undefined) return
  if (times === 2 || share !== undefined)
    throw new Problem(
      'bad_input',
      'Capacities go with covering by a number of sites or a budget, not with backup coverage or a share.',
    )
  const wrong = capacity.findIndex((limit) => !(limit >= 0))
  if (wrong >= 0)
    throw new Problem(
      'bad_input',
      `The capacity of ${names.candidate(wrong)} is ${capacity[wrong]}: a capacity is a number ≥ 0.`,
    )
}

function checkCutoff(
  problem: Extract<LocateProblem, { objective: 'mclp' | 'lscp' }>,
  names: Names,
): void {
  const { cutoff, travel, choice } = problem
  if (!(cutoff > 0 && cutoff < Infinity))
    throw new Problem('bad_input', `The cutoff must be a number above 0, not ${cutoff}.`)
  const unreached: number[] = []
  for (let i = 0; i < travel.demandCount; i++) {
    let isReached = false
    for (let k = travel.start[i]!; k < travel.start[i + 1]! && !isReached; k++) {
      isReached = travel.distance[k]! <= cutoff && choice.state[travel.candidate[k]!] !== FORBIDDEN
    }
    if (!isReached) unreached.push(i)
  }
  if (unreached.length === travel.demandCount)
    throw new Problem(
      'infeasible',
      `No candidate is within the cutoff of ${cutoff} of any demand point: raise the cutoff.`,
    )
  if (problem.objective === 'lscp' && unreached.length > 0)
    throw new Problem(
      'infeasible',
      `No candidate is within the cutoff of ${cutoff} of ${unreached.length} demand points: ${namedFirst(unreached, names.demand)}.`,
    )
}

/** Demand that no candidate reaches at all, where all of it must be served. */
function checkStranded(
  problem: Extract<LocateProblem, { objective: 'p-median' | 'p-center' }>,
  names: Names,
): void {
  const { travel, demand, choice } = problem
  const stranded: number[] = []
  for (let i = 0; i < travel.demandCount; i++) {
    if (problem.objective === 'p-median' && demand[i] === 0) continue
    const reach = travel.candidate.subarray(travel.start[i], travel.start[i + 1])
    if (!reach.some((j) => choice.state[j] !== FORBIDDEN)) stranded.push(i)
  }
  if (stranded.length > 0)
    throw new Problem(
      'infeasible',
      `No candidate reaches ${stranded.length} demand points (${namedFirst(stranded, names.demand)}): give --max-distance D to charge them that distance.`,
    )
}
