import { RoutePlaces } from '../corridor/route-place.ts'
import { distanceMetres } from '../grid/sphere.ts'
import type { Places } from './catchment.ts'
import type { CorridorRoutes } from './corridor-routes.ts'

/** A station on a route. */
export interface StationOnRoute {
  /** Index of the station's place. */
  readonly station: number
  readonly mileageMetres: number
}

/**
 * The stations on each route, by mileage: those within the access reach of it. A station stands,
 * on the route, at the access point of that direction nearest to it, where there is one in reach,
 * else at the nearest mileage: a site at the same exit must not seem to lie before or after it.
 */
export function stationsOnRoutes(
  { routes, access }: Pick<CorridorRoutes, 'routes' | 'access'>,
  { lat, lon }: Pick<Places, 'lat' | 'lon'>,
  accessReachMetres: number,
): StationOnRoute[][] {
  const finder = new RoutePlaces(routes)
  const found: StationOnRoute[][] = routes.map(() => [])
  for (let station = 0; station < lat.length; station++)
    for (const place of finder.near(lon[station]!, lat[station]!, accessReachMetres)) {
      let [mileageMetres, nearest] = [place.mileageMetres, accessReachMetres]
      for (const exit of access[place.route]!) {
        const metres = distanceMetres(lat[station]!, lon[station]!, exit.lat, exit.lon)
        if (metres < nearest) [mileageMetres, nearest] = [exit.mileageMetres, metres]
      }
      found[place.route]!.push({ station, mileageMetres })
    }
  return found.map((list) =>
    list.sort((a, b) => a.mileageMetres - b.mileageMetres || a.station - b.station),
  )
}
