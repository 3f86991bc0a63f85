import type { Route } from '../corridor/route.ts'
import { type RouteAccess, routeAccess, type StrayAccess } from '../corridor/route-access.ts'
import { routesOf } from '../corridor/routes.ts'
import type { Dataset } from '../dataset/dataset.ts'

/** The routes of a project, and where each way of them can be left. */
export interface CorridorRoutes {
  readonly routes: readonly Route[]
  /** Parallel to the routes, each by mileage. */
  readonly access: readonly (readonly RouteAccess[])[]
  readonly stray: readonly StrayAccess[]
}

/** Routes and their access points from the corridor data. */
export function corridorRoutes(corridors: readonly Dataset[]): CorridorRoutes {
  const { routes } = routesOf(corridors)
  const { places, stray } = routeAccess(routes, corridors)
  const access: RouteAccess[][] = routes.map(() => [])
  for (const place of places) access[place.route]!.push(place)
  return { routes, access, stray }
}
