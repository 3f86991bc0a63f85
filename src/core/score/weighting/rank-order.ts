import { Problem } from '../../problem.ts'

/**
 * Weights from an order of importance alone.
 * - `centroid`: wᵢ = (1/n) Σₖ₌ᵢⁿ 1/k, the mean of all weights that respect the order (Edwards and
 *   Barron, SMARTS and SMARTER, 1994): steep.
 * - `sum`: wᵢ = 2(n + 1 − i) / n(n + 1) (Stillwell, Seaver and Edwards 1981): even steps.
 */
export type RankMethod = 'centroid' | 'sum'

/** Shares by place, the most important first; they sum to 1 but for rounding. */
export function sharesByPlace(places: number, method: RankMethod): Float64Array {
  if (!Number.isSafeInteger(places) || places < 1)
    throw new Error(`Expected a number of places ≥ 1, got ${places}.`)
  const shares = new Float64Array(places)
  let tail = 0
  for (let i = places; i >= 1; i--) {
    tail += 1 / i
    shares[i - 1] =
      method === 'centroid' ? tail / places : (2 * (places + 1 - i)) / (places * (places + 1))
  }
  return shares
}

/**
 * Weights of criteria put in order, the most important first; those named together tie and get the
 * mean of the places they fill.
 *
 * @param order e.g. ['unserved', ['grid_headroom', 'partner_fit'], 'rent']
 * @throws Problem usage where none is named, or one twice
 */
export function weightsByRanking<Id extends string>(
  order: readonly (Id | readonly Id[])[],
  method: RankMethod = 'centroid',
): Partial<Record<Id, number>> {
  const groups = order.map((group) => (typeof group === 'string' ? [group] : group))
  const ids = groups.flat()
  if (ids.length === 0)
    throw new Problem('usage', 'The ranking names no criterion: name them, most important first.')
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice) throw new Problem('usage', `The ranking names ${twice} twice: name each once.`)
  const shares = sharesByPlace(ids.length, method)
  const weights: Partial<Record<Id, number>> = {}
  let place = 0
  for (const group of groups) {
    const filled = shares.subarray(place, place + group.length)
    const mean = filled.reduce((a, b) => a + b, 0) / group.length
    for (const id of group) weights[id] = mean
    place += group.length
  }
  return weights
}
