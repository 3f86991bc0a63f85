import type { Dataset } from '../dataset/dataset.ts'
import { NearIndex } from '../grid/near-index.ts'
import type { Places } from './catchment.ts'
import { isKnownAt } from './extent.ts'
import { forEachInReach, powerSources } from './power-sources.ts'

/**
 * Places to leave out because no power is within so many metres: 1 = left out. A row that states
 * a headroom of 0 is no power; one that states nothing may be. Beyond the extent of the grid data,
 * and where there is none, nothing is known and nothing is left out.
 */
export function withoutPower(
  places: Places,
  grids: readonly Dataset[],
  metres: number,
): Uint8Array {
  const without = Uint8Array.from(places.lat, (lat, place) =>
    isKnownAt(grids, lat, places.lon[place]!) ? 1 : 0,
  )
  const sources = powerSources(grids).filter(({ headroomKva }) => headroomKva !== 0)
  const index = new NearIndex(places.lat, places.lon, places.xyz, metres)
  forEachInReach(places, index, sources, metres, (place) => {
    without[place] = 0
  })
  return without
}

/** The reason as it is shown. */
export function withoutPowerReason(metres: number): string {
  return `no power within ${metres / 1000} km`
}
