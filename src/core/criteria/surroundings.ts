import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import type { DatasetKind } from '../dataset/kinds.ts'
import type { Grid } from '../grid/grid.ts'
import { cellAt, cellCentre } from '../grid/h3-index.ts'
import { NearIndex } from '../grid/near-index.ts'
import type { Region } from '../grid/region.ts'
import type { Parameters } from '../score/profile.ts'
import { rivalsOf, type StationRivals } from './attraction.ts'
import { Catchments, type Places, placesAt } from './catchment.ts'
import { Competition } from './competition.ts'
import { type CorridorRoutes, corridorRoutes } from './corridor-routes.ts'
import { isKnownAt } from './extent.ts'
import { demandGrid, type HomeDemand, homeDemand } from './home-demand.ts'
import { type StationRow, servingRows, servingStations } from './serving-stations.ts'
import type { SitePoints } from './site-points.ts'

/** Demand by cell: what criteria read of it. */
export type CellDemand = Pick<HomeDemand, 'grid' | 'swaps'>

/** All a criterion may look at. What several of them need is made once, when first asked for. */
export class Surroundings {
  readonly grid: Grid
  readonly region: Region
  readonly parameters: Parameters
  readonly points: SitePoints
  /** One place a row: where a station of this cell would stand. */
  readonly sites: Places
  readonly #datasets: readonly Dataset[]
  readonly #demandOf: (() => CellDemand) | undefined
  #demand: CellDemand | undefined
  #home: HomeDemand | undefined
  #catchments: Catchments | undefined
  #siteIndex: NearIndex | undefined
  #routes: CorridorRoutes | undefined
  #competition: { readonly model: Competition; readonly rivals: StationRivals } | undefined

  constructor(input: {
    readonly grid: Grid
    readonly region: Region
    readonly datasets: readonly Dataset[]
    readonly parameters: Parameters
    readonly points: SitePoints
    /** Gives the demand when it is first asked for; made from the datasets where it is absent. */
    readonly demand?: () => CellDemand
  }) {
    this.grid = input.grid
    this.region = input.region
    this.parameters = input.parameters
    this.points = input.points
    this.sites = placesAt(input.points.lat, input.points.lon)
    this.#datasets = input.datasets
    this.#demandOf = input.demand
  }

  of(kind: DatasetKind): readonly Dataset[] {
    return this.#datasets.filter((dataset) => dataset.kind === kind)
  }

  /** Those of any of the kinds, in the project's order. */
  datasetsOf(kinds: readonly DatasetKind[]): readonly Dataset[] {
    return this.#datasets.filter(({ kind }) => kinds.includes(kind))
  }

  /** Demand of the region and beyond it, as far as stations compete for it. */
  get demand(): CellDemand {
    this.#demand ??= this.#demandOf?.() ?? this.homeDemand
    return this.#demand
  }

  /** The same with how it came about: seconds where only cells were kept. */
  get homeDemand(): HomeDemand {
    this.#home ??= homeDemand(
      this.#datasets,
      this.of('corridors').length > 0 ? this.routes.routes : [],
      demandGrid(this.region, this.grid.resolution, this.parameters),
      this.parameters,
    )
    return this.#home
  }

  /** The catchments over the cells of the demand. */
  get catchments(): Catchments {
    this.#catchments ??= new Catchments(this.demand.grid, this.parameters.cutoffMetres)
    return this.#catchments
  }

  /** The stations that serve our demand, and their places in the same order. */
  get servingRows(): readonly StationRow[] {
    return servingRows(this.of('stations'), this.parameters)
  }

  get servingStations(): Places {
    return servingStations(this.of('stations'), this.parameters)
  }

  /** Who shares the demand: all open stations, and the model of their shares. */
  get competition(): { readonly model: Competition; readonly rivals: StationRivals } {
    if (this.#competition) return this.#competition
    const rivals = rivalsOf(this.of('stations'), this.parameters)
    const { grid, swaps } = this.demand
    this.#competition = { model: new Competition(grid, swaps, rivals, this.parameters), rivals }
    return this.#competition
  }

  /** The site of one row, as a place. */
  siteAt(row: number): Places {
    return placesAt(this.sites.lat.slice(row, row + 1), this.sites.lon.slice(row, row + 1))
  }

  /** The routes of the corridors, and where they can be left. */
  get routes(): CorridorRoutes {
    this.#routes ??= corridorRoutes(this.of('corridors'))
    return this.#routes
  }

  /** Index of the site points, for features that reach some of them. */
  get siteIndex(): NearIndex {
    const { connectionReachMetres, accessReachMetres } = this.parameters
    const metres = Math.max(connectionReachMetres, accessReachMetres)
    this.#siteIndex ??= new NearIndex(this.sites.lat, this.sites.lon, this.sites.xyz, metres)
    return this.#siteIndex
  }

  /** Zeros where the kind's datasets know the site, NaN where they do not. */
  blank(kind: DatasetKind): Float64Array {
    return Float64Array.from(this.sites.lat, (_, row) => (this.knows(kind, row) ? 0 : Number.NaN))
  }

  /**
   * Whether a dataset of the kind reaches the site or its cell's centre: the free place of a cell
   * at the border of the region may lie beyond what was asked for, its cell does not.
   */
  knows(kind: DatasetKind, row: number): boolean {
    const datasets = this.of(kind)
    const [lat, lon] = [this.sites.lat[row]!, this.sites.lon[row]!]
    if (datasets.length === 0 || isKnownAt(datasets, lat, lon)) return datasets.length > 0
    return isKnownAt(datasets, ...cellCentre(...cellAt(lat, lon, this.grid.resolution)))
  }

  /** Whether a row of the kind's datasets states the field; no rows at all is knowledge of none. */
  states(kind: DatasetKind, field: string): boolean {
    return this.of(kind).some(
      (d) => d.rows === 0 || numberColumn(d, field).some((value) => !Number.isNaN(value)),
    )
  }
}
