import { CRITERIA } from '../core/criteria/registry.ts'
import { SITE_POINTS_VERSION } from '../core/criteria/site-points.ts'
import type { Profile } from '../core/score/profile.ts'
import type { DatasetHead } from './list-datasets.ts'
import { sha256 } from './sha256.ts'

/** Raised when frames change in a way that neither a criterion's version nor an input shows. */
const FRAME_VERSION = 2

/**
 * Key of a frame in a project's artifacts: the whole profile, all datasets with their labels, and
 * the versions of the criteria. Region and grid never change within a file.
 */
export function frameKey(profile: Profile, datasets: readonly DatasetHead[]): string {
  const criteria = CRITERIA.map(({ id, version }) => [id, version])
  const inputs = JSON.stringify([FRAME_VERSION, SITE_POINTS_VERSION, criteria, profile, datasets])
  return `frame ${sha256(inputs)}`
}
