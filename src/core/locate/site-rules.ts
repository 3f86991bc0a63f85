import type { Rows } from './sparse.ts'

/** What may be done with a candidate. */
export const FREE = 0
/** Must open, and counts among the sites to open. */
export const FIXED = 1
/** Must not open. */
export const FORBIDDEN = 2
/** Is open already: serves, costs nothing and does not count among the sites to open. */
export const EXISTING = 3

/**
 * One thing that the open sites must keep together: least ≤ Σ weight of the open ones ≤ most.
 * A budget (weight = cost), at most so many of one partner, at least so many in one area, the
 * headroom of one feeder (weight = kVA of a site) and a minimum spacing (two sites, at most one) are
 * all of this form.
 */
export interface SiteRule {
  /** What a message calls it, e.g. 'the budget', 'the partner Anji'. */
  readonly name: string
  readonly candidates: Uint32Array
  /** One a candidate, > 0. */
  readonly weights: Float64Array
  readonly least: number
  readonly most: number
}

/** Which sites may be chosen. */
export interface SiteChoice {
  readonly candidateCount: number
  /** FREE, FIXED, FORBIDDEN or EXISTING, one a candidate. */
  readonly state: Uint8Array
  /** Sites to open, fixed ones among them; undefined = as many as the rules allow. */
  readonly sites?: number
  readonly rules?: readonly SiteRule[]
}

/** A budget: the cost of the sites opened; existing ones cost nothing. */
export function budgetRule(cost: Float64Array, budget: number, state: Uint8Array): SiteRule {
  const candidates = Uint32Array.from(cost.keys()).filter(
    (j) => cost[j]! > 0 && state[j] !== EXISTING,
  )
  const weights = Float64Array.from(candidates, (j) => cost[j]!)
  return { name: 'the budget', candidates, weights, least: -Infinity, most: budget }
}

/** At least and at most so many sites of a group, e.g. of a partner or in an area. */
export function countRule(
  name: string,
  candidates: Uint32Array,
  least: number,
  most: number,
): SiteRule {
  return { name, candidates, weights: new Float64Array(candidates.length).fill(1), least, most }
}

/** The load that the open sites put on one feeder: at most its headroom, kVA. */
export function feederRule(
  name: string,
  candidates: Uint32Array,
  loadKva: Float64Array,
  headroomKva: number,
): SiteRule {
  return { name, candidates, weights: loadKva, least: -Infinity, most: headroomKva }
}

/**
 * A minimum spacing: of two candidates nearer than it, at most one opens.
 * @param near for each candidate, the candidates that are too near to it
 * @param state a pair of existing or fixed sites is as it is and makes no rule
 */
export function spacingRules(near: Rows, state: Uint8Array): SiteRule[] {
  const rules: SiteRule[] = []
  const stands = (j: number) => state[j] === EXISTING || state[j] === FIXED
  for (let j = 0; j + 1 < near.start.length; j++) {
    for (let k = near.start[j]!; k < near.start[j + 1]!; k++) {
      const other = near.index[k]!
      if (other <= j || (stands(j) && stands(other))) continue
      rules.push(countRule('the minimum spacing', Uint32Array.of(j, other), -Infinity, 1))
    }
  }
  return rules
}

/** Candidates that are open before anything is chosen: existing and fixed ones. */
export function openFromTheStart(choice: SiteChoice): number[] {
  return candidatesIn(choice, FIXED).concat(candidatesIn(choice, EXISTING))
}

/** Candidates in a state, ascending. */
export function candidatesIn(choice: SiteChoice, state: number): number[] {
  const found: number[] = []
  for (let j = 0; j < choice.candidateCount; j++) if (choice.state[j] === state) found.push(j)
  return found
}
