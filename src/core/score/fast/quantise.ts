/**
 * Curve values and weights as small whole numbers, and the guard band that makes a selection on
 * them exact.
 *
 * A value v in [0,1] becomes q = round(255 v), a weight w becomes W = round(w / m × 32,767), where m
 * is the largest weight. For n criteria write A = Σ W q, which the kernel computes without error
 * (it needs Σ W q < 2³¹, so n ≤ 257), and let s = 100 Σ w v be the true score. In the kernel's
 * units that is S = 255 × 32,767 × s / (100 m). With 255 v = q + ε, |ε| ≤ ½, and
 * 32,767 w / m = W + δ, |δ| ≤ ½:
 *
 *     S = Σ (W + δ) 255 v = Σ W (q + ε) + Σ δ 255 v, so |S − A| ≤ ½ Σ W + 127.5 n =: G − 1.
 *
 * The 1 covers what float64 rounds in a score, in ε, δ and S (n × 2⁻⁵⁰ of at most 2³¹: far below
 * 0.001). So a row with A < S(t) − G has a float64 score strictly below t: where t is the score of
 * the k-th best row seen so far, it can neither enter the best k nor tie with them. A row with
 * A ≥ S(t) − G is scored in float64 and decided there. One point is 83,556 / m units, so for weights
 * that sum to 1 the band is 0.196 + 0.0015 n m points.
 */

/** Values become 0 … 255: one byte, so that the kernel reads as little memory as it can. */
const VALUE_STEPS = 255
/** The largest whole number of the kernel's 16-bit weights. */
const WEIGHT_STEPS = 32767
/** With more criteria a sum of products might leave 32 bits. */
export const MOST_CRITERIA = 257
/** Below every sum: lists every row. */
const EVERY_ROW = -(2 ** 31)
/** Above every sum. */
const NO_ROW = 2 ** 31 - 1
/** Rows in a block of kernel.as.ts. */
export const BLOCK_ROWS = 16

/**
 * Writes one criterion's column into the blocks that kernel.as.ts describes.
 *
 * @param column curve values in [0,1]
 * @param criterion its place in the registry order, of `criteria` in all
 * @param blocks receives one byte a row; whole blocks, for all criteria
 * @throws where a value is outside [0,1] or NaN
 */
export function quantiseColumn(
  column: Float64Array,
  criterion: number,
  criteria: number,
  blocks: Uint8Array,
): void {
  const blockBytes = 2 * BLOCK_ROWS * Math.ceil(criteria / 2)
  let at = 2 * BLOCK_ROWS * (criterion >> 1) + (criterion & 1)
  for (let first = 0; first < column.length; first += BLOCK_ROWS, at += blockBytes) {
    const end = Math.min(first + BLOCK_ROWS, column.length)
    for (let row = first; row < end; row++) {
      const value = column[row] as number
      if (!(value >= 0 && value <= 1)) {
        throw new Error(`Expected row ${row} of column ${criterion} to be in [0,1], got ${value}.`)
      }
      blocks[at + 2 * (row - first)] = VALUE_STEPS * value + 0.5
    }
  }
}

/** A query's weights in the kernel's units. */
export interface QuantisedWeights {
  /** For each pair of criteria, w0 w1 four times; a missing last weight is 0. */
  pairs: Int16Array
  /** The least sum a row needs to have, possibly, a score ≥ the given one: floor(S − G). */
  floorOf(score: number): number
}

/** @param weights finite and ≥ 0, one a criterion */
export function quantiseWeights(weights: Float64Array): QuantisedWeights {
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0)
  // Out here float64 underflows or overflows and the proof does not hold: take every row.
  const isProven = largest > 1e-200 && largest < 1e200
  const pairs = new Int16Array(8 * Math.ceil(weights.length / 2))
  let guard = 1 + (VALUE_STEPS / 2) * weights.length
  for (let i = 0; isProven && i < weights.length; i++) {
    const steps = Math.round(((weights[i] as number) / largest) * WEIGHT_STEPS)
    guard += steps / 2
    for (let copy = 0; copy < 4; copy++) pairs[8 * (i >> 1) + 2 * copy + (i & 1)] = steps
  }
  return {
    pairs,
    floorOf(score) {
      if (!isProven || score === -Infinity) return EVERY_ROW
      const sum = VALUE_STEPS * WEIGHT_STEPS * (score / (100 * largest))
      return Math.min(Math.floor(sum - guard), NO_ROW)
    },
  }
}
