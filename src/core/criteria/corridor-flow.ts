import { chordMetres, unitVectors } from '../grid/sphere.ts'
import type { Parameters } from '../score/profile.ts'
import { type AccessPoint, accessPoints } from './access-points.ts'
import type { Criterion } from './definition.ts'
import type { Surroundings } from './surroundings.ts'

export const corridorFlow: Criterion = {
  id: 'corridor_flow',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning:
    'demand of the passing highways that can turn off at an access point near the site, falling with the way to it',
  version: 1,
  needs: ['corridors'],
  uses: [],
  compute(around) {
    const sums = around.blank('corridors')
    for (const points of byRoute(accessPoints(around.of('corridors'))).values()) {
      const best = bestOfRoute(around, points)
      for (const [row, swaps] of best) sums[row]! += swaps
    }
    return sums
  },
}

/**
 * Swaps/day that the stretch of corridor one station answers for asks for on the way: vehicles/day
 * × share that can swap × km × kWh/km ÷ kWh a swap × share taken on the way.
 */
export function corridorSwaps(vehiclesPerDay: number, parameters: Parameters): number {
  const { corridorSwappableShare, corridorStretchKm, corridorKwhPerKm } = parameters
  const kwh = vehiclesPerDay * corridorSwappableShare * corridorStretchKm * corridorKwhPerKm
  return (kwh / parameters.corridorKwhPerSwap) * parameters.shareTakenOnTheWay
}

function byRoute(points: readonly AccessPoint[]): Map<string, AccessPoint[]> {
  const routes = new Map<string, AccessPoint[]>()
  for (const point of points) {
    const route = routes.get(point.ref)
    if (route) route.push(point)
    else routes.set(point.ref, [point])
  }
  return routes
}

/** A vehicle turns off once: of a route's access points only the best one counts at a site. */
function bestOfRoute(around: Surroundings, points: readonly AccessPoint[]): Map<number, number> {
  const best = new Map<number, number>()
  const reach = around.parameters.accessReachMetres
  for (const { lat, lon, vehiclesPerDay } of points) {
    const swaps = corridorSwaps(vehiclesPerDay, around.parameters)
    around.siteIndex.forEachWithin(
      lat,
      lon,
      unitVectors([lat], [lon]),
      0,
      reach,
      (row, squared) => {
        const here = swaps * (1 - Math.min(1, chordMetres(squared) / reach))
        if (here > (best.get(row) ?? -1)) best.set(row, here)
      },
    )
  }
  return best
}
