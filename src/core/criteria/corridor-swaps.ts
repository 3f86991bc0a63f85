import type { Route } from '../corridor/route.ts'
import type { Parameters } from '../score/profile.ts'
import { vehiclesOneWay } from './vehicles-by-class.ts'

/**
 * Swaps/day one way that a station at a mileage answers for: the stretch of half a spacing before
 * and after it, as far as the data goes. It is not cut half way to the neighbouring access points:
 * a station answers for its spacing however many exits there are, and exits are drawn as densely
 * as the data happens to have them.
 */
export function swapsAround(route: Route, mileageMetres: number, parameters: Parameters): number {
  const half = Math.min((parameters.corridorStretchKm * 1000) / 2, route.lengthMetres / 2)
  const [from, to] = [mileageMetres - half, mileageMetres + half]
  let vehicleKm = vehicleKmBetween(route, from, to)
  if (route.ring) {
    vehicleKm += vehicleKmBetween(route, from + route.lengthMetres, to + route.lengthMetres)
    vehicleKm += vehicleKmBetween(route, from - route.lengthMetres, to - route.lengthMetres)
  }
  return swapsOfVehicleKm(vehicleKm, parameters)
}

/** Vehicle kilometres a day, one way, between two mileages of a route. */
export function vehicleKmBetween(route: Route, fromMetres: number, toMetres: number): number {
  let vehicleKm = 0
  for (const stretch of route.stretches) {
    const metres = Math.min(toMetres, stretch.toMetres) - Math.max(fromMetres, stretch.fromMetres)
    if (metres > 0) vehicleKm += (vehiclesOneWay(stretch) * metres) / 1000
  }
  return vehicleKm
}

/** Swaps: vehicle km × share that can swap × kWh/km ÷ kWh a swap × share taken on the way. */
export function swapsOfVehicleKm(vehicleKm: number, parameters: Parameters): number {
  const { corridorSwappableShare, corridorKwhPerKm, corridorKwhPerSwap } = parameters
  const kwh = vehicleKm * corridorSwappableShare * corridorKwhPerKm
  return (kwh / corridorKwhPerSwap) * parameters.shareTakenOnTheWay
}
