import { rivalsOf } from '../criteria/attraction.ts'
import { placesAt } from '../criteria/catchment.ts'
import { Competition } from '../criteria/competition.ts'
import { corridorRoutes } from '../criteria/corridor-routes.ts'
import { demandNotes, type HomeDemand, homeDemand } from '../criteria/home-demand.ts'
import { demandByCell } from '../criteria/vehicles.ts'
import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import { VEHICLE_CLASSES, type VehicleClass } from '../dataset/kinds.ts'
import type { Grid } from '../grid/grid.ts'
import type { Parameters } from '../score/profile.ts'
import type { ClassDemand } from './calibration.ts'
import { corridorDemand } from './corridor-demand.ts'

/** Recorded and modelled swaps/day of our open swap stations, row by row, for `calibrate`. */
export interface StationRecords {
  /** NaN = not recorded. */
  readonly recorded: Float64Array
  readonly classes: readonly ClassDemand[]
  /** How the demand came about, as sentences without a full stop. */
  readonly notes: readonly string[]
}

/**
 * What the model gives each of our open swap stations, class by class: of each vehicle class its
 * Huff share among all open stations and charging at home, of what the corridors leave of it; and
 * of the corridors its stretch.
 * @param grid the cells whose demand counts (`demandGrid`)
 */
export function stationRecords(
  datasets: readonly Dataset[],
  grid: Grid,
  parameters: Parameters,
): StationRecords {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  const rivals = rivalsOf(of('stations'), parameters)
  const ours = Array.from(rivals.own.keys()).filter((s) => rivals.own[s] === 1)
  const { routes } = corridorRoutes(of('corridors'))
  const home = homeDemand(datasets, routes, grid, parameters)
  const classes = swappingClasses(parameters).map((id): ClassDemand => {
    const swaps = swapsOfClass(id, of('vehicles'), home, parameters)
    const demand = new Competition(grid, swaps, rivals, parameters).stationDemand(rivals)
    return { id, swaps: Float64Array.from(ours, (s) => demand[s]!) }
  })
  const places = placesAt(
    Float64Array.from(ours, (s) => rivals.places.lat[s]!),
    Float64Array.from(ours, (s) => rivals.places.lon[s]!),
  )
  const corridor = { id: 'corridor', swaps: corridorDemand(places, of('corridors'), parameters) }
  const recorded = Float64Array.from(ours, (s) => {
    const { dataset, row } = rivals.rows[s]!
    return numberColumn(dataset, 'swaps_per_day')[row]!
  })
  return { recorded, classes: [...classes, corridor], notes: demandNotes(home) }
}

/** The classes of which some swap. */
function swappingClasses({ classes }: Parameters): VehicleClass[] {
  return VEHICLE_CLASSES.filter((id) => classes[id].swapShare > 0)
}

/** Swaps/day of one class by cell, less what is fed on the corridors. */
function swapsOfClass(
  id: VehicleClass,
  vehicles: readonly Dataset[],
  { grid, ancillary, classes, corridors }: HomeDemand,
  parameters: Parameters,
): Float64Array {
  if (!classes.some((total) => total.id === id)) return new Float64Array(grid.length)
  const alone = Object.fromEntries(
    VEHICLE_CLASSES.map((name) => [
      name,
      { ...parameters.classes[name], ...(name !== id && { swapShare: 0 }) },
    ]),
  ) as Parameters['classes']
  const demand = demandByCell(vehicles, ancillary.byCell, grid, { ...parameters, classes: alone })
  return demand.swaps.map((swaps) => swaps * corridors.factor)
}
