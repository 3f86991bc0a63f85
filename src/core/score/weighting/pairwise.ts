import { Problem } from '../../problem.ts'

/** Weights from judgements of pairs, and how well these agree with each other. */
export interface PairwiseWeights {
  /** Shares that sum to 1, in the order of the matrix. */
  readonly weights: Float64Array
  /** Greatest eigenvalue; n where all judgements agree, more where they do not. */
  readonly lambdaMax: number
  /** (λmax − n) / (n − 1). */
  readonly consistencyIndex: number
  /** The index over that of random judgements; 0 for one or two criteria. */
  readonly consistencyRatio: number
  /** One sentence where the ratio is above 0.1, '' where it is not. */
  readonly warning: string
}

/** Mean consistency index of random matrices of size 1, 2 … (Saaty, The AHP, 1980). */
const RANDOM_INDICES = [
  0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59,
] as const

const MOST_INCONSISTENT = 0.1
/** 0.33 for ⅓, 0.14 for 1/7, 0.13 for ⅛ are meant as reciprocals. */
const RECIPROCAL_TOLERANCE = 0.05
const MOST_ROUNDS = 10_000

/**
 * The analytic hierarchy process: weights are the principal eigenvector of the matrix of
 * judgements, aᵢⱼ = how many times i is as important as j (Saaty, J. Math. Psychology 15, 1977).
 *
 * By power iteration, not by geometric means of the rows: it is the method of the published
 * examples and of the consistency ratio, and takes + × ÷ alone, so every host gives the same bits.
 * Where the two halves differ by rounding (0.33 against 3) the value of 1 or more is taken.
 *
 * @param ids names of the rows, for sentences
 * @param matrix n × n, all above 0, ones on the diagonal
 * @throws Problem bad_input with one sentence where it is not a reciprocal matrix of 1–15 criteria
 */
export function weightsByPairs(
  ids: readonly string[],
  matrix: readonly (readonly number[])[],
): PairwiseWeights {
  checkMatrix(ids, matrix)
  const judgements = matrix.map((row, i) =>
    row.map((value, j) => (value >= 1 ? value : 1 / matrix[j]![i]!)),
  )
  const n = ids.length
  const weights = principalVector(judgements)
  const lambdaMax = times(judgements, weights).reduce((sum, x, i) => sum + x / weights[i]!, 0) / n
  const consistencyIndex = n > 1 ? (lambdaMax - n) / (n - 1) : 0
  const random = RANDOM_INDICES[n - 1]!
  const consistencyRatio = random > 0 ? consistencyIndex / random : 0
  const warning =
    consistencyRatio > MOST_INCONSISTENT
      ? warningOf(ids, judgements, weights, consistencyRatio)
      : ''
  return { weights, lambdaMax, consistencyIndex, consistencyRatio, warning }
}

function principalVector(matrix: readonly (readonly number[])[]): Float64Array {
  let weights = new Float64Array(matrix.length).fill(1 / matrix.length)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = times(matrix, weights)
    const sum = next.reduce((a, b) => a + b, 0)
    let moved = 0
    for (let i = 0; i < next.length; i++) {
      next[i]! /= sum
      moved = Math.max(moved, Math.abs(next[i]! - weights[i]!))
    }
    weights = next
    if (moved < 1e-15) break
  }
  return weights
}

function times(matrix: readonly (readonly number[])[], vector: Float64Array) {
  return Float64Array.from(matrix, (row) => row.reduce((sum, a, j) => sum + a * vector[j]!, 0))
}

/** Names the judgement farthest from what the weights imply. */
function warningOf(
  ids: readonly string[],
  matrix: readonly (readonly number[])[],
  weights: Float64Array,
  ratio: number,
): string {
  let worst = { i: 0, j: 0, off: 0 }
  matrix.forEach((row, i) => {
    row.forEach((value, j) => {
      const off = (value * weights[j]!) / weights[i]!
      if (value >= 1 && Math.max(off, 1 / off) > worst.off)
        worst = { i, j, off: Math.max(off, 1 / off) }
    })
  })
  const { i, j } = worst
  const implied = weights[i]! / weights[j]!
  return `The judgements contradict each other (consistency ratio ${ratio.toFixed(2)}, more than ${MOST_INCONSISTENT}): look again at ${ids[i]} against ${ids[j]}, given as ${round(matrix[i]![j]!)}, where the others imply ${round(implied)}.`
}

function round(value: number): string {
  return String(Number(value.toPrecision(2)))
}

function checkMatrix(ids: readonly string[], matrix: readonly (readonly number[])[]): void {
  const n = ids.length
  const refuse = (sentence: string) => {
    throw new Problem('bad_input', sentence)
  }
  if (n < 1 || n > RANDOM_INDICES.length)
    refuse(`A pairwise comparison takes 1 to ${RANDOM_INDICES.length} criteria, not ${n}.`)
  if (matrix.length !== n || matrix.some((row) => row.length !== n))
    refuse(`The matrix of judgements must have ${n} rows of ${n} numbers, one a criterion.`)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      const [value, back] = [matrix[i]![j]!, matrix[j]![i]!]
      if (!(value > 0 && value < Infinity))
        refuse(`The judgement of ${ids[i]} against ${ids[j]} is ${value}: give a number above 0.`)
      if (i === j && value !== 1)
        refuse(`The judgement of ${ids[i]} against itself is ${value}: it must be 1.`)
      if (Math.abs(value * back - 1) > RECIPROCAL_TOLERANCE)
        refuse(
          `${ids[i]} against ${ids[j]} is given as ${value}, the other way round as ${back}: one must be 1 over the other.`,
        )
    }
}
