/** A fitted chance of an opening: P = 1 / (1 + exp(−(intercept + Σ coefficientᵢ · valueᵢ))). */
export interface LogisticFit {
  readonly intercept: number
  /** One a column, on the columns' own scale; 0 for a column that is the same everywhere. */
  readonly coefficients: Float64Array
  /** The same on columns brought to mean 0 and deviation 1: which matters most. */
  readonly standardised: Float64Array
  readonly rounds: number
}

const MOST_ROUNDS = 100
const CLOSE = 1e-10

/**
 * Logistic regression with an L2 penalty (ridge: le Cessie and van Houwelingen 1992) on
 * standardised columns, by Newton's method (iteratively reweighted least squares). Minimises
 * −Σ log-likelihood + penalty/2 · Σ standardised². The intercept is not penalised. Node only: exp.
 *
 * @param columns no NaN, one a predictor
 * @param positives 1 = positive, 0 = negative, one a row
 * @param penalty ≥ 0; above 0 it also holds where the columns separate the rows, or repeat each other
 * @throws where lengths differ, one of the two kinds of row is absent, or it does not converge
 */
export function fitLogistic(
  columns: readonly Float64Array[],
  positives: Uint8Array,
  penalty = 1,
): LogisticFit {
  checkRows(columns, positives)
  const scaled = columns.map(standardise)
  const used = scaled.flatMap(({ deviation }, i) => (deviation > 0 ? [i] : []))
  const design = used.map((i) => scaled[i]!.values)
  const { beta, rounds } = newton(design, positives, penalty)
  const standardised = new Float64Array(columns.length)
  used.forEach((i, k) => {
    standardised[i] = beta[k + 1]!
  })
  const coefficients = standardised.map((b, i) => (b === 0 ? 0 : b / scaled[i]!.deviation))
  const shift = coefficients.reduce((sum, b, i) => sum + b * scaled[i]!.mean, 0)
  return { intercept: beta[0]! - shift, coefficients, standardised, rounds }
}

/**
 * Weights in proportion to the coefficients, those below 0 counting as 0: a score that ranks as the
 * fit does, as far as weights can. All 0 where no coefficient is above 0.
 */
export function weightsOfFit({ coefficients }: LogisticFit): Float64Array {
  const positive = coefficients.map((b) => Math.max(0, b))
  const sum = positive.reduce((a, b) => a + b, 0)
  return sum > 0 ? positive.map((b) => b / sum) : positive
}

function checkRows(columns: readonly Float64Array[], positives: Uint8Array): void {
  for (const column of columns)
    if (column.length !== positives.length)
      throw new Error(`Expected columns of ${positives.length} rows, got ${column.length}.`)
  if (!positives.includes(1) || !positives.includes(0))
    throw new Error('Expected rows with and without an opening, got one kind only.')
}

function standardise(column: Float64Array) {
  const mean = column.reduce((a, b) => a + b, 0) / column.length
  const squares = column.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / column.length)
  return { mean, deviation, values: column.map((value) => (value - mean) / (deviation || 1)) }
}

function newton(design: readonly Float64Array[], positives: Uint8Array, penalty: number) {
  const size = design.length + 1
  const beta = new Float64Array(size)
  const share = positives.reduce((sum, mark) => sum + mark, 0) / positives.length
  beta[0] = Math.log(share / (1 - share))
  let loss = lossOf(design, positives, beta, penalty)
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const { gradient, hessian } = slopes(design, positives, beta, penalty)
    const step = solve(hessian, gradient)
    // A full step may overshoot far from the optimum: halve it until the loss does not rise.
    let next = beta.map((b, i) => b - step[i]!)
    let nextLoss = lossOf(design, positives, next, penalty)
    for (let part = 0.5; nextLoss > loss && part > 1e-6; part /= 2) {
      next = beta.map((b, i) => b - part * step[i]!)
      nextLoss = lossOf(design, positives, next, penalty)
    }
    const moved = next.reduce((most, b, i) => Math.max(most, Math.abs(b - beta[i]!)), 0)
    beta.set(next)
    loss = nextLoss
    if (moved < CLOSE) return { beta, rounds: round }
  }
  throw new Error(
    `The logistic regression does not converge in ${MOST_ROUNDS} rounds: raise its penalty, now ${penalty}.`,
  )
}

function linearAt(design: readonly Float64Array[], beta: Float64Array, row: number): number {
  let sum = beta[0]!
  for (let k = 0; k < design.length; k++) sum += beta[k + 1]! * design[k]![row]!
  return sum
}

function lossOf(
  design: readonly Float64Array[],
  positives: Uint8Array,
  beta: Float64Array,
  penalty: number,
): number {
  let loss = 0
  for (let k = 1; k < beta.length; k++) loss += (penalty / 2) * beta[k]! * beta[k]!
  for (let row = 0; row < positives.length; row++) {
    const z = linearAt(design, beta, row)
    // log(1 + e^z) without overflow.
    loss += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (positives[row] ? z : 0)
  }
  return loss
}

function slopes(
  design: readonly Float64Array[],
  positives: Uint8Array,
  beta: Float64Array,
  penalty: number,
) {
  const size = beta.length
  const gradient = new Float64Array(size)
  const hessian = Array.from({ length: size }, () => new Float64Array(size))
  const values = new Float64Array(size)
  values[0] = 1
  for (let row = 0; row < positives.length; row++) {
    for (let k = 1; k < size; k++) values[k] = design[k - 1]![row]!
    const chance = 1 / (1 + Math.exp(-linearAt(design, beta, row)))
    const curvature = chance * (1 - chance)
    for (let i = 0; i < size; i++) {
      gradient[i]! += (chance - positives[row]!) * values[i]!
      const weighted = curvature * values[i]!
      for (let j = 0; j <= i; j++) hessian[i]![j]! += weighted * values[j]!
    }
  }
  for (let i = 1; i < size; i++) {
    gradient[i]! += penalty * beta[i]!
    hessian[i]![i]! += penalty
  }
  return { gradient, hessian }
}

/** Solves H·x = g by Cholesky; H symmetric, its lower half given. A flat direction takes no step. */
function solve(hessian: readonly Float64Array[], gradient: Float64Array): Float64Array {
  const n = gradient.length
  const root = hessian.map((row) => row.slice())
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = root[i]![j]!
      for (let k = 0; k < j; k++) sum -= root[i]![k]! * root[j]![k]!
      if (i === j) root[i]![i] = sum > 1e-12 * hessian[i]![i]! ? Math.sqrt(sum) : Infinity
      else root[i]![j] = sum / root[j]![j]!
    }
  const x = gradient.slice()
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i]! -= root[i]![k]! * x[k]!
    x[i]! /= root[i]![i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i]! -= root[k]![i]! * x[k]!
    x[i]! /= root[i]![i]!
  }
  return x
}
