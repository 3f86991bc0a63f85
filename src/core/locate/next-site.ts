import type { Network } from './network.ts'
import type { CenterProblem, LocateProblem } from './problem.ts'
import { RuleBook } from './rule-book.ts'
import { isSummed, siteModelOf } from './site-model-of.ts'
import { EXISTING, FREE, type SiteChoice } from './site-rules.ts'
import { worthOf } from './verify.ts'

/** The site that would add most to a plan as it stands. */
export interface NextSite {
  readonly candidate: number
  /** Demand covered more, or cost or distance saved, ≥ 0. */
  readonly gain: number
  /** Of the network with it. */
  readonly value: number
}

/**
 * What one more station would add after a plan: the best of all candidates that are left, exactly
 * (each one's gain is counted). The number of sites and the budget are lifted for it, all other rules
 * hold. Ties go to the lower candidate.
 * @param sites candidates that the plan opens
 * @returns undefined where no candidate may open, or where the fewest sites are asked for and one
 *   more has no use
 */
export function findNextSite(
  problem: LocateProblem,
  sites: ArrayLike<number>,
): NextSite | undefined {
  const plain = withoutShare(problem)
  if (plain.objective === 'lscp') return undefined
  const after = { ...plain, choice: openedChoice(plain.choice, sites) }
  const candidate = after.objective === 'p-center' ? nextCenter(after) : nextSummed(after)
  if (candidate < 0) return undefined
  const open = marksOf(after.choice)
  const before = worthOf(after, open).value
  open[candidate] = 1
  const { value } = worthOf(after, open)
  const gain = Number.isNaN(before) ? Number.NaN : Math.abs(value - before)
  return { candidate, gain, value }
}

/** A share asked for is reached: what more a site would cover is asked. */
function withoutShare(problem: LocateProblem): LocateProblem {
  if (!('share' in problem)) return problem
  const { share: _, ...plain } = problem
  return plain
}

/** What the plan opens stands; one more may open. */
function openedChoice(choice: SiteChoice, sites: ArrayLike<number>): SiteChoice {
  const state = choice.state.slice()
  for (let k = 0; k < sites.length; k++) state[sites[k]!] = EXISTING
  const rules = (choice.rules ?? []).filter(({ name }) => name !== 'the budget')
  return { candidateCount: choice.candidateCount, state, sites: 1, rules }
}

function marksOf({ state }: SiteChoice): Uint8Array {
  return Uint8Array.from(state, (mark) => (mark === EXISTING ? 1 : 0))
}

function nextSummed(problem: Parameters<typeof isSummed>[0]): number {
  if (!isSummed(problem)) throw new Error(`Expected a sum, got ${problem.objective}.`)
  const model = siteModelOf(problem)
  const book = new RuleBook(problem.choice, model.siteOf, 1)
  const network = model.network()
  let [best, most] = [-1, Number.NEGATIVE_INFINITY]
  for (const [site, candidate] of model.siteOf.entries()) {
    if (!book.canOpen(site) || (network.gainLimit?.(site) ?? Infinity) <= most) continue
    const gain = gainAlone(network, site)
    if (gain > most) [best, most] = [candidate, gain]
  }
  return best
}

/** What opening a site adds, without any promise of what it would prepare. */
function gainAlone(network: Network, site: number): number {
  if (network.gains) return network.gains.of[site]!
  if (network.gainLimit) return network.gainOf(site)
  const before = network.value
  network.open(site)
  const gain = network.value - before
  network.close(site)
  return gain
}

/** The candidate that leaves the farthest point nearest. */
function nextCenter({ travel, choice, maxDistance = Infinity }: CenterProblem): number {
  const open = marksOf(choice)
  const nearest = new Float64Array(travel.demandCount).fill(maxDistance)
  const reach: { point: number; distance: number }[][] = Array.from(open, () => [])
  for (let i = 0; i < travel.demandCount; i++) {
    for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
      const [j, distance] = [travel.candidate[k]!, travel.distance[k]!]
      if (open[j]) nearest[i] = Math.min(nearest[i]!, distance)
      else reach[j]!.push({ point: i, distance })
    }
  }
  const farFirst = Uint32Array.from(nearest.keys()).sort((a, b) => nearest[b]! - nearest[a]!)
  const book = new RuleBook(choice, Uint32Array.from(open.keys()), 1)
  const now = nearest.slice()
  let [best, least] = [-1, Infinity]
  for (const [j, points] of reach.entries()) {
    if (choice.state[j] !== FREE || !book.canOpen(j)) continue
    for (const { point, distance } of points) now[point] = Math.min(nearest[point]!, distance)
    let farthest = 0
    for (const i of farFirst) {
      if (nearest[i]! <= farthest) break
      farthest = Math.max(farthest, now[i]!)
    }
    for (const { point } of points) now[point] = nearest[point]!
    if (best < 0 || farthest < least) [best, least] = [j, farthest]
  }
  return best
}
