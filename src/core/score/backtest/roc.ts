/** Rows in rising order of score, with where each run of equal scores ends. */
interface Ranking {
  readonly order: Uint32Array
  readonly keys: Float64Array
}

/**
 * Area under the ROC curve: the chance that a positive row scores higher than a negative one, ties
 * counting half. By mid-ranks, AUC = (R⁺ − n⁺(n⁺ + 1)/2) / (n⁺ · n⁻) (Mann and Whitney 1947;
 * Hanley and McNeil, Radiology 143, 1982). O(n log n).
 *
 * @param scores one a row; NaN (an excluded cell) ranks below every score
 * @param positives 1 = positive, 0 = negative, one a row
 * @returns 0–1; NaN where one of the two kinds is absent
 * @throws where lengths differ
 */
export function rocAuc(scores: Float64Array, positives: Uint8Array): number {
  return countedAuc(rankScores(scores, positives), positives)
}

/**
 * The same, each row standing for a number of rows, as a bootstrap draw does: the ranking is made
 * once and serves every draw.
 *
 * @param counts how often each row is there; absent: once
 */
export function countedAuc(
  { order, keys }: Ranking,
  positives: Uint8Array,
  counts?: Uint32Array,
): number {
  let below = 0
  let wins = 0
  let totalPositive = 0
  for (let from = 0; from < order.length; ) {
    let to = from
    let [up, down] = [0, 0]
    for (const key = keys[order[from]!]!; to < order.length && keys[order[to]!] === key; to++) {
      const row = order[to]!
      const count = counts ? counts[row]! : 1
      if (positives[row]) up += count
      else down += count
    }
    wins += up * (below + down / 2)
    below += down
    totalPositive += up
    from = to
  }
  return wins / (totalPositive * below)
}

/** Sorts rows by score once; equal scores are one run. */
export function rankScores(scores: Float64Array, positives: Uint8Array): Ranking {
  if (scores.length !== positives.length)
    throw new Error(`Expected ${scores.length} marks of openings, got ${positives.length}.`)
  const keys = scores.map((score) => (Number.isNaN(score) ? -Infinity : score))
  const order = Uint32Array.from(keys, (_, row) => row)
  order.sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b))
  return { order, keys }
}
