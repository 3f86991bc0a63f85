import type { Criterion } from '../criteria/definition.ts'
import { type PointsOfSites, pointsOfSites } from '../criteria/points-of-sites.ts'
import { CRITERIA } from '../criteria/registry.ts'
import { Surroundings } from '../criteria/surroundings.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Region } from '../grid/region.ts'
import { unitVectors } from '../grid/sphere.ts'
import type { ColumnCache } from './column-cache.ts'
import type { CriterionColumn, Frame } from './frame.ts'
import { keptDemand } from './kept-demand.ts'
import { maskPowerless, maskUnknown } from './left-out.ts'
import type { Profile } from './profile.ts'
import { separatesCells } from './separates.ts'

/** Raised when sites are judged differently, so that what was kept is made again. */
const SITES_FRAME_VERSION = 1

export interface SitesFrameInput {
  /** Of the region, under the profile that the sites are scored by. */
  readonly frame: Frame
  readonly region: Region
  /** Those of the project. */
  readonly datasets: readonly Dataset[]
  /** The list: a partners dataset, in the project or not. */
  readonly sites: Dataset
  /** A hash of a text, the same in every run, e.g. hex SHA-256. */
  readonly hash: (text: string) => string
  /** Keeps the region's demand between runs. */
  readonly cache?: ColumnCache | undefined
  /** Told the share done, 0–1. */
  readonly onProgress?: (share: number) => void
}

/** A frame whose rows are the sites of a list, in the list's order, each at its own point. */
export interface SitesFrame {
  readonly frame: Frame
  readonly points: PointsOfSites
  readonly around: Surroundings
}

/**
 * The columns of a profile at the sites of a list, each at its own point with its own sheet, under
 * the curves frozen on the region: scores are on the scale of the cells' scores, and a site that
 * is the best of its cell scores what the cell scores, to the last bit. All that reads a frame
 * (scores, ranks, explanations, robustness, the page) reads this one; its grid holds the cell of
 * each site, so it is neither sorted nor free of repeats.
 *
 * A criterion that the region's frame could not compute stays out, unless the list itself brings
 * what it needs and its curve hangs on no region (partner fit on a project without partners).
 * Runs in Node only, as `computeFrame` does.
 */
export function computeSitesFrame(input: SitesFrameInput): SitesFrame {
  const { region, sites, datasets } = input
  const { profile, grid } = input.frame
  const exclusions = datasets.filter(({ kind }) => kind === 'exclusions')
  const points = pointsOfSites(sites, grid, exclusions)
  const around = new Surroundings({
    grid,
    region,
    datasets: [...datasets.filter(({ kind }) => kind !== 'partners'), sites],
    parameters: profile.parameters,
    points,
    demand: () => keptDemand({ ...input, grid, parameters: profile.parameters }),
  })
  const criteria = input.frame.criteria.map((column, done) => {
    input.onProgress?.(done / input.frame.criteria.length)
    return columnAtSites(column, around, profile)
  })
  const { excluded, reasons } = maskUnknown(maskPowerless(around), criteria)
  const frame: Frame = {
    profile,
    grid: {
      ...grid,
      length: sites.rows,
      lo: points.lo,
      hi: points.hi,
      ...cellCentres(input, points),
    },
    criteria: criteria.map((c) => ({ ...c, separates: separatesCells(c, excluded) })),
    excluded,
    reasons,
    freeShare: points.freeShare,
    flags: points.flags,
    flagNames: points.flagNames,
    siteLat: points.lat,
    siteLon: points.lon,
    siteXyz: unitVectors(points.lat, points.lon),
    partnerRow: points.partnerRow,
    partners: points.partners,
    inputsHash: input.hash(
      JSON.stringify(['sites', SITES_FRAME_VERSION, input.frame.inputsHash, sites.hash]),
    ),
  }
  return { frame, points, around }
}

/** Centres of the sites' cells; beyond the region, the sites themselves. */
function cellCentres({ frame: { grid } }: SitesFrameInput, { cellRow, lat, lon }: PointsOfSites) {
  return {
    lat: lat.map((own, site) => (cellRow[site]! < 0 ? own : grid.lat[cellRow[site]!]!)),
    lon: lon.map((own, site) => (cellRow[site]! < 0 ? own : grid.lon[cellRow[site]!]!)),
  }
}

function columnAtSites(
  column: CriterionColumn,
  around: Surroundings,
  profile: Profile,
): Omit<CriterionColumn, 'separates'> {
  const criterion = CRITERIA.find(({ id }) => id === column.id)!
  if (!column.active && !isOfNoRegion(criterion, around, profile)) return column
  const computed = criterion.compute(around)
  if (typeof computed === 'string' && !column.active) return column
  // In words, why nothing is known at these sites of a criterion that counts in the region.
  const values =
    typeof computed === 'string'
      ? new Float32Array(around.sites.lat.length).fill(Number.NaN)
      : Float32Array.from(computed)
  const { hedge: _, ...region } = column
  const used = around.datasetsOf([...criterion.needs, ...criterion.uses(around.parameters)])
  return {
    ...region,
    values,
    active: true,
    inactiveBecause: '',
    missing: values.reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), 0),
    datasets: used.map(({ provenance }) => provenance.name),
    generated: used.some(({ provenance }) => provenance.generated),
    ...hedgeAtSites(criterion, around),
  }
}

/** The side column at the sites in place of the region's; none where it holds nowhere. */
function hedgeAtSites({ hedge }: Criterion, around: Surroundings) {
  const rows = hedge?.rows(around)
  return rows?.includes(1) ? { hedge: { word: hedge!.word, rows } } : {}
}

/** Whether a criterion that is out in the region can be judged all the same, from the list alone. */
function isOfNoRegion(criterion: Criterion, around: Surroundings, profile: Profile): boolean {
  const { id, fullMarks, needs } = criterion
  const hasOwnCurve = profile.criteria.some((member) => member.id === id && member.curve)
  const isFixed = fullMarks !== undefined && !hasOwnCurve
  return isFixed && needs.every((kind) => around.of(kind).length > 0)
}
