/** Ids in registry order: scores are summed in this order, in every host. */
export const CRITERION_IDS = [
  'vehicle_demand',
  'unserved',
  'corridor_flow',
  'corridor_gap',
  'grid_headroom',
  'partner_fit',
  'rent',
  'user_votes',
  'solar_roof',
  'activity',
  'feeder_choice',
] as const
export type CriterionId = (typeof CRITERION_IDS)[number]
/** Said of a value that is a bound, or of one that no source states. */
export type HedgeWord = 'at least' | 'estimated'
export type Direction = 'benefit' | 'cost'
