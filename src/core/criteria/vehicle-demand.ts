import { decayCurve } from './decay-curve.ts'
import type { Criterion } from './definition.ts'
import { demandEvidence } from './demand-evidence.ts'
import { demandKinds } from './home-demand.ts'
import type { Surroundings } from './surroundings.ts'

export const vehicleDemand: Criterion = {
  id: 'vehicle_demand',
  unit: 'swaps/day',
  direction: 'benefit',
  meaning: 'demand within the cutoff of the site, counting less the farther it is',
  version: 4,
  needs: ['vehicles'],
  uses: demandKinds,
  compute(around) {
    return catchmentDemand(around, around.demand.swaps)
  },
  evidence: demandEvidence,
}

/** Decayed sum of a demand around every site; unknown where no vehicle dataset reaches. */
export function catchmentDemand(around: Surroundings, swaps: Float64Array): Float64Array {
  const decay = decayCurve(around.parameters.decay, around.parameters.cutoffMetres)
  const sums = around.catchments.sums(around.sites, swaps, decay)
  const known = around.blank('vehicles')
  return sums.map((sum, row) => sum + known[row]!)
}
