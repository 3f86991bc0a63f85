import type { Route } from '../corridor/route.ts'
import type { StrayAccess } from '../corridor/route-access.ts'
import type { Parameters } from '../score/profile.ts'
import type { Criterion } from './definition.ts'
import { forEachSiteInReach } from './site-reach.ts'
import type { Surroundings } from './surroundings.ts'
import { vehiclesOneWay, vehiclesOr } from './vehicles-by-class.ts'

export const corridorFlow: Criterion = {
  id: 'corridor_flow',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning:
    'demand of the highway within half a spacing along the route each way that can turn off at an access point near the site, falling with the way to it',
  version: 2,
  needs: ['corridors'],
  uses: [],
  compute(around) {
    const sums = around.blank('corridors')
    const { routes, access, stray } = around.routes
    const { parameters } = around
    routes.forEach((route, r) => {
      const turnOffs = access[r]!.map(({ lat, lon, mileageMetres }) => ({
        lat,
        lon,
        swaps: swapsAround(route, mileageMetres, parameters),
      }))
      addBest(around, turnOffs, sums)
    })
    for (const turnOffs of strayTurnOffs(stray, parameters)) addBest(around, turnOffs, sums)
    return sums
  },
}

/** A place to turn off, and the swaps/day the corridor asks for there. */
interface TurnOff {
  readonly lat: number
  readonly lon: number
  readonly swaps: number
}

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

/** Access points without a route, by ref: each stands for a whole spacing of its own count. */
function strayTurnOffs(stray: readonly StrayAccess[], parameters: Parameters): TurnOff[][] {
  const byRef = new Map<string, TurnOff[]>()
  for (const { lat, lon, refs, vehiclesPerDay, class: roadClass } of stray)
    for (const ref of refs) {
      const vehicles = vehiclesOr(vehiclesPerDay, roadClass) / refs.length
      const swaps = swapsOfVehicleKm(vehicles * parameters.corridorStretchKm, parameters)
      byRef.set(ref, [...(byRef.get(ref) ?? []), { lat, lon, swaps }])
    }
  return [...byRef.values()]
}

/** A vehicle turns off once: of the access points of one way only the best counts at a site. */
function addBest(around: Surroundings, turnOffs: readonly TurnOff[], sums: Float64Array): void {
  const reach = around.parameters.accessReachMetres
  const best = new Map<number, number>()
  for (const turnOff of turnOffs)
    forEachSiteInReach(around, turnOff, (row, metres) => {
      const here = turnOff.swaps * (1 - Math.min(1, metres / reach))
      if (here > (best.get(row) ?? -1)) best.set(row, here)
    })
  for (const [row, swaps] of best) sums[row]! += swaps
}
