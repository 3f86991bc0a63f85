/** 2⁻²⁰ of a vehicle: whole multiples of it add up without rounding up to 8 billion vehicles. */
const QUANTUM = 2 ** -20

/**
 * Spreads a total over places in proportion to their weights, evenly where no weight is above 0.
 * The parts are whole multiples of 2⁻²⁰ and add up to a whole total exactly, in any order: each is
 * the difference of two rounded running totals.
 *
 * @param total ≥ 0
 * @param weights ≥ 0, at least one
 */
export function spreadTotal(total: number, weights: readonly number[]): Float64Array {
  if (weights.length === 0) throw new Error('spreadTotal needs a place to put the total')
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = new Float64Array(weights.length)
  let running = 0
  let before = 0
  for (let i = 0; i < weights.length; i++) {
    running += sum > 0 ? weights[i]! : 1
    const share = running / (sum > 0 ? sum : weights.length)
    const upTo =
      i === weights.length - 1
        ? total
        : Math.min(total, Math.round((total * share) / QUANTUM) * QUANTUM)
    parts[i] = upTo - before
    before = upTo
  }
  return parts
}
