import type { CriterionId } from '../criteria/criterion.ts'
import { cellIdAt } from '../grid/grid.ts'
import { EARTH_RADIUS_METRES, squaredChordBetween } from '../grid/sphere.ts'
import type { Frame } from './frame.ts'
import { contributionOf } from './kernel.ts'
import { curveValue, type Scores } from './score.ts'
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
  const points: Partial<Record<CriterionId, number>> = {}
  frame.criteria.forEach((criterion, i) => {
    if (criterion.active)
      points[criterion.id] = contributionOf(scores.shares[i]!, curveValue(criterion, row))
  })
  return points
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
  // Few rows are looked at first; a wide spacing asks for more of them.
  for (let look = 8 * top; ; look *= 8) {
    const rows = topRows(scores.values, Math.min(look, scores.values.length))
    const taken: number[] = []
    for (const row of rows) {
      if (taken.length === top) break
      if (!taken.some((other) => isNear(row, other))) taken.push(row)
    }
    if (taken.length === top || rows.length < look) return taken
  }
}

/** Whether the sites of two rows are nearer to each other than the spacing. */
export function nearness(frame: Frame, spacingMetres: number): (a: number, b: number) => boolean {
  const limit = spacingSquaredChord(spacingMetres)
  return (a, b) => squaredChordBetween(frame.siteXyz, a, frame.siteXyz, b) < limit
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
