import { numberColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres } from '../grid/sphere.ts'
import { placesAt } from './catchment.ts'
import { decayAt, decayCurve } from './decay-curve.ts'
import type { Criterion } from './definition.ts'
import { featureOf, firstFeatures } from './evidence.ts'
import { metresFromSite } from './site-reach.ts'

export const userVotes: Criterion = {
  id: 'user_votes',
  unit: 'votes',
  direction: 'benefit',
  meaning: 'wishes of users within the cutoff, counting less the farther they are',
  version: 2,
  needs: ['votes'],
  uses: () => [],
  compute(around) {
    const sums = around.blank('votes')
    const { cutoffMetres } = around.parameters
    const decay = decayCurve(around.parameters.decay, cutoffMetres)
    const { lat, lon, xyz } = around.sites
    const index = new NearIndex(lat, lon, xyz, cutoffMetres)
    for (const votes of around.of('votes')) {
      const counts = numberColumn(votes, 'votes')
      const at = Array.from({ length: votes.rows }, (_, i) => firstVertex(votes.shapes, i))
      const places = placesAt(
        Float64Array.from(at, ([, y]) => y),
        Float64Array.from(at, ([x]) => x),
      )
      for (let i = 0; i < votes.rows; i++)
        index.forEachWithin(
          places.lat[i]!,
          places.lon[i]!,
          places.xyz,
          i,
          cutoffMetres,
          (row, d) => {
            sums[row]! += counts[i]! * decayAt(decay, chordMetres(d))
          },
        )
    }
    return sums
  },
  evidence(around, row) {
    const { cutoffMetres } = around.parameters
    const decay = decayCurve(around.parameters.decay, cutoffMetres)
    const near = around.of('votes').flatMap((dataset) =>
      Array.from({ length: dataset.rows }, (_, at) => {
        const [lon, lat] = firstVertex(dataset.shapes, at)
        const metres = metresFromSite(around, row, { lat, lon })
        const votes = numberColumn(dataset, 'votes')[at]!
        return { dataset, row: at, metres, votes, here: votes * decayAt(decay, metres) }
      }).filter(({ here }) => here > 0),
    )
    return firstFeatures(
      near.sort((a, b) => b.here - a.here),
      (place) =>
        featureOf('wish', place, place.metres, [
          { what: 'votes', value: place.votes, unit: '' },
          { what: 'count here', value: place.here, unit: 'votes' },
        ]),
    )
  },
}
