import { workerData } from 'node:worker_threads'
import type { Change } from '../core/scenario/change.ts'
import type { Profile } from '../core/score/profile.ts'
import { openProject } from '../store/open-project.ts'
import { closeProject } from '../store/project.ts'
import { projectFrame } from '../store/project-frame.ts'
import { FRAME_CODEC } from './frame-codec.ts'

/** What the worker is given. */
export interface FrameTask {
  /** The project file. */
  readonly path: string
  readonly profile: Profile
  /** Of a scenario; none for the baseline. */
  readonly changes: readonly Change[]
}

const { path, profile, changes } = workerData as FrameTask
const project = openProject(path)
projectFrame(project, profile, FRAME_CODEC, undefined, changes)
closeProject(project)
