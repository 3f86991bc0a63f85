import type { Criterion } from './definition.ts'
import { demandKinds } from './home-demand.ts'
import { catchmentDemand } from './vehicle-demand.ts'

export const unserved: Criterion = {
  id: 'unserved',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning: 'of the demand within the cutoff, what no open swap station that serves us covers yet',
  version: 3,
  needs: ['vehicles', 'stations'],
  uses: demandKinds,
  compute(around) {
    const covered = around.catchments.covered(around.servingStations)
    return catchmentDemand(
      around,
      around.demand.swaps.map((swaps, cell) => swaps * (1 - covered[cell]!)),
    )
  },
}
