import { numberColumn, textColumn } from '../dataset/dataset.ts'
import { NearIndex } from '../grid/near-index.ts'
import { feederHeadrooms, headroomAfter } from './connection.ts'
import type { Criterion } from './definition.ts'
import { type Evidence, featureOf, firstFeatures } from './evidence.ts'
import { forEachInReach, type PowerSource, powerSources } from './power-sources.ts'
import type { Surroundings } from './surroundings.ts'

export const gridHeadroom: Criterion = {
  id: 'grid_headroom',
  unit: 'kVA',
  direction: 'benefit',
  meaning:
    'the most that one substation, feeder or line can still connect here, falling with the length of the connection to nothing at the longest; by the voltage where no headroom in reach is stated',
  version: 3,
  needs: ['grid'],
  uses: () => [],
  compute(around) {
    const headroom = headroomOf(around)
    return typeof headroom === 'string' ? headroom : headroom.kva
  },
  hedge: {
    word: 'estimated',
    rows(around) {
      const headroom = headroomOf(around)
      return typeof headroom === 'string' ? new Uint8Array(0) : headroom.estimated
    },
  },
  evidence: headroomEvidence,
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
 * Measured once.
 * @returns as text, why nothing can be said
 */
export function headroomOf(around: Surroundings): HeadroomBySite | string {
  const headroom = found.get(around) ?? measuredHeadroom(around)
  found.set(around, headroom)
  return headroom
}

const found = new WeakMap<Surroundings, HeadroomBySite | string>()

function measuredHeadroom(around: Surroundings): HeadroomBySite | string {
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

/** The sources in reach of one site, the one that counts first. */
function headroomEvidence(around: Surroundings, row: number): Evidence {
  const { connectionReachMetres: reach, connectionRmbPerMetre } = around.parameters
  const sources = powerSources(around.of('grid')).filter(({ headroomKva }) => headroomKva >= 0)
  const feeders = feederHeadrooms(sources)
  const site = around.siteAt(row)
  const index = new NearIndex(site.lat, site.lon, site.xyz, reach)
  const inReach: { source: PowerSource; metres: number; here: number }[] = []
  forEachInReach(site, index, sources, reach, (_, source, metres) => {
    inReach.push({ source, metres, here: headroomAfter(source.headroomKva, metres, reach) })
  })
  const isStated = inReach.some(({ source }) => !source.estimated)
  // A stated headroom beats an estimate, so where one is in reach estimates are not listed.
  const counting = inReach
    .filter(({ source }) => !(isStated && source.estimated))
    .sort((a, b) => b.here - a.here || a.metres - b.metres)
  const notes = [
    ...(counting.some(({ source }) => source.estimated)
      ? ['no source in reach states its headroom: it is estimated by the voltage']
      : []),
    ...(counting.length > 0 ? ['all sites on one feeder share its headroom'] : []),
  ]
  return firstFeatures(
    counting,
    ({ source, metres, here }) => {
      const { dataset, row: at, headroomKva, estimated, feeder } = source
      const isLine = source.parts.some((part) => part.length > 2)
      return featureOf(isLine ? 'power line' : 'power source', source, metres, [
        { what: 'voltage', value: numberColumn(dataset, 'voltage_kv')[at]!, unit: 'kV' },
        { what: estimated ? 'estimated headroom' : 'headroom', value: headroomKva, unit: 'kVA' },
        { what: 'left here', value: here, unit: 'kVA' },
        { what: 'connection', value: metres * connectionRmbPerMetre, unit: 'RMB' },
        { what: 'feeder', value: textColumn(dataset, 'feeder')[at]!, unit: '' },
        ...(feeders.get(feeder)! > headroomKva
          ? [{ what: 'whole feeder', value: feeders.get(feeder)!, unit: 'kVA' }]
          : []),
      ])
    },
    notes,
  )
}
