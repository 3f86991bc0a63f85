/**
 * Factors f ≥ 0 that bring Σ f·column nearest to the target: least squares, solved exactly by
 * looking at every choice of factors that are 0 (so at most 12 columns). A trace of pull towards 1
 * (10⁻⁹ of each column's own size, so that a small class is fitted too) decides what the data leaves
 * open: a column of zeros keeps the factor 1, columns that are alike share theirs.
 *
 * @param columns one array a factor, each as long as the target
 * @returns the factors, in the order of the columns
 */
export function fitFactors(
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
): number[] {
  if (columns.length > 12) throw new Error(`fitFactors takes 12 columns, got ${columns.length}`)
  const { gram, right } = normalEquations(columns, target)
  let best: { factors: number[]; loss: number } | undefined
  for (let choice = 0; choice < 2 ** columns.length; choice++) {
    const open = columns.flatMap((_, c) => (choice & (1 << c) ? c : []))
    const solved = solve(
      open.map((i) => open.map((j) => gram[i]![j]!)),
      open.map((i) => right[i]!),
    )
    if (!solved?.every((factor) => factor >= 0)) continue
    const factors = new Array<number>(columns.length).fill(0)
    open.forEach((column, k) => {
      factors[column] = solved[k]!
    })
    const loss = lossOf(factors, gram, right)
    if (!best || loss < best.loss) best = { factors, loss }
  }
  return best!.factors
}

const PULL = 1e-9

function normalEquations(columns: readonly ArrayLike<number>[], target: ArrayLike<number>) {
  const gram = columns.map((a) => columns.map((b) => product(a, b)))
  const right = columns.map((a) => product(a, target))
  gram.forEach((row, i) => {
    const pull = PULL * (row[i]! > 0 ? row[i]! : 1)
    row[i]! += pull
    right[i]! += pull
  })
  return { gram, right }
}

function product(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** Half the squared error less a constant: ½ f·G·f − r·f. */
function lossOf(factors: number[], gram: number[][], right: number[]): number {
  return factors.reduce((sum, f, i) => sum + f * (product(gram[i]!, factors) / 2 - right[i]!), 0)
}

/** Gaussian elimination with the largest pivot; undefined where there is no one answer. */
function solve(matrix: number[][], right: number[]): number[] | undefined {
  const n = right.length
  const rows = matrix.map((row, i) => [...row, right[i]!])
  for (let k = 0; k < n; k++) {
    const pivot = rows
      .slice(k)
      .reduce((p, row, i) => (Math.abs(row[k]!) > Math.abs(rows[p]![k]!) ? k + i : p), k)
    const [a, b] = [rows[pivot]!, rows[k]!]
    rows[k] = a
    rows[pivot] = b
    if (a[k] === 0) return undefined
    for (let i = k + 1; i < n; i++) {
      const times = rows[i]![k]! / a[k]!
      for (let j = k; j <= n; j++) rows[i]![j]! -= times * a[j]!
    }
  }
  const solution = new Array<number>(n).fill(0)
  for (let k = n - 1; k >= 0; k--) {
    let rest = rows[k]![n]!
    for (let j = k + 1; j < n; j++) rest -= rows[k]![j]! * solution[j]!
    solution[k] = rest / rows[k]![k]!
  }
  return solution
}
