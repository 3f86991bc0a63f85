import type { Places } from '../criteria/catchment.ts'
import { corridorRoutes } from '../criteria/corridor-routes.ts'
import { swapsOfVehicleKm, vehicleKmBetween } from '../criteria/corridor-swaps.ts'
import { stationsOnRoutes } from '../criteria/stations-on-routes.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Parameters } from '../score/profile.ts'

/**
 * Corridor demand of each station, swaps/day: on every route in its access reach the stretch half
 * way to the stations before and after it, half a spacing at most. Stations at one exit share.
 */
export function corridorDemand(
  stations: Pick<Places, 'lat' | 'lon'>,
  corridors: readonly Dataset[],
  parameters: Parameters,
): Float64Array {
  const network = corridorRoutes(corridors)
  const swaps = new Float64Array(stations.lat.length)
  const half = (parameters.corridorStretchKm * 1000) / 2
  stationsOnRoutes(network, stations, parameters.accessReachMetres).forEach((list, r) => {
    const route = network.routes[r]!
    for (const { station, mileageMetres } of list) {
      const shared = list.filter((other) => other.mileageMetres === mileageMetres).length
      const before = list.findLast((other) => other.mileageMetres < mileageMetres)?.mileageMetres
      const after = list.find((other) => other.mileageMetres > mileageMetres)?.mileageMetres
      const from = Math.max(mileageMetres - half, middle(before, mileageMetres, -Infinity))
      const to = Math.min(mileageMetres + half, middle(mileageMetres, after, Infinity))
      const vehicleKm = vehicleKmBetween(route, from, to)
      swaps[station]! += swapsOfVehicleKm(vehicleKm, parameters) / shared
    }
  })
  return swaps
}

function middle(a: number | undefined, b: number | undefined, none: number): number {
  return a === undefined || b === undefined ? none : (a + b) / 2
}
