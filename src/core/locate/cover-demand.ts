import type { CoverDemand } from './cover-model.ts'
import { type Travel, travelWithin } from './travel.ts'

/** Demand that counts when so many open sites are within the cutoff. */
export function coverDemand(
  demand: Float64Array,
  travel: Travel,
  cutoff: number,
  times = 1,
): CoverDemand {
  const { start, candidate } = travelWithin(travel, cutoff)
  const clauseStart = Uint32Array.from({ length: demand.length + 1 }, (_, i) => i)
  return { weight: demand, clauseStart, clauses: { start, index: candidate }, need: times }
}

/**
 * Two kinds of demand, in one unit, over the same candidates: the items of the one, then those of
 * the other.
 */
export function joinedDemand(first: CoverDemand, second: CoverDemand): CoverDemand {
  if (first.need !== second.need)
    throw new Error(`Expected demand with one need, got ${first.need} and ${second.need}.`)
  const weight = new Float64Array(first.weight.length + second.weight.length)
  weight.set(first.weight)
  weight.set(second.weight, first.weight.length)
  const index = new Uint32Array(first.clauses.index.length + second.clauses.index.length)
  index.set(first.clauses.index)
  index.set(second.clauses.index, first.clauses.index.length)
  return {
    weight,
    clauseStart: joinedStarts(first.clauseStart, second.clauseStart),
    clauses: { start: joinedStarts(first.clauses.start, second.clauses.start), index },
    need: first.need,
  }
}

function joinedStarts(first: Uint32Array, second: Uint32Array): Uint32Array {
  const offset = first[first.length - 1]!
  const joined = new Uint32Array(first.length + second.length - 1)
  joined.set(first)
  for (let k = 1; k < second.length; k++) joined[first.length + k - 1] = offset + second[k]!
  return joined
}
