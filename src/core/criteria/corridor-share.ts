import { placeAtMileage, type Route } from '../corridor/route.ts'
import type { Parameters } from '../score/profile.ts'
import { swapsOfVehicleKm } from './corridor-swaps.ts'
import type { ClassTotal } from './vehicles.ts'
import { vehiclesOneWay } from './vehicles-by-class.ts'

/** Kilometres that are fed on the way, and so not at home. */
export interface CorridorShare {
  /** Kilometres a day of the vehicles counted in the grid. */
  readonly drivenKm: number
  /** Vehicle kilometres a day on the corridors in the grid that are counted as corridor demand. */
  readonly corridorKm: number
  /** Swaps/day of those kilometres on the way. */
  readonly corridorSwaps: number
  /** What home demand is multiplied by. */
  readonly factor: number
  /** The corridors ask for more kilometres than may be taken off; the most was taken. */
  readonly isCapped: boolean
}

/**
 * What the corridors leave of home demand (design: kilometres counted there are taken off home
 * demand first). On the corridors of the grid, K = Σ vehicles/day × share that can swap × km ×
 * share taken on the way are the kilometres a day that are fed on the way. The vehicles counted in
 * the grid drive D = Σ vehicles × km/day. Of K they drive the own share o, each class in proportion
 * to the kilometres it drives, so one factor does for all:
 *
 *   factor = 1 − min(o·K ÷ D, m),   1 − m ≤ factor ≤ 1
 *
 * o = 1 by default: nobody counts whose vehicles pass, and a region whose vehicles drive elsewhere
 * as much as others' drive through it has 1. m = 0.5 by default: corridors that would take more say
 * that counts of vehicles and of traffic do not go together. Where no vehicle is counted or no
 * corridor known the factor is 1.
 */
export function corridorShare(
  classes: readonly Pick<ClassTotal, 'id' | 'vehicles'>[],
  vehicleKm: number,
  parameters: Parameters,
): CorridorShare {
  const { corridorSwappableShare, shareTakenOnTheWay } = parameters
  const { corridorOwnShare, corridorMostShare } = parameters
  const corridorKm = vehicleKm * corridorSwappableShare * shareTakenOnTheWay
  const drivenKm = classes.reduce(
    (sum, { id, vehicles }) => sum + vehicles * parameters.classes[id].kmPerDay,
    0,
  )
  const taken = drivenKm > 0 ? (corridorOwnShare * corridorKm) / drivenKm : 0
  return {
    drivenKm,
    corridorKm,
    corridorSwaps: swapsOfVehicleKm(vehicleKm, parameters),
    factor: 1 - Math.min(taken, corridorMostShare),
    isCapped: taken > corridorMostShare,
  }
}

/** Routes are cut where the grid ends, to this. */
const STEP_METRES = 500

/** Vehicle kilometres a day, all ways and refs together, on the parts of routes that a test holds. */
export function vehicleKmWhere(
  routes: readonly Route[],
  holds: (lon: number, lat: number) => boolean,
): number {
  let vehicleKm = 0
  for (const route of routes)
    for (const stretch of route.stretches) {
      const metres = stretch.toMetres - stretch.fromMetres
      const pieces = Math.max(1, Math.ceil(metres / STEP_METRES))
      let held = 0
      for (let k = 0; k < pieces; k++) {
        const middle = stretch.fromMetres + (metres * (k + 0.5)) / pieces
        if (holds(...placeAtMileage(route, middle))) held++
      }
      vehicleKm += (vehiclesOneWay(stretch) * metres * held) / pieces / 1000
    }
  return vehicleKm
}
