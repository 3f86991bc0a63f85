/**
 * The weighted sum: score = Σ (100 × weight) × curve value, in registry order.
 *
 * Only + − × run here, always in the same order, so Node and Chromium give the same bits. This is
 * the one definition of a score; whatever is faster (`fast/`) only selects rows and asks this file
 * for their scores.
 */

// 2,048 rows of `out` and of four columns are 80 KiB: they stay in the second-level cache while
// the columns are added four at a time.
const BLOCK_ROWS = 2048

/** Points (0–100) that a criterion with this weight (share) and curve value ([0,1]) adds. */
export function contributionOf(weight: number, value: number): number {
  return 100 * weight * value
}

/**
 * Scores every row.
 *
 * @param columns curve values in [0,1], no NaN, one column a criterion, in registry order
 * @param weights shares that sum to 1, one a criterion
 * @param excluded one byte a row: 0 = free, else the reason's code
 * @param out receives the score of each row, 0–100; NaN where the row is excluded
 * @throws where lengths differ or a weight is not a finite number ≥ 0
 */
export function scoreCells(
  columns: readonly Float64Array[],
  weights: Float64Array,
  excluded: Uint8Array,
  out: Float64Array,
): void {
  checkColumns(columns, excluded)
  checkWeights(weights, columns.length)
  if (out.length !== excluded.length) {
    throw new Error(`Expected out to have ${excluded.length} rows, got ${out.length}.`)
  }
  for (let from = 0; from < out.length; from += BLOCK_ROWS) {
    const to = Math.min(from + BLOCK_ROWS, out.length)
    out.fill(0, from, to)
    let i = 0
    for (; i + 4 <= columns.length; i += 4) addFour(columns, weights, i, from, to, out)
    for (; i < columns.length; i++) addOne(columns, weights, i, from, to, out)
    for (let row = from; row < to; row++) if (excluded[row] !== 0) out[row] = NaN
  }
}

/** The score of one row, 0–100, the same bits as `scoreCells`; exclusions are not looked at. */
export function scoreRow(
  columns: readonly Float64Array[],
  weights: Float64Array,
  row: number,
): number {
  let score = 0
  for (let i = 0; i < columns.length; i++) {
    score += contributionOf(weights[i] as number, (columns[i] as Float64Array)[row] as number)
  }
  return score
}

/** @throws where a column's length is not the number of rows */
export function checkColumns(columns: readonly Float64Array[], excluded: Uint8Array): void {
  for (let i = 0; i < columns.length; i++) {
    const rows = (columns[i] as Float64Array).length
    if (rows !== excluded.length) {
      throw new Error(`Expected column ${i} to have ${excluded.length} rows, got ${rows}.`)
    }
  }
}

/** @throws where there is not one finite weight ≥ 0 a criterion */
export function checkWeights(weights: Float64Array, criteria: number): void {
  if (weights.length !== criteria) {
    throw new Error(`Expected ${criteria} weights, got ${weights.length}.`)
  }
  for (let i = 0; i < criteria; i++) {
    const weight = weights[i] as number
    if (!(weight >= 0 && weight < Infinity)) {
      throw new Error(`Expected weight ${i} to be a finite number ≥ 0, got ${weight}.`)
    }
  }
}

// JavaScript adds from left to right, so four columns in one expression round exactly like four
// passes of `addOne`, and read and write `out` once instead of four times.
function addFour(
  columns: readonly Float64Array[],
  weights: Float64Array,
  first: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const a = columns[first] as Float64Array
  const b = columns[first + 1] as Float64Array
  const c = columns[first + 2] as Float64Array
  const d = columns[first + 3] as Float64Array
  const wa = 100 * (weights[first] as number)
  const wb = 100 * (weights[first + 1] as number)
  const wc = 100 * (weights[first + 2] as number)
  const wd = 100 * (weights[first + 3] as number)
  for (let row = from; row < to; row++) {
    out[row] =
      (out[row] as number) +
      wa * (a[row] as number) +
      wb * (b[row] as number) +
      wc * (c[row] as number) +
      wd * (d[row] as number)
  }
}

function addOne(
  columns: readonly Float64Array[],
  weights: Float64Array,
  i: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const column = columns[i] as Float64Array
  const weight = 100 * (weights[i] as number)
  for (let row = from; row < to; row++) {
    out[row] = (out[row] as number) + weight * (column[row] as number)
  }
}
