import { chordMetres, distanceMetres, unitVectors } from '../grid/sphere.ts'
import type { Surroundings } from './surroundings.ts'

/** Calls `visit` with each row whose site lies within the access reach of a place. */
export function forEachSiteInReach(
  around: Surroundings,
  place: { readonly lat: number; readonly lon: number },
  visit: (row: number, metres: number) => void,
): void {
  const { lat, lon } = place
  const reach = around.parameters.accessReachMetres
  const xyz = unitVectors([lat], [lon])
  around.siteIndex.forEachWithin(lat, lon, xyz, 0, reach, (row, squared) => {
    visit(row, chordMetres(squared))
  })
}

/** Straight line from the site of one row to a place. */
export function metresFromSite(
  { sites }: Pick<Surroundings, 'sites'>,
  row: number,
  { lat, lon }: { readonly lat: number; readonly lon: number },
): number {
  return distanceMetres(sites.lat[row]!, sites.lon[row]!, lat, lon)
}
