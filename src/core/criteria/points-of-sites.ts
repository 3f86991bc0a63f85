import type { Dataset } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { cellsOfPoints } from '../grid/cells-of-points.ts'
import { type Grid, rowOfCell } from '../grid/grid.ts'
import { appliesAt, ExclusionRules, forbiddenBy } from './exclusion-rules.ts'
import { Names } from './names.ts'
import { partnerSites } from './partner-site.ts'
import { MOST_FLAGS, MOST_REASONS, type SitePoints } from './site-points.ts'
import { SiteSheets, sheetReason } from './site-sheet.ts'

/** Why a site beyond the region is not ranked. */
export const OUTSIDE_REGION = 'outside the region'

/** The sites of a list where they stand: parallel to the rows of the list. */
export interface PointsOfSites extends SitePoints {
  /** The cell each site lies in, unsorted; its halves as in `Grid`. */
  readonly lo: Uint32Array
  readonly hi: Uint32Array
  /** Row of that cell in the region's grid, −1 beyond it. */
  readonly cellRow: Int32Array
}

/**
 * Each site of a list tested at its own coordinates: excluded where it lies beyond the region,
 * where an exclusion forbids it, or where its sheet fails a required item, in this order. What the
 * cell around it is does not matter: two sites of one cell can differ.
 */
export function pointsOfSites(
  sites: Dataset,
  grid: Grid,
  exclusions: readonly Dataset[],
): PointsOfSites {
  const rules = new ExclusionRules(exclusions)
  const sheets = new SiteSheets(sites)
  const reasons = new Names(MOST_REASONS)
  const flagNames = new Names(MOST_FLAGS)
  const [lat, lon] = [new Float64Array(sites.rows), new Float64Array(sites.rows)]
  for (let row = 0; row < sites.rows; row++) [lon[row], lat[row]] = firstVertex(sites.shapes, row)
  const { lo, hi } = cellsOfPoints(lat, lon, grid.resolution)
  const cellRow = Int32Array.from(lo, (low, row) => rowOfCell(grid, low, hi[row]!))
  const excluded = new Uint8Array(sites.rows)
  const flags = new Uint32Array(sites.rows)
  for (let row = 0; row < sites.rows; row++) {
    const [x, y] = [lon[row]!, lat[row]!]
    const near = rules.near(x, y, 0)
    const { fails } = sheets.fitOf(row)
    const reason =
      (cellRow[row]! < 0 ? OUTSIDE_REGION : forbiddenBy(near, x, y)) ??
      (fails.length > 0 ? sheetReason(fails) : undefined)
    if (reason !== undefined) excluded[row] = 1 + reasons.indexOf(reason)
    for (const rule of near)
      if (rule.rule === 'review' && appliesAt(rule, x, y))
        flags[row] = (flags[row]! | (1 << flagNames.indexOf(rule.category))) >>> 0
  }
  return {
    ...{ lat, lon, lo, hi, cellRow, excluded, flags },
    partnerRow: Int32Array.from(lat, (_, row) => row),
    partners: Array.from({ length: sites.rows }, (_, row) => row).map(partnerSites(sites)),
    freeShare: Float32Array.from(excluded, (code) => (code === 0 ? 1 : 0)),
    reasons: reasons.list,
    flagNames: flagNames.list,
  }
}
