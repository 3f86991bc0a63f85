import type { Surroundings } from '../core/criteria/surroundings.ts'
import type { Change } from '../core/scenario/change.ts'
import type { Profile } from '../core/score/profile.ts'
import { hasArtifact, readArtifactByHash } from '../store/artifacts.ts'
import { frameKey } from '../store/frame-key.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'
import { projectFrame, projectSurroundings, type StoredFrame } from '../store/project-frame.ts'
import { computeElsewhere } from './compute-elsewhere.ts'
import { FRAME_CODEC } from './frame-codec.ts'

/** Frames held in memory; one of the demo takes about 20 MB. */
const MOST_FRAMES = 4
/** Surroundings held in memory; those of the demo take about 60 MB once asked. */
const MOST_SURROUNDINGS = 2

/** The frames a server hands out, each read or computed once while the project stays the same. */
export class FrameShelf {
  readonly #project: Project
  readonly #byKey = new Map<string, Promise<StoredFrame>>()
  readonly #around = new Map<string, Surroundings>()
  #held: StoredFrame[] = []

  constructor(project: Project) {
    this.#project = project
  }

  /**
   * The frame under a profile, and of a scenario where its changes are given; one that the file does
   * not hold takes seconds, in another thread.
   */
  of(profile: Profile, changes: readonly Change[] = []): Promise<StoredFrame> {
    const key = frameKey(profile, listDatasets(this.#project), changes)
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    const coming = this.#take(key, profile, changes)
    this.#byKey.set(key, coming)
    coming.catch(() => this.#byKey.delete(key))
    const oldest = this.#byKey.keys().next().value
    if (this.#byKey.size > MOST_FRAMES && oldest !== undefined) this.#byKey.delete(oldest)
    return coming
  }

  /** What the criteria look at under a profile: what it makes on demand is made once. */
  surroundings(profile: Profile, changes: readonly Change[] = []): Surroundings {
    const key = frameKey(profile, listDatasets(this.#project), changes)
    const around = this.#around.get(key) ?? projectSurroundings(this.#project, profile, changes)
    this.#around.delete(key)
    this.#around.set(key, around)
    const oldest = this.#around.keys().next().value
    if (this.#around.size > MOST_SURROUNDINGS && oldest !== undefined) this.#around.delete(oldest)
    return around
  }

  /** Bytes of a frame by their hash, or undefined. */
  bytesOf(hash: string): Uint8Array | undefined {
    const held = this.#held.find((stored) => stored.hash === hash)
    return held?.bytes ?? readArtifactByHash(this.#project, 'frame ', hash)
  }

  async #take(key: string, profile: Profile, changes: readonly Change[]): Promise<StoredFrame> {
    if (!hasArtifact(this.#project, key)) {
      await computeElsewhere({ path: this.#project.path, profile, changes })
    }
    const stored = projectFrame(this.#project, profile, FRAME_CODEC, undefined, changes)
    this.#held = [stored, ...this.#held].slice(0, MOST_FRAMES)
    return stored
  }
}
