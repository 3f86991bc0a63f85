import { type Random, randomFrom } from '../../random.ts'
import { countedAuc, rankScores } from './roc.ts'

/** Ends of an interval. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * AUC of several scores under bootstrap draws (Efron 1979), stratified: each draw takes as many
 * positive and as many negative rows as there are, each with replacement. All scores see the same
 * draws, so the difference of two of them, draw by draw, is a paired comparison.
 *
 * @param scores by name, one a row each; NaN ranks below every score
 * @param positives 1 = positive, 0 = negative, one a row
 * @returns by name, one AUC a draw
 * @throws where one of the two kinds of row is absent or lengths differ
 */
export function bootstrapAucs<Name extends string>(
  scores: Readonly<Record<Name, Float64Array>>,
  positives: Uint8Array,
  options: { readonly draws?: number; readonly seed?: number } = {},
): Record<Name, Float64Array> {
  const { draws = 1000, seed = 1 } = options
  const random = randomFrom(seed)
  const strata = [1, 0].map((mark) => rowsMarked(positives, mark))
  if (strata.some((rows) => rows.length === 0))
    throw new Error('Expected rows with and without an opening, got one kind only.')
  const names = Object.keys(scores) as Name[]
  const rankings = names.map((name) => rankScores(scores[name], positives))
  const aucs = names.map(() => new Float64Array(draws))
  const counts = new Uint32Array(positives.length)
  for (let draw = 0; draw < draws; draw++) {
    counts.fill(0)
    for (const rows of strata) drawRows(rows, random, counts)
    rankings.forEach((ranking, i) => {
      aucs[i]![draw] = countedAuc(ranking, positives, counts)
    })
  }
  return Object.fromEntries(names.map((name, i) => [name, aucs[i]!])) as Record<Name, Float64Array>
}

/** The middle `share` of some draws, by nearest rank (percentile method); 0.95 by default. */
export function middleOf(draws: Float64Array, share = 0.95): Interval {
  const sorted = draws.toSorted()
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(part * sorted.length) - 1))]!
  return { low: at((1 - share) / 2), high: at((1 + share) / 2) }
}

/** Draw by draw, by how much the first is above the second. */
export function differences(first: Float64Array, second: Float64Array): Float64Array {
  return first.map((value, draw) => value - second[draw]!)
}

function rowsMarked(positives: Uint8Array, mark: number): Uint32Array {
  const rows: number[] = []
  for (let row = 0; row < positives.length; row++) if (positives[row] === mark) rows.push(row)
  return Uint32Array.from(rows)
}

function drawRows(rows: Uint32Array, random: Random, counts: Uint32Array): void {
  for (let i = 0; i < rows.length; i++) counts[rows[Math.floor(random() * rows.length)]!]!++
}
