import type { CriterionColumn } from '../../core/score/frame.ts'

/** How the raw values of a criterion lie over the cells that are not excluded. */
export interface ValueBins {
  /** Raw values at the ends of the axis; what lies beyond is counted in the last bin of its side. */
  readonly low: number
  readonly high: number
  readonly counts: Uint32Array
}

const BINS = 48
// A few giants would squeeze all others into one bar.
const SHOWN_SHARE = 0.995

const kept = new WeakMap<Float32Array, ValueBins>()

/**
 * Counts a column in equal bins; once a column, whatever the curve.
 * @param curveEnd the last knot of the profile's curve, which the axis reaches in any case
 */
export function valueBins(
  { values }: Pick<CriterionColumn, 'values'>,
  excluded: Uint8Array,
  curveEnd: number,
): ValueBins {
  const before = kept.get(values)
  if (before) return before
  const sample = knownSample(values, excluded)
  const low = Math.min(sample[0] ?? 0, 0)
  const most = sample[Math.floor((sample.length - 1) * SHOWN_SHARE)] ?? 1
  const high = Math.max(most, curveEnd, low + Number.EPSILON)
  const counts = new Uint32Array(BINS)
  const perUnit = BINS / (high - low)
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!
    if (excluded[row] !== 0 || Number.isNaN(value)) continue
    counts[Math.min(Math.max(Math.floor((value - low) * perUnit), 0), BINS - 1)]!++
  }
  const bins = { low, high, counts }
  kept.set(values, bins)
  return bins
}

const MOST_OF_SAMPLE = 20_000

/** Known values of free cells, sorted, evenly taken where there are many. */
function knownSample(values: Float32Array, excluded: Uint8Array): Float32Array {
  const step = Math.max(1, Math.floor(values.length / MOST_OF_SAMPLE))
  const sample: number[] = []
  for (let row = 0; row < values.length; row += step) {
    if (excluded[row] === 0 && !Number.isNaN(values[row]!)) sample.push(values[row]!)
  }
  return Float32Array.from(sample).sort()
}
