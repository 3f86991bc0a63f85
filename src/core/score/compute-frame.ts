import { ancillaryKinds, ancillaryOf } from '../criteria/ancillary.ts'
import type { Criterion } from '../criteria/definition.ts'
import { fineCells } from '../criteria/fine-cells.ts'
import { CRITERIA } from '../criteria/registry.ts'
import {
  type BusiestInput,
  SITE_POINTS_VERSION,
  type SitePoints,
  sitePoints,
} from '../criteria/site-points.ts'
import { Surroundings } from '../criteria/surroundings.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { DatasetKind } from '../dataset/kinds.ts'
import type { Grid } from '../grid/grid.ts'
import type { Region } from '../grid/region.ts'
import type { ColumnCache } from './column-cache.ts'
import type { Curve } from './curve.ts'
import { fitCurve } from './fit-curve.ts'
import type { CriterionColumn, Frame } from './frame.ts'
import { freezeCurve } from './freeze-curve.ts'
import { keptDemand } from './kept-demand.ts'
import { maskPowerless, maskUnknown } from './left-out.ts'
import type { Profile, ProfileCriterion } from './profile.ts'
import { separatesCells } from './separates.ts'

export interface FrameInput {
  readonly grid: Grid
  readonly region: Region
  readonly datasets: readonly Dataset[]
  readonly profile: Profile
  /** A hash of a text, the same in every run, e.g. hex SHA-256. */
  readonly hash: (text: string) => string
  readonly cache?: ColumnCache
  /**
   * The frame whose curves hold here too, so that scores are on its scale; a criterion that is
   * inactive there has a curve of its own. Same profile but for parameters.
   */
  readonly scale?: Frame
  /** Told the share done, 0–1. */
  readonly onProgress?: (share: number) => void
}

/**
 * All columns of a profile: the site points, each criterion's raw values, its frozen curve. Runs in
 * Node only, since sine, cosine and exponential differ in the last bit between hosts; everything
 * after it is + − × ÷ on these bytes.
 */
export function computeFrame(input: FrameInput): Frame {
  const { grid, profile, hash } = input
  const around = surroundingsOf(input)
  const { points } = around
  input.onProgress?.(0.2)
  const total = profile.criteria.reduce((sum, { weight }) => sum + weight, 0)
  const members = CRITERIA.flatMap((criterion) => {
    const member = profile.criteria.find(({ id }) => id === criterion.id)
    return member ? [{ criterion, member }] : []
  })
  const criteria = members.map(({ criterion, member }, done) => {
    const column = columnOf(criterion, member, around, input)
    input.onProgress?.(0.2 + (0.8 * (done + 1)) / members.length)
    return { ...column, weight: member.weight / total }
  })
  const { excluded, reasons } = maskUnknown(maskPowerless(around), criteria)
  return {
    profile,
    grid,
    criteria: criteria.map((c) => ({ ...c, separates: separatesCells(c, excluded) })),
    excluded,
    reasons,
    freeShare: points.freeShare,
    flags: points.flags,
    flagNames: points.flagNames,
    siteLat: points.lat,
    siteLon: points.lon,
    siteXyz: around.sites.xyz,
    partnerRow: points.partnerRow,
    partners: points.partners,
    inputsHash: hash(inputsText(input)),
  }
}

/** All that the criteria look at; the site points are read from the cache where they are kept. */
export function surroundingsOf(input: FrameInput): Surroundings {
  const { grid, region, datasets, profile } = input
  const { parameters } = profile
  const demand = () => keptDemand({ ...input, parameters })
  return new Surroundings({ grid, region, datasets, parameters, points: pointsOf(input), demand })
}

/** The site points, kept as one text and six columns. */
function pointsOf(input: FrameInput): SitePoints {
  const { grid, datasets, profile, cache } = input
  const key = input.hash(pointsText(input))
  const text = cache?.read(`${key} names`)
  const kept = text && KEPT_COLUMNS.map(([name]) => cache?.read(`${key} ${name}`))
  if (text && kept?.every((bytes) => bytes !== undefined)) {
    const columns = KEPT_COLUMNS.map(([name, type], i) => [
      name,
      new type(new Uint8Array(kept[i]!).buffer),
    ])
    const names = JSON.parse(new TextDecoder().decode(text), reviveNaN)
    return { ...names, ...Object.fromEntries(columns) } as SitePoints
  }
  const points = sitePoints(grid, datasets, profile.parameters.leastFreeShare, busiestInput(input))
  const { partners, reasons, flagNames } = points
  cache?.write(
    `${key} names`,
    new TextEncoder().encode(JSON.stringify({ partners, reasons, flagNames })),
  )
  for (const [name] of KEPT_COLUMNS)
    cache?.write(`${key} ${name}`, new Uint8Array(points[name].buffer as ArrayBuffer))
  return points
}

/** Where the profile has greenfield stations stand where most is around them. */
function busiestInput({ grid, datasets, profile }: FrameInput): BusiestInput | undefined {
  const { greenfieldAt, spreadBy, cutoffMetres, demandLevelsFiner } = profile.parameters
  if (greenfieldAt === 'centre') return undefined
  const resolution = grid.resolution + Math.max(1, demandLevelsFiner)
  return {
    fine: fineCells(ancillaryOf(datasets, spreadBy, resolution).byCell, resolution),
    cutoffMetres,
  }
}

