import { BestRows } from './best.ts'

/**
 * The rows of the k best scores, best first, ties to the lower row; NaN (excluded) never.
 * One pass and a selection: linear in the rows, whatever their order; only the k are sorted.
 *
 * @param scores one a row, 0–100 or NaN; any number but an infinite one is ordered right
 * @returns row numbers, fewer than k where fewer rows have a score
 * @throws where k is not a whole number ≥ 0
 */
export function topRows(scores: Float64Array, k: number): Uint32Array {
  const best = new BestRows(k, scores.length)
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number
    // Rows come in ascending order, so a tie with the floor has already lost.
    if (score > best.floor) best.offer(row, score)
  }
  return best.take().rows
}
