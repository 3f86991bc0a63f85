import type { StrayAccess } from '../corridor/route-access.ts'
import type { Parameters } from '../score/profile.ts'
import { swapsAround, swapsOfVehicleKm } from './corridor-swaps.ts'
import type { Criterion } from './definition.ts'
import { forEachSiteInReach } from './site-reach.ts'
import type { Surroundings } from './surroundings.ts'
import { vehiclesOr } from './vehicles-by-class.ts'

export const corridorFlow: Criterion = {
  id: 'corridor_flow',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning:
    'demand of the highway within half a spacing along the route each way that can turn off at an access point near the site, falling with the way to it',
  version: 2,
  needs: ['corridors'],
  uses: () => [],
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
