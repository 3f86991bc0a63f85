import type { Route } from '../corridor/route.ts'
import type { AccessRow, StrayAccess } from '../corridor/route-access.ts'
import { stretchAt } from '../corridor/route-place.ts'
import type { Parameters } from '../score/profile.ts'
import { accessFeature } from './corridor-evidence.ts'
import { swapsAround, swapsOfVehicleKm } from './corridor-swaps.ts'
import type { Criterion } from './definition.ts'
import { firstFeatures } from './evidence.ts'
import { forEachSiteInReach, metresFromSite } from './site-reach.ts'
import type { Surroundings } from './surroundings.ts'
import { vehiclesOneWay, vehiclesOr } from './vehicles-by-class.ts'

export const corridorFlow: Criterion = {
  id: 'corridor_flow',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning:
    'demand of the highway within half a spacing along the route each way that can turn off at an access point near the site, falling with the way to it',
  version: 3,
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
  evidence(around, row) {
    const { routes, access, stray } = around.routes
    const { parameters } = around
    const onRoutes = routes.map((route, r) =>
      access[r]!.map(({ lat, lon, mileageMetres, point }) => ({
        ...{ lat, lon, point, route },
        swaps: swapsAround(route, mileageMetres, parameters),
        vehicles: vehiclesAt(route, mileageMetres),
      })),
    )
    const ways = [...onRoutes, ...strayTurnOffs(stray, parameters)].flatMap(
      (turnOffs) => bestOf(around, row, turnOffs) ?? [],
    )
    const half = parameters.corridorStretchKm / 2
    const notes = [
      `counted is what passes within ${half} km of the access point along the route, one way`,
    ]
    return firstFeatures(
      ways.sort((a, b) => b.here - a.here),
      ({ turnOff, metres, here }) =>
        accessFeature(turnOff, metres, [
          { what: 'passes one way', value: turnOff.vehicles ?? Number.NaN, unit: 'vehicles/day' },
          { what: 'asks for', value: turnOff.swaps, unit: 'swaps/day' },
          { what: 'gives here', value: here, unit: 'swaps/day' },
        ]),
      ways.length > 0 ? notes : [],
    )
  },
}

/** Vehicles/day one way at a mileage; NaN where a gap is bridged. */
function vehiclesAt(route: Route, mileageMetres: number): number {
  const stretch = stretchAt(route, mileageMetres)
  return stretch ? vehiclesOneWay(stretch) : Number.NaN
}

/** A place to turn off, and the swaps/day the corridor asks for there. */
interface TurnOff {
  readonly lat: number
  readonly lon: number
  readonly swaps: number
  readonly vehicles?: number
  readonly route?: Route
  readonly point?: AccessRow | undefined
}

/** Access points without a route, by ref: each stands for a whole spacing of its own count. */
function strayTurnOffs(stray: readonly StrayAccess[], parameters: Parameters): TurnOff[][] {
  const byRef = new Map<string, TurnOff[]>()
  for (const { lat, lon, refs, vehiclesPerDay, class: roadClass, at: point } of stray)
    for (const ref of refs) {
      const vehicles = vehiclesOr(vehiclesPerDay, roadClass) / refs.length
      const swaps = swapsOfVehicleKm(vehicles * parameters.corridorStretchKm, parameters)
      byRef.set(ref, [...(byRef.get(ref) ?? []), { lat, lon, swaps, point }])
    }
  return [...byRef.values()]
}

/** A vehicle turns off once: of the access points of one way only the best counts at a site. */
function addBest(around: Surroundings, turnOffs: readonly TurnOff[], sums: Float64Array): void {
  const reach = around.parameters.accessReachMetres
  const best = new Map<number, number>()
  for (const turnOff of turnOffs)
    forEachSiteInReach(around, turnOff, (row, metres) => {
      const here = swapsHere(turnOff, metres, reach)
      if (here > (best.get(row) ?? -1)) best.set(row, here)
    })
  for (const [row, swaps] of best) sums[row]! += swaps
}

/** What of the demand at an access point reaches a site so far from it. */
function swapsHere({ swaps }: TurnOff, metres: number, reachMetres: number): number {
  return swaps * (1 - Math.min(1, metres / reachMetres))
}

/** Of the access points of one way, the one that counts at one site. */
function bestOf(around: Surroundings, row: number, turnOffs: readonly TurnOff[]) {
  const reach = around.parameters.accessReachMetres
  let best: { turnOff: TurnOff; metres: number; here: number } | undefined
  for (const turnOff of turnOffs) {
    const metres = metresFromSite(around, row, turnOff)
    const here = swapsHere(turnOff, metres, reach)
    if (metres <= reach && here > (best?.here ?? -1)) best = { turnOff, metres, here }
  }
  return best
}