const KEPT_COLUMNS = [
  ['lat', Float64Array],
  ['lon', Float64Array],
  ['partnerRow', Int32Array],
  ['freeShare', Float32Array],
  ['excluded', Uint8Array],
  ['flags', Uint32Array],
] as const

/** JSON writes NaN as null; the one number that may be unknown is a rent. */
function reviveNaN(key: string, value: unknown): unknown {
  return key === 'rent' && value === null ? Number.NaN : value
}

/** What is known before it is decided which cells are left out. */
type Column = Omit<CriterionColumn, 'separates'>

function columnOf(
  criterion: Criterion,
  member: ProfileCriterion,
  around: Surroundings,
  input: FrameInput,
): Column {
  const used = input.datasets.filter(({ kind }) =>
    [...criterion.needs, ...criterion.uses(input.profile.parameters)].includes(kind),
  )
  const values = valuesOf(criterion, around, used, input)
  const known = typeof values !== 'string'
  const column = known ? values : new Float32Array(0)
  return {
    id: criterion.id,
    unit: criterion.unit,
    direction: criterion.direction,
    meaning: criterion.meaning,
    values: column,
    active: known,
    inactiveBecause: known ? '' : values,
    missing: known ? column.reduce((n, value) => n + (Number.isNaN(value) ? 1 : 0), 0) : 0,
    missingPolicy: member.missing,
    curve: scaleOf(criterion, input) ?? curveOf(criterion, member, column),
    weight: member.weight,
    datasets: used.map(({ provenance }) => provenance.name),
    generated: used.some(({ provenance }) => provenance.generated),
    ...(known && hedgeOf(criterion, around, used, input)),
  }
}

function scaleOf({ id }: Criterion, { scale }: FrameInput): Curve | undefined {
  return scale?.criteria.find((column) => column.id === id && column.active)?.curve
}

/** The side column of a criterion; none where it holds nowhere. */
function hedgeOf(
  { hedge, ...criterion }: Criterion,
  around: Surroundings,
  used: readonly Dataset[],
  { hash, cache, ...input }: FrameInput,
): Pick<CriterionColumn, 'hedge'> {
  if (!hedge) return {}
  const key = `${hash(columnText(criterion, used, { hash, ...input }))} ${hedge.word}`
  const kept = cache?.read(key)
  const rows = kept ?? hedge.rows(around)
  if (!kept) cache?.write(key, rows)
  return rows.includes(1) ? { hedge: { word: hedge.word, rows } } : {}
}

function curveOf(
  { id, direction, fullMarks }: Criterion,
  { curve }: ProfileCriterion,
  values: Float32Array,
) {
  return curve ? freezeCurve(id, curve, direction, values) : fitCurve(values, direction, fullMarks)
}

function valuesOf(
  criterion: Criterion,
  around: Surroundings,
  used: readonly Dataset[],
  input: FrameInput,
): Float32Array | string {
  const absent = criterion.needs.filter((kind) => around.of(kind).length === 0)
  if (absent.length > 0) return `no ${absent.join(' and no ')} imported`
  const key = input.hash(columnText(criterion, used, input))
  const kept = input.cache?.read(key)
  if (kept) return new Float32Array(new Uint8Array(kept).buffer)
  const values = criterion.compute(around)
  if (typeof values === 'string') return values
  const column = Float32Array.from(values)
  input.cache?.write(key, new Uint8Array(column.buffer))
  return column
}

/** Kinds that decide where a cell's site point lies, and so touch every criterion. */
const POINT_KINDS: readonly DatasetKind[] = ['exclusions', 'partners']

/** Names every input of the site points. */
function pointsText(input: FrameInput): string {
  const { parameters } = input.profile
  const { leastFreeShare, greenfieldAt, spreadBy, cutoffMetres, demandLevelsFiner } = parameters
  const isBusiest = greenfieldAt === 'busiest'
  const kinds = [...POINT_KINDS, ...(isBusiest ? ancillaryKinds(spreadBy) : [])]
  const points = input.datasets.filter(({ kind }) => kinds.includes(kind))
  return JSON.stringify([
    'points',
    SITE_POINTS_VERSION,
    groundText(input),
    hashes(points),
    points.map(({ provenance }) => provenance.generated),
    leastFreeShare,
    ...(isBusiest ? [greenfieldAt, spreadBy, cutoffMetres, demandLevelsFiner] : []),
  ])
}

/** Names every input of one criterion's column. */
function columnText(
  criterion: Pick<Criterion, 'id' | 'version'>,
  used: readonly Dataset[],
  input: FrameInput,
): string {
  return JSON.stringify([
    'column',
    criterion.id,
    criterion.version,
    pointsText(input),
    hashes(used),
    input.profile.parameters,
  ])
}

function inputsText(input: FrameInput): string {
  const { criteria, parameters } = input.profile
  return JSON.stringify([
    'frame',
    CRITERIA.map(({ id, version }) => [id, version]),
    SITE_POINTS_VERSION,
    groundText(input),
    hashes(input.datasets),
    criteria.map(({ id, missing, curve }) => (curve ? [id, missing, curve] : [id, missing])),
    parameters,
    ...(input.scale ? [['scale', input.scale.inputsHash]] : []),
  ])
}

function groundText({ grid, region }: FrameInput): unknown {
  return [grid.resolution, grid.length, region]
}

function hashes(datasets: readonly Dataset[]): string[] {
  return datasets.map(({ kind, hash }) => `${kind} ${hash}`).sort()
}
