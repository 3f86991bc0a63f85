import { activity } from './activity.ts'
import { corridorFlow } from './corridor-flow.ts'
import { corridorGap } from './corridor-gap.ts'
import type { Criterion } from './definition.ts'
import { feederChoice } from './feeder-choice.ts'
import { gridHeadroom } from './grid-headroom.ts'
import { partnerFit } from './partner-fit.ts'
import { rent } from './rent.ts'
import { solarRoof } from './solar-roof.ts'
import { unserved } from './unserved.ts'
import { userVotes } from './user-votes.ts'
import { vehicleDemand } from './vehicle-demand.ts'

/** All criteria, in the order in which scores are summed (that of CRITERION_IDS). */
export const CRITERIA: readonly Criterion[] = [
  vehicleDemand,
  unserved,
  corridorFlow,
  corridorGap,
  gridHeadroom,
  partnerFit,
  rent,
  userVotes,
  solarRoof,
  activity,
  feederChoice,
]
