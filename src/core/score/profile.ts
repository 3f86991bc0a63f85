import type { SpreadBy } from '../criteria/ancillary.ts'
import type { CompetitionParameters } from '../criteria/competition-parameters.ts'
import type { CriterionId } from '../criteria/criterion.ts'
import type { DecayName } from '../criteria/decay-curve.ts'
import type { Basis, VehicleClass } from '../dataset/kinds.ts'
import type { CurveSpec } from './curve-spec.ts'
import type { RuleName } from './rules/rule.ts'

/** What an unknown value counts as: half of the curve, nothing, or a reason to leave the cell out. */
export const MISSING_POLICIES = ['neutral', 'worst', 'exclude'] as const
export type MissingPolicy = (typeof MISSING_POLICIES)[number]

/** One criterion of a profile. */
export interface ProfileCriterion {
  readonly id: CriterionId
  /** Share before normalisation, ≥ 0. */
  readonly weight: number
  readonly missing: MissingPolicy
  /** How raw values become marks; absent: a straight line to the full marks of `fitCurve`. */
  readonly curve?: CurveSpec
}

/** A named set of criteria, weights and parameters: assumptions all, and all editable. */
export interface Profile {
  readonly id: string
  readonly title: string
  readonly criteria: readonly ProfileCriterion[]
  /** Least distance between two ranked sites, straight line. */
  readonly spacingMetres: number
  /** How curve values become a score; absent: 'sum'. */
  readonly rule?: RuleName
  readonly parameters: Parameters
}

/** How a class of vehicle is driven and fed. */
export interface ClassUse {
  readonly kmPerDay: number
  readonly kwhPerKm: number
  readonly usableKwhPerSwap: number
  /** Share of the energy taken by swapping rather than charging. */
  readonly swapShare: number
}

/** Parameters of the criteria, units in the names; sources in `profiles.ts`. */
export interface Parameters extends CompetitionParameters {
  /** Service limit, straight line. */
  readonly cutoffMetres: number
  /** How demand and votes count less with distance, up to the cutoff. */
  readonly decay: DecayName
  readonly classes: Readonly<Record<VehicleClass, ClassUse>>
  /** Share of all electric vehicles whose battery can be swapped, where a count says 'all'. */
  readonly swappableShare: number
  /** Counts of one class on several bases are of the same vehicles: each counts by its weight. */
  readonly basisWeights: Readonly<Record<Basis, number>>
  /** What zones are spread over their cells in proportion to. */
  readonly spreadBy: SpreadBy
  /** The cells that hold the demand are so many levels finer than the grid's. */
  readonly demandLevelsFiner: number
  /** A greenfield station stands near the cell's centre, or where most is around it. */
  readonly greenfieldAt: 'centre' | 'busiest'
  /** How far around a site what goes on there speaks. */
  readonly activityReachMetres: number
  /** How far a transformer may be for its feeder to count. */
  readonly feederReachMetres: number
  /** Packs of others' stations that our vehicles take, besides those of our own stations. */
  readonly compatiblePacks: readonly string[]
  /** Stations that are being built count as open. */
  readonly buildingServes: boolean
  readonly corridorKwhPerKm: number
  readonly corridorKwhPerSwap: number
  /** Share of passing vehicles that can swap. */
  readonly corridorSwappableShare: number
  /** Share of the energy used on a corridor that is taken on the way. */
  readonly shareTakenOnTheWay: number
  /** Share of the kilometres counted on the corridors that the vehicles counted at home drive. */
  readonly corridorOwnShare: number
  /** Most of their kilometres that may be taken off home demand for that. */
  readonly corridorMostShare: number
  /** Length of corridor one station answers for. */
  readonly corridorStretchKm: number
  /** Straight line from an access point within which a site can be reached. */
  readonly accessReachMetres: number
  /** Longest connection to a substation or feeder. */
  readonly connectionReachMetres: number
  readonly connectionRmbPerMetre: number
  /** A cell is left out where no power is within this; 0 leaves none out. */
  readonly noPowerWithinMetres: number
  /** A cell is masked where less than this share of it stays free. */
  readonly leastFreeShare: number
}
