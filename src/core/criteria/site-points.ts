import type { Dataset } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { type Grid, rowOfCell } from '../grid/grid.ts'
import { cellAt, cellCentre, cellReachMetres, forEachDescendant } from '../grid/h3-index.ts'
import type { PartnerSite } from '../score/frame.ts'
import { moveToBusiest } from './busiest-place.ts'
import {
  appliesAt,
  type ExclusionRule,
  ExclusionRules,
  forbiddenBy,
  reachOf,
} from './exclusion-rules.ts'
import type { FineCells } from './fine-cells.ts'
import { Names } from './names.ts'
import { partnerSites } from './partner-site.ts'
import { SiteSheets } from './site-sheet.ts'

/** Where a station of each cell would stand, and what keeps it away: parallel to the grid's rows. */
export interface SitePoints {
  readonly lat: Float64Array
  readonly lon: Float64Array
  /** Index into `partners`, −1 = greenfield. */
  readonly partnerRow: Int32Array
  readonly partners: readonly PartnerSite[]
  /** Share of the cell outside all `forbid` exclusions, 0–1. */
  readonly freeShare: Float32Array
  /** 0 = free, else 1 + index into `reasons`. */
  readonly excluded: Uint8Array
  readonly reasons: readonly string[]
  /** Bit i set: the point lies in a `review` exclusion of category `flagNames[i]`. */
  readonly flags: Uint32Array
  readonly flagNames: readonly string[]
}

/** Raised when where a site stands is decided differently, so that stored columns are made again. */
export const SITE_POINTS_VERSION = 2

/** A cell is sampled at the centres of its children this many levels finer: 49 of them. */
const SAMPLE_LEVELS = 2
export const MOST_REASONS = 254
export const MOST_FLAGS = 32

/** What decides where a greenfield station stands, if not how central a place is. */
export interface BusiestInput {
  readonly fine: FineCells
  readonly cutoffMetres: number
}

/**
 * For each cell its free share, the reason where too little stays free, and the place a station
 * would stand: the best partner site that no exclusion forbids, else the free sample nearest the
 * cell's centre. A site is tested at its own coordinates.
 *
 * @param leastFreeShare a cell is masked where less than this share stays free
 * @param busiest a greenfield station stands where most is around it, not at the centre
 */
export function sitePoints(
  grid: Grid,
  datasets: readonly Dataset[],
  leastFreeShare: number,
  busiest?: BusiestInput,
): SitePoints {
  const rules = new ExclusionRules(datasets.filter(({ kind }) => kind === 'exclusions'))
  const reasons = new Names(MOST_REASONS)
  const flagNames = new Names(MOST_FLAGS)
  const points = {
    lat: grid.lat.slice(),
    lon: grid.lon.slice(),
    partnerRow: new Int32Array(grid.length).fill(-1),
    freeShare: new Float32Array(grid.length).fill(1),
    excluded: new Uint8Array(grid.length),
    flags: new Uint32Array(grid.length),
  }
  const reach = cellReachMetres(grid.resolution)
  for (let row = 0; row < grid.length; row++) {
    const near = rules.near(grid.lon[row]!, grid.lat[row]!, reach)
    if (near.length > 0) maskCell(grid, row, near, leastFreeShare, points, reasons)
  }
  if (busiest)
    moveToBusiest(points, grid, busiest.fine, busiest.cutoffMetres, (lat, lon) => {
      return forbiddenBy(rules.near(lon, lat, 0), lon, lat) === undefined
    })
  const partners = placePartners(grid, datasets, rules, points)
  for (let row = 0; row < grid.length; row++)
    for (const rule of rules.near(points.lon[row]!, points.lat[row]!, 0))
      if (rule.rule === 'review' && appliesAt(rule, points.lon[row]!, points.lat[row]!))
        points.flags[row] = (points.flags[row]! | (1 << flagNames.indexOf(rule.category))) >>> 0
  return { ...points, partners, reasons: reasons.list, flagNames: flagNames.list }
}

type Points = Omit<SitePoints, 'partners' | 'reasons' | 'flagNames'>

function maskCell(
  grid: Grid,
  row: number,
  near: readonly ExclusionRule[],
  leastFreeShare: number,
  points: Points,
  reasons: Names,
): void {
  const whole = near.find((rule) => extentInCell(rule, grid, row) === 'all')
  if (whole) {
    points.freeShare[row] = 0
    points.excluded[row] = 1 + reasons.indexOf(whole.category)
    return
  }
  const forbidding = near.filter((rule) => extentInCell(rule, grid, row) === 'part')
  if (forbidding.length === 0) return
  const { samples, counts, free } = sampleCell(grid, row, forbidding)
  const forbidden = [...counts.values()].reduce((a, b) => a + b, 0)
  const share = 1 - forbidden / samples
  points.freeShare[row] = share
  if (free) [points.lat[row], points.lon[row]] = free
  if (free && share >= leastFreeShare) return
  const [category] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]!
  points.excluded[row] = 1 + reasons.indexOf(category)
}

function extentInCell(rule: ExclusionRule, grid: Grid, row: number): 'none' | 'part' | 'all' {
  if (rule.rule !== 'forbid') return 'none'
  return reachOf(rule, grid.lon[row]!, grid.lat[row]!, cellReachMetres(grid.resolution))
}

/** Counts a cell's samples by the category that forbids them; `free` is the most central free one. */
function sampleCell(grid: Grid, row: number, forbidding: readonly ExclusionRule[]) {
  const [centreLat, centreLon] = [grid.lat[row]!, grid.lon[row]!]
  const counts = new Map<string, number>()
  let samples = 0
  let nearest = Infinity
  let free: [lat: number, lon: number] | undefined
  const finest = Math.min(15, grid.resolution + SAMPLE_LEVELS)
  forEachDescendant(grid.lo[row]!, grid.hi[row]!, grid.resolution, finest, (lo, hi) => {
    samples++
    const [lat, lon] = cellCentre(lo, hi)
    const category = forbiddenBy(forbidding, lon, lat)
    if (category) return void counts.set(category, (counts.get(category) ?? 0) + 1)
    const away = (lat - centreLat) ** 2 + (lon - centreLon) ** 2
    if (away >= nearest) return
    nearest = away
    free = [lat, lon]
  })
  return { samples, counts, free: free as [number, number] | undefined }
}

/** Gives each cell its best partner site that fails no required item: by sheet, then the earlier row. */
function placePartners(
  grid: Grid,
  datasets: readonly Dataset[],
  rules: ExclusionRules,
  points: Points,
): PartnerSite[] {
  const partners: PartnerSite[] = []
  const fits: number[] = []
  for (const dataset of datasets) {
    if (dataset.kind !== 'partners') continue
    const siteOf = partnerSites(dataset)
    const sheets = new SiteSheets(dataset)
    for (let i = 0; i < dataset.rows; i++) {
      const [lon, lat] = firstVertex(dataset.shapes, i)
      const row = rowOfCell(grid, ...cellAt(lat, lon, grid.resolution))
      if (row < 0 || points.excluded[row]! > 0) continue
      const { fit, fails } = sheets.fitOf(i)
      const before = points.partnerRow[row]!
      if (fails.length > 0 || (before >= 0 && fits[before]! >= fit)) continue
      if (forbiddenBy(rules.near(lon, lat, 0), lon, lat)) continue
      points.lat[row] = lat
      points.lon[row] = lon
      points.partnerRow[row] = partners.length
      fits.push(fit)
      partners.push(siteOf(i))
    }
  }
  return partners
}
