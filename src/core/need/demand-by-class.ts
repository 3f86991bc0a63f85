import { rivalsOf } from '../criteria/attraction.ts'
import { placesAt } from '../criteria/catchment.ts'
import { Competition } from '../criteria/competition.ts'
import { type PeopleByCell, peopleByCell } from '../criteria/people.ts'
import { demandByCell } from '../criteria/vehicles.ts'
import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import type { Parameters, VehicleClass } from '../score/profile.ts'
import type { ClassDemand } from './calibration.ts'
import { corridorDemand } from './corridor-demand.ts'

/** Recorded and modelled swaps/day of our open swap stations, row by row, for `calibrate`. */
export interface StationRecords {
  /** NaN = not recorded. */
  readonly recorded: Float64Array
  readonly classes: readonly ClassDemand[]
}

/**
 * What the model gives each of our open swap stations, class by class: of each vehicle class its
 * Huff share among all open stations and charging at home, and of the corridors its stretch.
 * @param grid the region's cells and those a cutoff beyond
 */
export function stationRecords(
  datasets: readonly Dataset[],
  grid: Grid,
  parameters: Parameters,
): StationRecords {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  const rivals = rivalsOf(of('stations'))
  const ours = Array.from(rivals.own.keys()).filter((s) => rivals.own[s] === 1)
  const people = peopleByCell(of('population'), grid.resolution)
  const huff = { beta: 2, cutoffMetres: parameters.cutoffMetres, homeAttraction: 1 }
  const classes: ClassDemand[] = (Object.keys(parameters.classes) as VehicleClass[]).map((id) => {
    const swaps = swapsOfClass(id, of('vehicles'), people, grid, parameters)
    const demand = new Competition(grid, swaps, rivals, huff).stationDemand(rivals)
    return { id, swaps: Float64Array.from(ours, (s) => demand[s]!) }
  })
  const places = placesAt(
    Float64Array.from(ours, (s) => rivals.places.lat[s]!),
    Float64Array.from(ours, (s) => rivals.places.lon[s]!),
  )
  const corridor = { id: 'corridor', swaps: corridorDemand(places, of('corridors'), parameters) }
  return { recorded: recordedSwaps(of('stations')), classes: [...classes, corridor] }
}

/** Swaps/day of one class by cell: the others are taken not to swap. */
function swapsOfClass(
  id: VehicleClass,
  vehicles: readonly Dataset[],
  people: PeopleByCell,
  grid: Grid,
  parameters: Parameters,
): Float64Array {
  const counted = vehicles.some((dataset) =>
    textColumn(dataset, 'class').some((word) => (word || 'private') === id),
  )
  if (!counted) return new Float64Array(grid.length)
  const classes = Object.fromEntries(
    Object.entries(parameters.classes).map(([name, use]) => [
      name,
      name === id ? use : { ...use, swapShare: 0 },
    ]),
  ) as Parameters['classes']
  return demandByCell(vehicles, people, grid, { ...parameters, classes }).swaps
}

/** Of our open swap stations, in the order in which `rivalsOf` lists them. */
function recordedSwaps(stations: readonly Dataset[]): Float64Array {
  return Float64Array.from(
    stations.flatMap((dataset) => {
      const [own, technology, status] = ['own', 'technology', 'status'].map((field) =>
        textColumn(dataset, field),
      )
      return [...numberColumn(dataset, 'swaps_per_day')].filter(
        (_, row) => own![row] === 'own' && technology![row] === 'swap' && status![row] === 'open',
      )
    }),
  )
}
