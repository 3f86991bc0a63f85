import { rankScores } from './roc.ts'

/**
 * Share of the positive rows found among the best-scoring share of all rows. Rows that tie at the
 * edge count by the part of their run that is still let in, so the order of rows does not matter.
 *
 * @param scores one a row; NaN (an excluded cell) ranks below every score
 * @param positives 1 = positive, 0 = negative, one a row
 * @param share of the rows looked at, above 0, at most 1
 * @returns 0–1; NaN where there is no positive row
 * @throws where lengths differ or the share is out of range
 */
export function recallAt(scores: Float64Array, positives: Uint8Array, share: number): number {
  if (!(share > 0 && share <= 1)) throw new Error(`Expected a share in (0, 1], got ${share}.`)
  const { order, keys } = rankScores(scores, positives)
  const room = share * order.length
  let found = 0
  let seen = 0
  for (let end = order.length; end > 0 && seen < room; ) {
    let start = end
    let inRun = 0
    for (const key = keys[order[end - 1]!]!; start > 0 && keys[order[start - 1]!] === key; start--)
      inRun += positives[order[start - 1]!]!
    const rows = end - start
    found += inRun * Math.min(1, (room - seen) / rows)
    seen += rows
    end = start
  }
  return found / positives.reduce((sum, mark) => sum + mark, 0)
}

/**
 * Lift: how many times more positives the best-scoring share holds than a blind choice of as many
 * rows would.
 */
export function liftAt(scores: Float64Array, positives: Uint8Array, share: number): number {
  return recallAt(scores, positives, share) / share
}
