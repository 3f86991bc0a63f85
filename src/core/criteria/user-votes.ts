import { numberColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres } from '../grid/sphere.ts'
import { placesAt } from './catchment.ts'
import { decayAt, decayCurve } from './decay-curve.ts'
import type { Criterion } from './definition.ts'

export const userVotes: Criterion = {
  id: 'user_votes',
  unit: 'votes',
  direction: 'benefit',
  meaning: 'wishes of users within the cutoff, counting less the farther they are',
  version: 1,
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
}
