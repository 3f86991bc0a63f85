import type { DatasetKind } from '../dataset/kinds.ts'
import type { Parameters } from '../score/profile.ts'
import type { CriterionId, Direction, HedgeWord } from './criterion.ts'
import type { Evidence } from './evidence.ts'
import type { Surroundings } from './surroundings.ts'

/** A scored factor. To add one: its file, its test, its line in `registry.ts`. */
export interface Criterion {
  readonly id: CriterionId
  readonly unit: string
  readonly direction: Direction
  /** One sentence a planner understands: what the value measures. */
  readonly meaning: string
  /** Raised when the computation changes, so that stored columns are made again. */
  readonly version: number
  /** Without a dataset of each of these it is inactive. */
  readonly needs: readonly DatasetKind[]
  /** Kinds read where they are there, under these parameters. */
  uses(parameters: Parameters): readonly DatasetKind[]
  /** Raw value of full marks; absent: the region's 95th percentile. */
  readonly fullMarks?: number
  /**
   * Raw values at every site point of the frame, NaN = unknown; or, as text, why nothing can be
   * said although the datasets are there.
   */
  compute(around: Surroundings): Float64Array | string
  /** Sites whose value is not what it seems, and the word for it; where there can be any. */
  readonly hedge?: Hedge
  /** What the value of one site rests on; made when asked for, never stored. */
  evidence(around: Surroundings, row: number): Evidence
}

/** A side column: 1 where the value is 'at least' so much, or 'estimated'. */
export interface Hedge {
  readonly word: HedgeWord
  rows(around: Surroundings): Uint8Array
}
