import type { Frame } from './frame.ts'
import { contributionOf } from './kernel.ts'
import { shapleyShares } from './rules/shapley.ts'
import { curveValue, type Scores } from './score.ts'

/**
 * Points that each criterion of a frame adds at a row, in frame order, 0 where it is inactive; added
 * in this order they are the score exactly. For the weighted sum, weight × curve value; for another
 * rule Shapley shares, which can be below 0.
 */
export function pointsAt(frame: Frame, scores: Scores, row: number): Float64Array {
  const points = new Float64Array(frame.criteria.length)
  const places = frame.criteria.flatMap(({ active }, i) => (active ? [i] : []))
  const shares = scores.rule && shapleyShares(scores.rule, row, places.length)
  places.forEach((i, k) => {
    points[i] =
      shares?.[k] ?? contributionOf(scores.shares[i]!, curveValue(frame.criteria[i]!, row))
  })
  return points
}
