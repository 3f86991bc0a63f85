import { CRITERIA } from '../core/criteria/registry.ts'
import { SITE_POINTS_VERSION } from '../core/criteria/site-points.ts'
import type { Change } from '../core/scenario/change.ts'
import { dataChanges } from '../core/scenario/changed-datasets.ts'
import { changedProfile } from '../core/scenario/changed-profile.ts'
import { stateAfter } from '../core/scenario/scenario-state.ts'
import type { Profile } from '../core/score/profile.ts'
import type { DatasetHead } from './list-datasets.ts'
import { sha256 } from './sha256.ts'

/** Raised when frames change in a way that neither a criterion's version nor an input shows. */
const FRAME_VERSION = 3

/**
 * Key of a frame in a project's artifacts: the whole profile, all datasets with their labels, and
 * the versions of the criteria. Region and grid never change within a file.
 *
 * @param changes of a scenario: one that changes no column has the key of the baseline
 */
export function frameKey(
  baseline: Profile,
  datasets: readonly DatasetHead[],
  changes: readonly Change[] = [],
): string {
  const state = stateAfter(changes)
  const { profile } = changedProfile(baseline, state)
  const data = dataChanges(state)
  const criteria = CRITERIA.map(({ id, version }) => [id, version])
  const plain = [FRAME_VERSION, SITE_POINTS_VERSION, criteria, profile, datasets]
  const inputs = JSON.stringify(data === '' ? plain : [...plain, data])
  return `frame ${sha256(inputs)}`
}
