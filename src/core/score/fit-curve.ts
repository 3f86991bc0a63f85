import type { Direction } from '../criteria/criterion.ts'
import type { Curve } from './curve.ts'

/** Full marks are given at the value up to which this share of the region's total is found. */
const FULL_MARKS_SHARE = 0.95

/**
 * The default curve: a straight line from 0 at 0 to 1 at full marks, upside down for a cost. Full
 * marks are the value given, else the value-weighted 95th percentile: 95% of the region's total
 * lies in cells of that value or less. Counting cells instead would let empty countryside decide:
 * where demand is in a few cells, all of those that matter would get full marks.
 */
export function fitCurve(values: Float32Array, direction: Direction, fullMarks?: number): Curve {
  const top = fullMarks ?? topOf(values)
  // All zero or all unknown: any value above 0 would be the best there is.
  return { x: [0, top > 0 ? top : 1], y: direction === 'benefit' ? [0, 1] : [1, 0] }
}

function topOf(values: Float32Array): number {
  const sorted = values.filter((value) => value > 0).sort()
  const total = sorted.reduce((a, b) => a + b, 0)
  let upTo = 0
  for (const value of sorted) {
    upTo += value
    if (upTo >= FULL_MARKS_SHARE * total) return value
  }
  return 0
}
