import { Problem } from '../core/problem.ts'
import { applyScenario } from '../core/scenario/apply-scenario.ts'
import type { Change } from '../core/scenario/change.ts'
import { computeFrame } from '../core/score/compute-frame.ts'
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
  const { region } = project.settings
  const datasets = heads.map((head) => readDataset(project, head))
  const applied = applyScenario({ datasets, profile, region }, changes, sha256)
  const scale = applied.scaleProfile && projectFrame(project, applied.scaleProfile, codec).frame
  const frame = computeFrame({
    grid: readGrid(project),
    region,
    datasets: applied.datasets,
    profile: applied.profile,
    hash: sha256,
    cache: {
      read: (column) => readArtifact(project, `column ${column}`),
      write: (column, bytes) => keep(project, `column ${column}`, bytes),
    },
    ...(scale && { scale }),
    ...(onProgress && { onProgress }),
  })
  const bytes = codec.encode(frame)
  keep(project, key, bytes)
  // Decoded again, so that the first answer is made from the very bytes that later ones are.
  return { frame: codec.decode(bytes), bytes, hash: sha256(bytes) }
}

// A result that cannot be kept (file busy, read-only, disk full) is still a result.
function keep(project: Project, key: string, bytes: Uint8Array): void {
  try {
    writeArtifact(project, key, bytes, { derived: true })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
}
