import { SegmentIndex } from '../grid/segment-index.ts'
import type { Route, RouteStretch } from './route.ts'

/** Where a point lies on a route: its nearest place there. */
export interface RoutePlace {
  /** Index of the route. */
  readonly route: number
  readonly mileageMetres: number
  /** Straight line from the point to the route. */
  readonly distanceMetres: number
}

/** Routes indexed for 'which pass near this point, and at which mileage'. */
export class RoutePlaces {
  readonly #routes: readonly Route[]
  readonly #segments: SegmentIndex

  constructor(routes: readonly Route[]) {
    this.#routes = routes
    this.#segments = new SegmentIndex(routes.map(({ lonLat }) => lonLat))
  }

  /** The nearest place of each route that passes within `metres`, by route. */
  near(lon: number, lat: number, metres: number): RoutePlace[] {
    return this.#segments.near(lon, lat, metres).map(({ line, segment, share, metres: away }) => {
      const { mileageMetres } = this.#routes[line]!
      const [from, to] = [mileageMetres[segment]!, mileageMetres[segment + 1]!]
      return { route: line, mileageMetres: from + share * (to - from), distanceMetres: away }
    })
  }
}

/** The stretch at a mileage; undefined on a bridged gap or beyond the route. */
export function stretchAt(route: Route, mileageMetres: number): RouteStretch | undefined {
  return route.stretches.find(
    ({ fromMetres, toMetres }) => mileageMetres >= fromMetres && mileageMetres <= toMetres,
  )
}
