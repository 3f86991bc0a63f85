import { corridorFlow } from './corridor-flow.ts'
import type { Criterion } from './definition.ts'
import { gridHeadroom } from './grid-headroom.ts'
import { partnerFit } from './partner-fit.ts'
import { rent } from './rent.ts'
import { unserved } from './unserved.ts'
import { userVotes } from './user-votes.ts'
import { vehicleDemand } from './vehicle-demand.ts'

/** All criteria, in the order in which scores are summed (that of CRITERION_IDS). */
export const CRITERIA: readonly Criterion[] = [
  vehicleDemand,
  unserved,
  corridorFlow,
  gridHeadroom,
  partnerFit,
  rent,
  userVotes,
]
