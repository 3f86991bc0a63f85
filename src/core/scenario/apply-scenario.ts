import type { Dataset } from '../dataset/dataset.ts'
import type { Region } from '../grid/region.ts'
import type { Profile } from '../score/profile.ts'
import type { Change } from './change.ts'
import { changedDatasets, dataChanges, unknownRows } from './changed-datasets.ts'
import { changedProfile } from './changed-profile.ts'
import type { Hash } from './derived-dataset.ts'
import { type OverFrame, overFrame } from './over-frame.ts'
import { stateAfter } from './scenario-state.ts'

/** What a scenario changes, and what stays as it is: the project's data, and one profile. */
export interface Baseline {
  readonly datasets: readonly Dataset[]
  readonly profile: Profile
  readonly region: Region
}

/** Data and profile to compute a frame from, and what is said over that frame. */
export interface AppliedScenario extends OverFrame {
  readonly datasets: readonly Dataset[]
  readonly profile: Profile
  /**
   * Where data changes: the profile whose frame over the data as it is gives the curves, so that
   * scores are on the baseline's scale and growth shows. Absent where no data changes.
   */
  readonly scaleProfile?: Profile
  /** One sentence for each thing that has no effect, the data or the profile not being so. */
  readonly unapplied: readonly string[]
}

/**
 * Data and profile as a scenario has them. Pure: the baseline is not touched, what a scenario does
 * not change is the very same object, and no change at all gives the baseline.
 */
export function applyScenario(
  { datasets, profile, region }: Baseline,
  changes: readonly Change[],
  hash: Hash,
): AppliedScenario {
  const state = stateAfter(changes)
  const changed = changedProfile(profile, state)
  return {
    ...overFrame(state, profile.id),
    datasets: changedDatasets(datasets, region, state, hash),
    profile: changed.profile,
    ...(dataChanges(state) !== '' && { scaleProfile: changed.ungrown }),
    unapplied: [...changed.unapplied, ...unknownRows(datasets, state)],
  }
}
