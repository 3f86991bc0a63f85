import type { Dataset } from '../dataset/dataset.ts'
import { Areas, levelsOf } from '../need/area.ts'
import { stationsFor } from '../need/station-need.ts'
import type { Ground } from './ground.ts'
import { type Measure, measure } from './measure.ts'
import type { Network } from './network.ts'

/** Coverage of one reporting area; cells belong to the area that holds their centre. */
export interface AreaCoverage {
  readonly id: string
  readonly name: string
  /** The same in Chinese, '' where the data does not say. */
  readonly nameZh: string
  /** Its outline is this row of this dataset. */
  readonly dataset: Dataset
  readonly row: number
  /** Cells of the region in it. */
  readonly cells: number
  readonly vehicles: Measure | undefined
  readonly people: Measure | undefined
  /** Swaps/day. */
  readonly swaps: Measure | undefined
  readonly stations: number
  /** Vehicles ÷ stations; NaN where there is no station. */
  readonly vehiclesPerStation: number
  /** Stations for its vehicles by the target ratio, rounded up; NaN without vehicles data. */
  readonly needed: number
}

/** The areas of one level: provinces, prefectures … */
export interface AreaLevel {
  /** The word of the data, '' where it states none. */
  readonly level: string
  readonly areas: readonly AreaCoverage[]
  /** Index into `areas` of each cell, −1 outside them all. */
  readonly areaOfRow: Int32Array
}

export interface CoveredShares {
  readonly covered: Float64Array
  readonly twice: Float64Array
}

/** Coverage of each area of each level of the boundaries, coarsest level first. */
export function areaCoverage(
  boundaries: readonly Dataset[],
  ground: Ground,
  network: Network,
  shares: CoveredShares,
  vehiclesPerStation: number,
): AreaLevel[] {
  return levelsOf(boundaries).map((level) => {
    const areas = new Areas(boundaries, level)
    const { lat, lon } = ground.grid
    const areaOfRow = Int32Array.from(lat, (y, row) => areas.indexAt(lon[row]!, y))
    const stations = new Uint32Array(areas.list.length)
    network.places.lat.forEach((y, s) => {
      const area = areas.indexAt(network.places.lon[s]!, y)
      if (area >= 0) stations[area]!++
    })
    const rows = rowsByArea(areaOfRow, areas.list.length)
    const list = areas.list.map((area, a): AreaCoverage => {
      const of = (quantity: Float64Array | undefined) =>
        quantity && measureRows(quantity, shares, rows[a]!)
      const vehicles = of(ground.vehicles)
      return {
        ...area,
        cells: rows[a]!.length,
        vehicles,
        people: of(ground.people),
        swaps: of(ground.swaps),
        stations: stations[a]!,
        vehiclesPerStation:
          vehicles && stations[a]! > 0 ? vehicles.total / stations[a]! : Number.NaN,
        needed: vehicles ? stationsFor(vehicles.total, vehiclesPerStation) : Number.NaN,
      }
    })
    return { level, areas: list, areaOfRow }
  })
}

function rowsByArea(areaOfRow: Int32Array, areas: number): number[][] {
  const rows = Array.from({ length: areas }, (): number[] => [])
  areaOfRow.forEach((area, row) => {
    if (area >= 0) rows[area]!.push(row)
  })
  return rows
}

function measureRows(
  quantity: Float64Array,
  { covered, twice }: CoveredShares,
  rows: readonly number[],
): Measure {
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!)
  return measure(pick(quantity), pick(covered), pick(twice))
}
