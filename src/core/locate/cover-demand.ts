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
