import type { Route } from '../corridor/route.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { DatasetKind } from '../dataset/kinds.ts'
import { cellsOfRegion } from '../grid/cells-of-region.ts'
import { type Grid, rowOfCell } from '../grid/grid.ts'
import { cellAt, cellReachMetres } from '../grid/h3-index.ts'
import type { Region } from '../grid/region.ts'
import type { Parameters } from '../score/profile.ts'
import { type Ancillary, ancillaryKinds, ancillaryOf } from './ancillary.ts'
import { type CorridorShare, corridorShare, vehicleKmWhere } from './corridor-share.ts'
import { isKnownAt } from './extent.ts'
import { type DemandByCell, demandByCell } from './vehicles.ts'
import { refuseOverlappingZones } from './zone-overlap.ts'

/** Demand of the cells of a grid, less what is fed on the corridors there. */
export interface HomeDemand extends DemandByCell {
  readonly grid: Grid
  readonly ancillary: Ancillary
  /** What the corridors took off; `swaps`, by cell and by class, are what they left. */
  readonly corridors: CorridorShare
}

/**
 * The cells whose demand counts: those of the region and, since stations compete for demand within
 * twice the cutoff, so far beyond it.
 */
export function demandGrid(region: Region, resolution: number, parameters: Parameters): Grid {
  const margin = 2 * parameters.cutoffMetres + 2 * cellReachMetres(resolution)
  return cellsOfRegion(region, demandResolution(resolution, parameters), margin)
}

/** Resolution of the cells that hold the demand: the grid's, or finer where the profile says so. */
export function demandResolution(
  resolution: number,
  { demandLevelsFiner }: Pick<Parameters, 'demandLevelsFiner'>,
): number {
  return Math.min(15, resolution + demandLevelsFiner)
}

/**
 * Vehicles and swaps/day by cell: zones spread by the profile's ancillary data, then multiplied by
 * what the corridors of the grid leave (`corridorShare`). Corridors count where vehicles are known.
 * @throws Problem bad_input where two zones of one class and basis overlap
 */
export function homeDemand(
  datasets: readonly Dataset[],
  routes: readonly Route[],
  grid: Grid,
  parameters: Parameters,
): HomeDemand {
  const vehicles = datasets.filter(({ kind }) => kind === 'vehicles')
  refuseOverlappingZones(vehicles)
  const ancillary = ancillaryOf(datasets, parameters.spreadBy, grid.resolution)
  const demand = demandByCell(vehicles, ancillary.byCell, grid, parameters)
  const holds = (lon: number, lat: number) =>
    rowOfCell(grid, ...cellAt(lat, lon, grid.resolution)) >= 0 && isKnownAt(vehicles, lat, lon)
  const corridors = corridorShare(demand.classes, vehicleKmWhere(routes, holds), parameters)
  const { factor } = corridors
  return {
    ...demand,
    swaps: demand.swaps.map((swaps) => swaps * factor),
    classes: demand.classes.map((total) => ({ ...total, swaps: total.swaps * factor })),
    grid,
    ancillary,
    corridors,
  }
}

/** Kinds that decide the demand besides the vehicles. */
export function demandKinds({ spreadBy }: Parameters): readonly DatasetKind[] {
  return [...ancillaryKinds(spreadBy), 'corridors']
}

/** What a reader of the demand should know, as sentences without a full stop. */
export function demandNotes({ ancillary, evenZones, corridors }: HomeDemand): string[] {
  const even =
    evenZones === 1
      ? '1 zone holds none of it and is spread evenly'
      : `${evenZones} zones hold none of it and are spread evenly`
  const notes = [
    evenZones > 0 && ancillary.byCell.size > 0
      ? `zones are spread over their cells ${ancillary.words}; ${even}`
      : `zones are spread over their cells ${ancillary.words}`,
  ]
  const { factor, isCapped, corridorKm, drivenKm } = corridors
  if (factor === 1) return notes
  const share = `${Math.round(corridorKm).toLocaleString('en')} of ${Math.round(drivenKm).toLocaleString('en')} km a day are fed on the corridors`
  const cap = isCapped ? ', the most that may be taken off' : ''
  return [...notes, `home demand is multiplied by ${factor.toFixed(4)}${cap}: ${share}`]
}
