import type { Host } from '../dataset/kinds.ts'

/** How the Huff model shares demand: parameters of a profile, sources in `profiles.ts`. */
export interface CompetitionParameters {
  /** How fast distance puts off. */
  readonly competitionBeta: number
  /** Charging at home pulls like a station of this attraction at the cutoff. */
  readonly homeAttraction: number
  /** Capacity of a station of attraction 1, at a host of pull 1. */
  readonly referenceSwapsPerDay: number
  /** Capacity of the station that would be built at a site. */
  readonly newStationSwapsPerDay: number
  /** Capacity of one charger. */
  readonly chargerVehiclesPerDay: number
  /** Design capacity by generation, as text. */
  readonly swapsPerDayByGeneration: Readonly<Record<string, number>>
  /** What else there is to do at the host meanwhile; 1 where nothing is hosted. */
  readonly hostPull: Readonly<Record<Host, number>>
}
