import { parentPort, workerData } from 'node:worker_threads'
import type { SitesQuery } from '../api/sites.ts'
import { Problem, type ProblemCode } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import type { ReadResult } from '../io/import.ts'
import { openProject } from '../store/open-project.ts'
import { closeProject } from '../store/project.ts'
import { judgeList } from './judge-list.ts'

/** What the worker is given. */
export interface SitesTask {
  /** The project file. */
  readonly path: string
  readonly profile: Profile
  readonly query: Omit<SitesQuery, 'profile'>
  readonly result: ReadResult
}

/** What it tells: the answer as JSON, so that the thread that asked has nothing to write. */
export type SitesMessage =
  | { readonly type: 'done'; readonly json: string }
  | { readonly type: 'problem'; readonly code: ProblemCode; readonly sentence: string }

const started = performance.now()
const { path, profile, query, result } = workerData as SitesTask
const tell = (message: SitesMessage) => parentPort!.postMessage(message)
const project = openProject(path)
try {
  const { answer } = judgeList(project, result, { profile, query, started })
  tell({ type: 'done', json: JSON.stringify(answer) })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  tell({ type: 'problem', code: error.code, sentence: error.message })
} finally {
  closeProject(project)
}
