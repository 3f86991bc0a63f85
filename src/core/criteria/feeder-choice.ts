import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres } from '../grid/sphere.ts'
import { type Places, placesAt } from './catchment.ts'
import { decayAt, decayCurve } from './decay-curve.ts'
import type { Criterion } from './definition.ts'
import { featureOf, firstFeatures } from './evidence.ts'
import { metresFromSite } from './site-reach.ts'

export const feederChoice: Criterion = {
  id: 'feeder_choice',
  unit: 'feeders',
  direction: 'benefit',
  meaning:
    'different feeders with a transformer in reach of the site, each counting less the farther its nearest is: chances of headroom and of a second supply',
  version: 1,
  needs: ['grid'],
  uses: () => [],
  compute(around) {
    const grids = around.of('grid')
    const isNamed = grids.some((d) => d.rows === 0 || textColumn(d, 'feeder').some(Boolean))
    if (!isNamed)
      return 'no row of the grid data names its feeder: import it with --map feeder=COLUMN'
    const found = feedersInReach(around.sites, grids, around.parameters.feederReachMetres)
    const known = around.blank('grid')
    return found.map((feeders, row) => feeders + known[row]!)
  },
  evidence(around, row) {
    const reach = around.parameters.feederReachMetres
    const nearest = new Map<string, { dataset: Dataset; row: number; metres: number }>()
    for (const dataset of around.of('grid'))
      textColumn(dataset, 'feeder').forEach((name, at) => {
        if (name === '') return
        const [lon, lat] = firstVertex(dataset.shapes, at)
        const metres = metresFromSite(around, row, { lat, lon })
        if (metres < Math.min(reach, nearest.get(name)?.metres ?? Infinity))
          nearest.set(name, { dataset, row: at, metres })
      })
    return firstFeatures(
      [...nearest].sort(([, a], [, b]) => a.metres - b.metres),
      ([name, place]) =>
        featureOf('transformer', place, place.metres, [{ what: 'feeder', value: name, unit: '' }]),
    )
  },
}

/**
 * Feeder choice, in feeders: how many different feeders have a transformer within reach of each
 * site, each counting less the farther its nearest transformer is. More feeders are more chances of
 * headroom and of a second supply. Rows that name no feeder are left out.
 *
 * @param grids transformers with the feeder they hang on
 */
export function feedersInReach(
  sites: Places,
  grids: readonly Dataset[],
  reachMetres: number,
): Float64Array {
  const { places, feeder, feeders } = transformersOf(grids)
  const index = new NearIndex(places.lat, places.lon, places.xyz, reachMetres)
  const decay = decayCurve('linear', reachMetres)
  const nearest = new Float64Array(feeders)
  const touched = new Uint32Array(feeders)
  return Float64Array.from(sites.lat, (lat, row) => {
    let count = 0
    index.forEachWithin(lat, sites.lon[row]!, sites.xyz, row, reachMetres, (i, squared) => {
      const f = feeder[i]!
      const weight = decayAt(decay, chordMetres(squared))
      if (nearest[f] === 0 && weight > 0) touched[count++] = f
      if (weight > nearest[f]!) nearest[f] = weight
    })
    // In the order of their numbers, so that the sum does not depend on the order of the rows near.
    let sum = 0
    for (const f of touched.subarray(0, count).sort()) {
      sum += nearest[f]!
      nearest[f] = 0
    }
    return sum
  })
}

/** All transformers that name their feeder, feeders numbered by name. */
function transformersOf(grids: readonly Dataset[]) {
  const rows = grids.flatMap((dataset) =>
    textColumn(dataset, 'feeder').flatMap((name, row) =>
      name === '' ? [] : { dataset, row, name },
    ),
  )
  const names = [...new Set(rows.map(({ name }) => name))].sort()
  const numberOf = new Map(names.map((name, i) => [name, i]))
  const at = rows.map(({ dataset, row }) => firstVertex(dataset.shapes, row))
  return {
    places: placesAt(
      Float64Array.from(at, ([, lat]) => lat),
      Float64Array.from(at, ([lon]) => lon),
    ),
    feeder: Uint32Array.from(rows, ({ name }) => numberOf.get(name)!),
    feeders: names.length,
  }
}
