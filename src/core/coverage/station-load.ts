import type { Parameters } from '../score/profile.ts'
import type { Ground } from './ground.ts'
import { CHILDREN, type ServiceDistance } from './service-distance.ts'

/** Swaps a day that a station's generation is made for; NaN where it is not known. */
export function capacityOf(
  { swapsPerDayByGeneration }: Pick<Parameters, 'swapsPerDayByGeneration'>,
  { generation }: { readonly generation: number },
): number {
  return swapsPerDayByGeneration[generation] ?? Number.NaN
}

/** What falls to each station when every vehicle within the cutoff goes to its nearest one. */
export interface StationLoad {
  readonly vehicles: Float64Array
  /** Swaps/day by the demand model. */
  readonly swaps: Float64Array
}

/** Vehicles and demand within the cutoff, each child of a cell to its nearest station. */
export function stationLoad(
  ground: Ground,
  distance: ServiceDistance,
  stations: number,
  cutoffMetres: number,
): StationLoad {
  const vehicles = new Float64Array(stations)
  const swaps = new Float64Array(stations)
  for (let at = 0; at < distance.nearest.length; at++) {
    if (!(distance.firstMetres[at]! <= cutoffMetres)) continue
    const row = (at / CHILDREN) | 0
    const station = distance.nearest[at]!
    vehicles[station]! += (ground.vehicles?.[row] ?? 0) / CHILDREN
    swaps[station]! += (ground.swaps?.[row] ?? 0) / CHILDREN
  }
  return { vehicles, swaps }
}
