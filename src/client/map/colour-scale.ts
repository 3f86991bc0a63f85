import type { Brush, Histogram } from '../state/histogram.ts'
import type { Rgba } from '../theme/tokens.ts'

/**
 * How scores become colours. `continuous`: the colour follows the score. `quantile`: classes of equal
 * numbers of cells. `equal`: classes of equal width between the lowest score and the highest.
 */
export type ScaleKind = 'continuous' | 'quantile' | 'equal'
export const SCALE_KINDS: readonly ScaleKind[] = ['continuous', 'quantile', 'equal']

/** Both safe for colour-blind eyes; cividis is alike for all. */
export type PaletteName = 'viridis' | 'cividis'
export const PALETTES: readonly PaletteName[] = ['viridis', 'cividis']

/** Classes of the stepped scales: more cannot be told apart in a legend. */
export const CLASSES = 7

/** Colours of a scale: stops from low to high, and the opacity at both ends (0–1). */
export interface Ramp {
  readonly stops: readonly Rgba[]
  readonly lowOpacity: number
  readonly highOpacity: number
  readonly excluded: Rgba
}

/** Colour at a place (0–1) of the ramp. */
export function rampColour(ramp: Ramp, place: number): Rgba {
  const within = Math.min(Math.max(place, 0), 1)
  const position = within * (ramp.stops.length - 1)
  const index = Math.min(Math.floor(position), ramp.stops.length - 2)
  const part = position - index
  const from = ramp.stops[index]!
  const to = ramp.stops[index + 1]!
  const mix = (channel: 0 | 1 | 2) =>
    Math.round(from[channel] + (to[channel] - from[channel]) * part)
  const opacity = ramp.lowOpacity + (ramp.highOpacity - ramp.lowOpacity) * within
  return [mix(0), mix(1), mix(2), Math.round(255 * opacity)]
}

/**
 * Place on the ramp (0–1) of each bin of the histogram; NaN where the bin is not shown.
 * @param brush the scores shown, all where it is absent
 */
export function placesOf(histogram: Histogram, scale: ScaleKind, brush?: Brush): Float64Array {
  const places =
    scale === 'continuous'
      ? placesByScore(histogram)
      : scale === 'quantile'
        ? placesByRank(histogram)
        : placesByStep(histogram)
  if (brush) hideOutside(places, brush)
  return places
}

function hideOutside(places: Float64Array, { from, to }: Brush): void {
  const perPoint = places.length / 100
  places.forEach((_, bin) => {
    if ((bin + 1) / perPoint <= from || bin / perPoint > to) places[bin] = Number.NaN
  })
}

function placesByRank({ counts, scored }: Histogram): Float64Array {
  let below = 0
  return Float64Array.from(counts, (count) => {
    const middle = scored > 0 ? (below + count / 2) / scored : 0
    below += count
    return classPlace(middle)
  })
}

function placesByStep({ counts }: Histogram): Float64Array {
  const low = counts.findIndex((count) => count > 0)
  const high = counts.findLastIndex((count) => count > 0)
  const width = high - low + 1
  return Float64Array.from(counts, (_, bin) => classPlace((bin - low) / width))
}

/** The colour of the class that a place (0–1) falls in. */
function classPlace(place: number): number {
  return Math.min(Math.max(Math.floor(place * CLASSES), 0), CLASSES - 1) / (CLASSES - 1)
}

// The quarter of the cells that score lowest is pale, the best score there is has the last colour.
// Between them by the square root: most cells score low and a few high, and even steps would leave
// nearly all of the region alike.
function placesByScore({ counts, scored }: Histogram): Float64Array {
  let low = 0
  for (let below = counts[0] ?? 0; below < scored / 4; below += counts[++low]!);
  const high = counts.findLastIndex((count) => count > 0)
  const width = Math.max(high - low, 1)
  return Float64Array.from(counts, (_, bin) => {
    return Math.sqrt(Math.min(Math.max((bin - low) / width, 0), 1))
  })
}

/**
 * Writes the colour of every cell, four bytes a row, in place.
 *
 * @param scores 0–100, NaN where excluded
 * @param places place on the ramp by bin of score, from `placesOf`
 * @param out four bytes a row, red green blue alpha
 */
export function paintScores(
  scores: Float64Array,
  places: Float64Array,
  ramp: Ramp,
  out: Uint8ClampedArray,
): void {
  // One colour a bin, and one more for excluded cells; whole pixels are written at once.
  const colours = packed([...places].map((place) => shownColour(ramp, place)))
  const [excluded] = packed([ramp.excluded]) as unknown as [number]
  const pixels = new Uint32Array(out.buffer, out.byteOffset, out.byteLength / 4)
  const perPoint = places.length / 100
  const last = places.length - 1
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number
    const bin = (score * perPoint) | 0
    pixels[row] = score >= 0 ? (colours[Math.min(bin, last)] as number) : excluded
  }
}

const UNSEEN: Rgba = [0, 0, 0, 0]

function shownColour(ramp: Ramp, place: number): Rgba {
  return Number.isNaN(place) ? UNSEEN : rampColour(ramp, place)
}

function packed(colours: readonly Rgba[]): Uint32Array {
  return new Uint32Array(Uint8Array.from(colours.flat()).buffer)
}
