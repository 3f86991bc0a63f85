import { forEachSiteInReach } from '../criteria/site-reach.ts'
import type { Surroundings } from '../criteria/surroundings.ts'

/** The place next to a site where a corridor can be left. */
export interface NearestAccess {
  /** Of the road, e.g. G2. */
  readonly ref: string
  /** junction, service_area, or '' where any place of the road will do. */
  readonly access: string
  readonly metres: number
}

/** The nearest access point of each site within the access reach, straight line. */
export function nearestAccesses(around: Surroundings): (NearestAccess | undefined)[] {
  const nearest: (NearestAccess | undefined)[] = Array.from(around.sites.lat, () => undefined)
  const { routes, access, stray } = around.routes
  const take = (place: { lat: number; lon: number }, ref: string, kind: string) =>
    forEachSiteInReach(around, place, (site, metres) => {
      if (metres >= (nearest[site]?.metres ?? Infinity)) return
      nearest[site] = { ref, access: kind, metres }
    })
  access.forEach((places, r) => {
    for (const place of places) take(place, routes[r]!.ref, place.access)
  })
  for (const place of stray) take(place, place.refs.join(' '), '')
  return nearest
}
