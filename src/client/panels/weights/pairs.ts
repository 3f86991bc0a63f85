import { weightsByPairs } from '../../../core/score/weighting/pairwise.ts'

/** Two criteria, by their places in the list. */
export interface Pair {
  readonly i: number
  readonly j: number
}

export function pairsOf(count: number): Pair[] {
  const pairs: Pair[] = []
  for (let i = 0; i < count; i++) for (let j = i + 1; j < count; j++) pairs.push({ i, j })
  return pairs
}

/**
 * A judgement is −8 … 8: 0 is equal, 2 is 'the first counts 3 times', −2 the second. Saaty's scale of
 * 1–9 to both sides.
 */
export function timesOf(judgement: number): number {
  return judgement >= 0 ? judgement + 1 : 1 / (1 - judgement)
}

/** Weights from judgements, one a pair of `pairsOf`, and the pair that fits the others least. */
export function weighPairs(ids: readonly string[], judgements: readonly number[]) {
  const pairs = pairsOf(ids.length)
  const matrix = ids.map(() => ids.map(() => 1))
  pairs.forEach(({ i, j }, k) => {
    const times = timesOf(judgements[k] ?? 0)
    matrix[i]![j] = times
    matrix[j]![i] = 1 / times
  })
  const { weights, consistencyRatio } = weightsByPairs(ids, matrix)
  const off = ({ i, j }: Pair) => {
    const ratio = (matrix[i]![j]! * weights[j]!) / weights[i]!
    return Math.max(ratio, 1 / ratio)
  }
  const worst = pairs.reduce((a, b) => (off(b) > off(a) ? b : a), pairs[0]!)
  return { weights, consistencyRatio, worst }
}
