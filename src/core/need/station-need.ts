import type { Places } from '../criteria/catchment.ts'
import type { Areas } from './area.ts'

/** How the number of stations is told from the number of vehicles. */
export interface NeedParameters {
  /** Vehicles covered by one station on average. */
  readonly vehiclesPerStation: number
  /** Growth of the vehicles a year, a fraction: 0.2 is 20%. */
  readonly growthPerYear: number
  /** From the year of the counts to the target year, ≥ 0. */
  readonly years: number
}

/**
 * The published ratio of December 2021 is 258 (nio.com) or 204 (chinapev.com): 230 lies between.
 * Growth has no default that would hold: none is assumed.
 */
export const NEED_PARAMETERS: NeedParameters = {
  vehiclesPerStation: 230,
  growthPerYear: 0,
  years: 0,
}

/** Stations needed in one year. */
export interface Need {
  readonly vehicles: number
  /** vehicles ÷ vehicles per station, rounded up. */
  readonly needed: number
  /** needed − stations, at least 0. */
  readonly missing: number
}

/** One reporting area. */
export interface AreaNeed {
  readonly id: string
  readonly name: string
  /** Serving stations there now. */
  readonly stations: number
  /** Vehicles per station now; NaN where there is none. */
  readonly ratio: number
  readonly now: Need
  readonly target: Need
}

export interface StationNeed {
  /** In the order of the boundaries. */
  readonly areas: readonly AreaNeed[]
  /** Vehicles and stations outside all areas, where there are any. */
  readonly elsewhere: AreaNeed | undefined
  /**
   * All of them, rounded up once: at most the sum over the areas, each of which is rounded up. Its
   * `missing` counts stations too many in one area against those missing in another.
   */
  readonly total: AreaNeed
}

/**
 * How many stations each area needs by the vehicle-station ratio (thesis 4.3.3), now and in a
 * target year: vehicles × (1 + growth)^years.
 *
 * @param cells where the vehicles are, and how many (swappable) there are; zones were spread before
 * @param stations the places of stations that serve
 * @throws where a parameter is out of range
 */
export function stationNeed(
  areas: Areas,
  cells: {
    readonly lat: Float64Array
    readonly lon: Float64Array
    readonly vehicles: Float64Array
  },
  stations: Pick<Places, 'lat' | 'lon'>,
  parameters: NeedParameters = NEED_PARAMETERS,
): StationNeed {
  check(parameters)
  const vehicles = new Float64Array(areas.list.length + 1)
  const counts = new Float64Array(areas.list.length + 1)
  const slotAt = (lon: number, lat: number) => {
    const area = areas.indexAt(lon, lat)
    return area < 0 ? areas.list.length : area
  }
  cells.vehicles.forEach((count, i) => {
    if (count > 0) vehicles[slotAt(cells.lon[i]!, cells.lat[i]!)]! += count
  })
  stations.lat.forEach((lat, i) => {
    counts[slotAt(stations.lon[i]!, lat)]!++
  })
  const needOf = (id: string, name: string, slot: number) =>
    areaNeed(id, name, vehicles[slot]!, counts[slot]!, parameters)
  const last = areas.list.length
  const sum = (column: Float64Array) => column.reduce((a, b) => a + b, 0)
  return {
    areas: areas.list.map(({ id, name }, i) => needOf(id, name, i)),
    elsewhere:
      vehicles[last]! > 0 || counts[last]! > 0
        ? needOf('elsewhere', 'outside all areas', last)
        : undefined,
    total: areaNeed('total', 'all', sum(vehicles), sum(counts), parameters),
  }
}

function areaNeed(
  id: string,
  name: string,
  vehicles: number,
  stations: number,
  parameters: NeedParameters,
): AreaNeed {
  const { vehiclesPerStation, growthPerYear, years } = parameters
  const needFor = (count: number): Need => {
    const needed = stationsFor(count, vehiclesPerStation)
    return { vehicles: count, needed, missing: Math.max(0, needed - stations) }
  }
  return {
    id,
    name,
    stations,
    ratio: stations > 0 ? vehicles / stations : Number.NaN,
    now: needFor(vehicles),
    target: needFor(vehicles * (1 + growthPerYear) ** years),
  }
}

/** Spreading zones leaves millionths of a vehicle: they ask for no station. */
const SPECK = 1e-6

/** Stations for so many vehicles, rounded up. */
export function stationsFor(vehicles: number, vehiclesPerStation: number): number {
  return Math.max(0, Math.ceil(vehicles / vehiclesPerStation - SPECK))
}

function check({ vehiclesPerStation, growthPerYear, years }: NeedParameters): void {
  if (!(vehiclesPerStation > 0 && vehiclesPerStation < Infinity))
    throw new Error(`the vehicle-station ratio must be above 0, got ${vehiclesPerStation}`)
  if (!(growthPerYear > -1 && growthPerYear < Infinity))
    throw new Error(`growth a year must be above −1, got ${growthPerYear}`)
  if (!(years >= 0 && years < Infinity))
    throw new Error(`the target year must not lie before the counts, got ${years} years`)
}
