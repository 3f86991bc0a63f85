import type { CriterionId, Direction, HedgeWord } from '../criteria/criterion.ts'
import type { Host } from '../dataset/kinds.ts'
import type { Grid } from '../grid/grid.ts'
import type { Curve } from './curve.ts'
import type { MissingPolicy, Profile } from './profile.ts'

/** One criterion over all cells, computed once in Node and stored; every host reads these bytes. */
export interface CriterionColumn {
  readonly id: CriterionId
  readonly unit: string
  readonly direction: Direction
  /** What the value measures. */
  readonly meaning: string
  /** Raw values, NaN = unknown; empty where the criterion is inactive. */
  readonly values: Float32Array
  readonly active: boolean
  /** Why it is inactive, '' where it is active. */
  readonly inactiveBecause: string
  /** Cells of the region with an unknown value. */
  readonly missing: number
  readonly missingPolicy: MissingPolicy
  /** Frozen when the profile was applied: raw value → [0, 1]. */
  readonly curve: Curve
  /** False where all free cells get the same marks, so that it cannot order them, or inactive. */
  readonly separates: boolean
  /** The profile's own weight, a share of 1 over all criteria of the profile, active or not. */
  readonly weight: number
  /** Names of the datasets it was computed from; true where one of them is generated. */
  readonly datasets: readonly string[]
  readonly generated: boolean
  /** Where a value is a bound or an estimate; absent where none is. */
  readonly hedge?: {
    readonly word: HedgeWord
    /** 1 a row where the word holds. */
    readonly rows: Uint8Array
  }
}

/** The word that a value of a row must not be seen without: '' where it is what it seems. */
export function hedgeAt({ hedge }: Pick<CriterionColumn, 'hedge'>, row: number): HedgeWord | '' {
  return hedge?.rows[row] === 1 ? hedge.word : ''
}

/** A partner site that is the best one of some cell. */
export interface PartnerSite {
  readonly id: string
  readonly name: string
  readonly partner: string
  readonly host: Host
  /** Currency/m²/year, NaN where it is not known. */
  readonly rent: number
  readonly generated: boolean
}

/** Grid and columns: all that scoring, ranking and explaining need, in any host. */
export interface Frame {
  readonly profile: Profile
  readonly grid: Grid
  /** The profile's criteria in registry order. */
  readonly criteria: readonly CriterionColumn[]
  /** 0 = free, else 1 + index into `reasons`. */
  readonly excluded: Uint8Array
  readonly reasons: readonly string[]
  /** Share of the cell outside all `forbid` exclusions, 0–1. */
  readonly freeShare: Float32Array
  /** Bit i set: the site lies in a `review` exclusion of category `flagNames[i]`. */
  readonly flags: Uint32Array
  readonly flagNames: readonly string[]
  /**
   * Where a station would stand: the best partner site outside all `forbid` exclusions, else a
   * free point of the cell (its centre where that is free). Degrees.
   */
  readonly siteLat: Float64Array
  readonly siteLon: Float64Array
  /** The same point on the unit sphere, three numbers a row: distances need no trigonometry. */
  readonly siteXyz: Float64Array
  /** Index into `partners`, −1 = greenfield. */
  readonly partnerRow: Int32Array
  readonly partners: readonly PartnerSite[]
  /** Hash over all inputs: grid, datasets, profile without weights, criterion versions. */
  readonly inputsHash: string
}
