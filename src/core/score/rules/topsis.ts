import type { Direction } from '../../criteria/criterion.ts'
import { checkColumns, checkWeights } from '../kernel.ts'
import { memberWeight, type Rule, wholePoints } from './rule.ts'

/** What a column looks like over all rows that are not excluded. */
interface Span {
  readonly norm: number
  readonly best: number
  readonly worst: number
}

/**
 * TOPSIS (Hwang and Yoon, Multiple Attribute Decision Making, 1981): each column is divided by its
 * Euclidean norm and weighted; the score is 100 · d⁻ / (d⁺ + d⁻), with d⁺ and d⁻ the Euclidean
 * distances to the best and the worst value of each column. It compares rows with each other: a row
 * more or less in the region can move all scores. Rows that are all alike score 50.
 *
 * Only + − × ÷ and sqrt, so every host gives the same bits.
 *
 * @param columns values, no NaN, one column a criterion: curve values, or raw ones with `directions`
 * @param weights shares that sum to 1
 * @param excluded one byte a row; excluded rows take no part in norms, best and worst
 * @param directions of the columns; absent: all benefits, as curve values are
 * @throws where lengths differ or a weight is not a finite number ≥ 0
 */
export function topsis(
  columns: readonly Float64Array[],
  weights: Float64Array,
  excluded: Uint8Array,
  directions?: readonly Direction[],
): Rule {
  return topsisOver(columns, excluded, directions)(weights)
}

/** The same, for many weights over the same rows: what the columns look like is found once. */
export function topsisOver(
  columns: readonly Float64Array[],
  excluded: Uint8Array,
  directions?: readonly Direction[],
): (weights: Float64Array) => Rule {
  checkColumns(columns, excluded)
  const spans = columns.map((column, i) => spanOf(column, excluded, directions?.[i] ?? 'benefit'))
  return (weights) => {
    checkWeights(weights, columns.length)
    return { scoreAt: (row, members) => closeness(columns, spans, weights, row, members) }
  }
}

function closeness(
  columns: readonly Float64Array[],
  spans: readonly Span[],
  weights: Float64Array,
  row: number,
  members?: Uint8Array,
): number {
  const total = memberWeight(weights, members)
  if (total === 0) return 0
  let [toBest, toWorst] = [0, 0]
  for (let i = 0; i < columns.length; i++) {
    const { norm, best, worst } = spans[i]!
    if (norm === 0 || (members && !members[i])) continue
    const scale = weights[i]! / total / norm
    const value = columns[i]![row]!
    const [down, up] = [scale * (best - value), scale * (value - worst)]
    toBest += down * down
    toWorst += up * up
  }
  const [far, near] = [Math.sqrt(toBest), Math.sqrt(toWorst)]
  return far + near === 0 ? 50 : wholePoints(100 * (near / (far + near)))
}

function spanOf(column: Float64Array, excluded: Uint8Array, direction: Direction): Span {
  let squares = 0
  let [least, most] = [Infinity, -Infinity]
  for (let row = 0; row < column.length; row++) {
    if (excluded[row] !== 0) continue
    const value = column[row]!
    squares += value * value
    if (value < least) least = value
    if (value > most) most = value
  }
  const norm = Math.sqrt(squares)
  return direction === 'benefit'
    ? { norm, best: most, worst: least }
    : { norm, best: least, worst: most }
}
