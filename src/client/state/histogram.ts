/** A range of scores, both ends included. */
export interface Brush {
  readonly from: number
  readonly to: number
}

/** How many cells have which score. */
export interface Histogram {
  /** Cells by bin; bin i holds scores from i × 100 ÷ bins up. */
  readonly counts: Uint32Array
  readonly scored: number
  readonly excluded: number
}

/** Counts scores (0–100, NaN = excluded) in equal bins, in one pass. */
export function histogramOf(scores: Float64Array, bins: number): Histogram {
  const counts = new Uint32Array(bins)
  const perPoint = bins / 100
  let scored = 0
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number
    if (!(score >= 0)) continue
    scored++
    const bin = (score * perPoint) | 0
    const index = bin < bins ? bin : bins - 1
    counts[index] = (counts[index] as number) + 1
  }
  return { counts, scored, excluded: scores.length - scored }
}

/** Adds neighbouring bins together, for a coarser picture. `bins` divides the number of counts. */
export function coarser(counts: Uint32Array, bins: number): number[] {
  const each = counts.length / bins
  return Array.from({ length: bins }, (_, i) =>
    counts.subarray(i * each, (i + 1) * each).reduce((sum, count) => sum + count, 0),
  )
}

/** Cells whose score lies in a range, to the nearest bin. */
export function countWithin({ counts }: Histogram, { from, to }: Brush): number {
  const perPoint = counts.length / 100
  const part = counts.subarray(Math.floor(from * perPoint), Math.ceil(to * perPoint) + 1)
  return part.reduce((sum, count) => sum + count, 0)
}
