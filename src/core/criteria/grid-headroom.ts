import { headroomAfter } from './connection.ts'
import type { Criterion } from './definition.ts'
import { forEachInReach, powerSources } from './power-sources.ts'
import type { Surroundings } from './surroundings.ts'

export const gridHeadroom: Criterion = {
  id: 'grid_headroom',
  unit: 'kVA',
  direction: 'benefit',
  meaning:
    'the most that one substation, feeder or line can still connect here, falling with the length of the connection to nothing at the longest; by the voltage where no headroom in reach is stated',
  version: 2,
  needs: ['grid'],
  uses: () => [],
  compute(around) {
    const headroom = headroomOf(around)
    return typeof headroom === 'string' ? headroom : headroom.kva
  },
}

/** Headroom at every site: parallel to the sites. */
export interface HeadroomBySite {
  readonly kva: Float64Array
  /** 1 where it is that of a voltage's class. */
  readonly estimated: Uint8Array
}

/**
 * The best single source in reach of every site. An estimate counts only where no source in reach
 * states its headroom: a stated 0 is knowledge, and beats a guess.
 * @returns as text, why nothing can be said
 */
export function headroomOf(around: Surroundings): HeadroomBySite | string {
  const grids = around.of('grid')
  const sources = powerSources(grids).filter(({ headroomKva }) => headroomKva >= 0)
  if (sources.length === 0 && grids.some(({ rows }) => rows > 0))
    return 'no row of the grid data states its headroom or voltage: import it with --map headroom_kva=COLUMN'
  const kva = around.blank('grid')
  const guess = new Float64Array(kva.length)
  const stated = new Uint8Array(kva.length)
  const reach = around.parameters.connectionReachMetres
  forEachInReach(around.sites, around.siteIndex, sources, reach, (row, source, metres) => {
    const here = headroomAfter(source.headroomKva, metres, reach)
    if (source.estimated) {
      guess[row] = Math.max(guess[row]!, here)
      return
    }
    stated[row] = 1
    if (here > kva[row]!) kva[row] = here
  })
  const estimated = new Uint8Array(kva.length)
  for (let row = 0; row < kva.length; row++) {
    if (stated[row] || !(guess[row]! > kva[row]!)) continue
    kva[row] = guess[row]!
    estimated[row] = 1
  }
  return { kva, estimated }
}
