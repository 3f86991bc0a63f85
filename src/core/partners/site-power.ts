import { forEachInReach, powerSources } from '../criteria/power-sources.ts'
import type { Surroundings } from '../criteria/surroundings.ts'
import { textColumn } from '../dataset/dataset.ts'
import { POINT } from '../dataset/shapes.ts'

/** The substation, feeder or transformer next to a site. */
export interface NearestSubstation {
  readonly name: string
  readonly metres: number
  /** What it can still connect in all; NaN where neither headroom nor voltage is known. */
  readonly headroomKva: number
  /** The headroom is that of the voltage's class, not stated. */
  readonly estimated: boolean
}

/**
 * The nearest substation of each site within the longest connection, straight line; undefined where
 * there is none in reach. Lines are left out: one connects at a substation.
 */
export function nearestSubstations(around: Surroundings): (NearestSubstation | undefined)[] {
  const sources = powerSources(around.of('grid')).filter(
    ({ dataset, row }) => dataset.shapes.type[row] === POINT,
  )
  const nearest: (NearestSubstation | undefined)[] = Array.from(around.sites.lat, () => undefined)
  const reach = around.parameters.connectionReachMetres
  const names = new Map(
    around
      .of('grid')
      .map((dataset) => [dataset, ['name', 'id', 'feeder'].map((f) => textColumn(dataset, f))]),
  )
  forEachInReach(around.sites, around.siteIndex, sources, reach, (site, source, metres) => {
    if (metres >= (nearest[site]?.metres ?? Infinity)) return
    const { headroomKva, estimated, dataset, row } = source
    const name = names.get(dataset)!.find((column) => column[row])?.[row] ?? ''
    nearest[site] = { name, metres, headroomKva, estimated }
  })
  return nearest
}
