import type { Surroundings } from '../core/criteria/surroundings.ts'
import { Problem } from '../core/problem.ts'
import { applyScenario } from '../core/scenario/apply-scenario.ts'
import type { Change } from '../core/scenario/change.ts'
import type { ColumnCache } from '../core/score/column-cache.ts'
import { computeFrame, type FrameInput, surroundingsOf } from '../core/score/compute-frame.ts'
import type { Frame } from '../core/score/frame.ts'
import type { Profile } from '../core/score/profile.ts'
import { readArtifact, writeArtifact } from './artifacts.ts'
import { frameKey } from './frame-key.ts'
import { readGrid } from './grid-columns.ts'
import { listDatasets } from './list-datasets.ts'
import type { Project } from './project.ts'
import { readDataset } from './read-dataset.ts'
import { sha256 } from './sha256.ts'

/** A frame and its bytes, the same for command line, server and browser. */
export interface StoredFrame {
  readonly frame: Frame
  readonly bytes: Uint8Array
  /** Hex SHA-256 of the bytes. */
  readonly hash: string
}

/** How a frame becomes bytes and back (`api/frame.ts`). */
export interface FrameCodec {
  encode(frame: Frame): Uint8Array
  decode(bytes: Uint8Array): Frame
}

/**
 * The frame of a project under a profile: from the project file where it is kept there, else
 * computed (seconds) and kept.
 *
 * @param changes of a scenario; what it says over the frame (weights, forbidden cells) is not in it
 */
export function projectFrame(
  project: Project,
  profile: Profile,
  codec: FrameCodec,
  onProgress?: (share: number) => void,
  changes: readonly Change[] = [],
): StoredFrame {
  const heads = listDatasets(project)
  const key = frameKey(profile, heads, changes)
  const kept = readArtifact(project, key)
  if (kept !== undefined) return { frame: codec.decode(kept), bytes: kept, hash: sha256(kept) }
  const { scaleProfile, ...input } = inputOf(project, profile, changes)
  const scale = scaleProfile && projectFrame(project, scaleProfile, codec).frame
  const frame = computeFrame({
    ...input,
    ...(scale && { scale }),
    ...(onProgress && { onProgress }),
  })
  const bytes = codec.encode(frame)
  keep(project, key, bytes)
  // Decoded again, so that the first answer is made from the very bytes that later ones are.
  return { frame: codec.decode(bytes), bytes, hash: sha256(bytes) }
}

/** What the criteria of a project look at under a profile, for what is asked of one site. */
export function projectSurroundings(
  project: Project,
  profile: Profile,
  changes: readonly Change[] = [],
): Surroundings {
  return surroundingsOf(inputOf(project, profile, changes))
}

/** What a frame is made from, and the profile whose curves it is scored by where that is another. */
function inputOf(
  project: Project,
  profile: Profile,
  changes: readonly Change[],
): FrameInput & { readonly scaleProfile?: Profile | undefined } {
  const { region } = project.settings
  const datasets = listDatasets(project).map((head) => readDataset(project, head))
  const applied = applyScenario({ datasets, profile, region }, changes, sha256)
  return {
    grid: readGrid(project),
    region,
    datasets: applied.datasets,
    profile: applied.profile,
    scaleProfile: applied.scaleProfile,
    hash: sha256,
    cache: columnCache(project),
  }
}

/** Columns kept in the project file between runs. */
export function columnCache(project: Project): ColumnCache {
  return {
    read: (column) => readArtifact(project, `column ${column}`),
    write: (column, bytes) => keep(project, `column ${column}`, bytes),
  }
}

// A result that cannot be kept (file busy, read-only, disk full) is still a result.
function keep(project: Project, key: string, bytes: Uint8Array): void {
  try {
    writeArtifact(project, key, bytes, { derived: true })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}
