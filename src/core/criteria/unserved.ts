import type { Criterion } from './definition.ts'
import { demandAround } from './demand-evidence.ts'
import { firstFeatures, MOST_FEATURES } from './evidence.ts'
import { demandKinds } from './home-demand.ts'
import { servingByDistance, stationFeature } from './station-evidence.ts'
import type { Surroundings } from './surroundings.ts'
import { catchmentDemand } from './vehicle-demand.ts'

export const unserved: Criterion = {
  id: 'unserved',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning: 'of the demand within the cutoff, what no open swap station that serves us covers yet',
  version: 4,
  needs: ['vehicles', 'stations'],
  uses: demandKinds,
  compute(around) {
    return catchmentDemand(around, unservedSwaps(around))
  },
  evidence(around, row) {
    const unserved = demandAround(around, row, unservedSwaps(around))
    const all = demandAround(around, row, around.demand.swaps)
    const share = `${(all - unserved).toFixed(1)} of ${all.toFixed(1)} swaps/day around are within the cutoff of a station that serves`
    return firstFeatures(servingByDistance(around, row).slice(0, MOST_FEATURES), stationFeature, [
      share,
    ])
  },
}

/** Swaps/day of each cell of the demand that no serving station covers. */
function unservedSwaps(around: Surroundings): Float64Array {
  const covered = around.catchments.covered(around.servingStations)
  return around.demand.swaps.map((swaps, cell) => swaps * (1 - covered[cell]!))
}
