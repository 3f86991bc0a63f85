import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres } from '../grid/sphere.ts'
import { type Places, placesAt } from './catchment.ts'
import { decayAt, decayCurve } from './decay-curve.ts'

/** Length of a connection to the low-voltage network that is still cheap: assumed. */
export const FEEDER_REACH_METRES = 2000

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
  reachMetres = FEEDER_REACH_METRES,
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
