import type { Criterion } from './definition.ts'
import { catchmentDemand } from './vehicle-demand.ts'

export const unserved: Criterion = {
  id: 'unserved',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning: 'of the demand within the cutoff, what no open swap station of ours covers yet',
  version: 2,
  needs: ['vehicles', 'stations'],
  uses: ['population'],
  compute(around) {
    const { values, catchments } = around.demand
    const covered = catchments.covered(around.servingStations)
    return catchmentDemand(
      around,
      values.swaps.map((swaps, cell) => swaps * (1 - covered[cell]!)),
    )
  },
}
