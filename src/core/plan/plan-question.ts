import type { Objective } from '../locate/problem.ts'
import type { CandidateSource } from './candidate-source.ts'

/** What a plan of a project is asked for. */
export interface PlanQuestion {
  readonly objective: Objective
  /** Sites to open, fixed ones among them. */
  readonly sites?: number
  /** Most that the opened sites may cost together, RMB. */
  readonly budget?: number
  /** Maximal covering turned round: the fewest sites that cover this share of demand, 0–1. */
  readonly share?: number
  /** At least the stations that each area lacks by the vehicle-station ratio. */
  readonly quota?: { readonly vehiclesPerStation: number; readonly growthPerYear: number }
  /** Year that the quota looks to; the year of the counts where it is not given. */
  readonly year?: number
  /** Service limit, straight line. */
  readonly cutoffMetres: number
  /** Stations that must be within the cutoff: 2 for backup coverage. */
  readonly times?: 1 | 2
  /** p-median and p-centre: charged where nothing open is nearer. */
  readonly maxDistanceMetres?: number
  readonly candidates: readonly CandidateSource[]
  /** Whether stations that serve today count. */
  readonly existing: boolean
  /** Whether those being built do too. */
  readonly building: boolean
  /** Ids, names or LAT,LON. */
  readonly fixed: readonly string[]
  readonly forbidden: readonly string[]
  /** Forbidden where they are candidates at all: marks of a scenario. */
  readonly avoided?: readonly string[]
  /** Most sites of a partner. */
  readonly partnerMost: readonly PartnerMost[]
  /** Least distance between two stations, straight line; 0 = none. */
  readonly spacingMetres: number
  /** Whether a site needs a feeder that can carry it, and sites of one feeder share its headroom. */
  readonly headroom: boolean
  readonly station: StationAssumption
  /** Distance on a full charge, km. */
  readonly rangeKm: number
  /** lscp: the fewest stations so that no gap along a highway is above so many km, instead of all demand. */
  readonly gapKm?: number
}

export interface PartnerMost {
  readonly partner: string
  readonly most: number
}

/** What one more station costs and asks of the grid: assumed alike for all sites. */
export interface StationAssumption {
  /** RMB, without the connection. */
  readonly capexRmb: number
  readonly loadKva: number
}
