import type { CriterionId } from '../criteria/criterion.ts'
import { cellIdAt } from '../grid/grid.ts'
import { EARTH_RADIUS_METRES, squaredChordBetween } from '../grid/sphere.ts'
import { pointsAt } from './contributions.ts'
import type { Frame } from './frame.ts'
import type { Scores } from './score.ts'
import { topRows } from './top.ts'

/** A place in the ranked list. */
export interface RankedSite {
  readonly rank: number
  readonly row: number
  readonly cell: string
  /** Degrees: where the station would stand. */
  readonly lat: number
  readonly lon: number
  readonly score: number
  /** Points by active criterion; added in this order they are the score exactly. */
  readonly contributions: Readonly<Partial<Record<CriterionId, number>>>
  /** Index into the frame's partners, −1 = greenfield. */
  readonly partnerRow: number
  readonly flags: readonly string[]
}

/**
 * The best sites: cells in order of score, ties to the lower cell, each at least the spacing away
 * from all that rank before it, measured between the sites themselves.
 */
export function rankSites(
  frame: Frame,
  scores: Scores,
  options: { readonly top: number; readonly spacingMetres: number },
): RankedSite[] {
  return spacedRows(frame, scores, options.top, options.spacingMetres).map((row, place) =>
    rankedSite(frame, scores, row, place + 1),
  )
}

/** A row as a place in the list. */
export function rankedSite(frame: Frame, scores: Scores, row: number, rank: number): RankedSite {
  return {
    rank,
    row,
    cell: cellIdAt(frame.grid, row),
    lat: frame.siteLat[row]!,
    lon: frame.siteLon[row]!,
    score: scores.values[row]!,
    contributions: contributionsAt(frame, scores, row),
    partnerRow: frame.partnerRow[row]!,
    flags: flagsAt(frame, row),
  }
}

/** Points of each active criterion at a row, in registry order. */
export function contributionsAt(
  frame: Frame,
  scores: Scores,
  row: number,
): Partial<Record<CriterionId, number>> {
  const points = pointsAt(frame, scores, row)
  const active = frame.criteria.flatMap(({ id, active }, i) => (active ? [[id, points[i]!]] : []))
  return Object.fromEntries(active)
}

/** Names of the `review` exclusions the site lies in. */
export function flagsAt(frame: Frame, row: number): string[] {
  return frame.flagNames.filter((_, bit) => (frame.flags[row]! & (1 << bit)) !== 0)
}

/** The rows of `rankSites`, best first. */
export function spacedRows(
  frame: Frame,
  scores: Scores,
  top: number,
  spacingMetres: number,
): number[] {
  const isNear = nearness(frame, spacingMetres)
  const taken: number[] = []
  for (const row of rowsByScore(scores.values, 8 * top)) {
    if (taken.length === top) break
    if (!taken.some((other) => isNear(row, other))) taken.push(row)
  }
  return taken
}

/**
 * Rows from the best score down, ties to the lower row, without those that are excluded.
 * @param look so many are ordered first; whoever asks for more makes it order eight times as many
 */
export function* rowsByScore(values: Float64Array, look: number): Generator<number> {
  let done = 0
  for (let many = Math.max(1, look); ; many *= 8) {
    const rows = topRows(values, Math.min(many, values.length))
    for (; done < rows.length; done++) yield rows[done]!
    if (rows.length < many) return
  }
}

/**
 * Whether the sites of two rows are nearer to each other than the spacing.
 * @param other the frame of the second row, where it is another one
 */
export function nearness(
  frame: Frame,
  spacingMetres: number,
  other = frame,
): (a: number, b: number) => boolean {
  const limit = spacingSquaredChord(spacingMetres)
  return (a, b) => squaredChordBetween(frame.siteXyz, a, other.siteXyz, b) < limit
}

/**
 * Squared chord over a distance by + − × ÷ alone, so that all hosts agree to the last bit:
 * 2 − 2·cos x = x² − x⁴/12 + x⁶/360 − …, cut where a spacing of 1,000 km is right to a millimetre.
 */
function spacingSquaredChord(metres: number): number {
  const x = metres / EARTH_RADIUS_METRES
  const squared = x * x
  return squared * (1 - (squared / 12) * (1 - (squared / 30) * (1 - squared / 56)))
}
