import { parentPort, workerData } from 'node:worker_threads'
import type { PlanAnswer } from '../api/plan.ts'
import type { PlanQuery } from '../api/plan-query.ts'
import { Problem, type ProblemCode } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { openProject } from '../store/open-project.ts'
import { closeProject } from '../store/project.ts'
import { mipSolver } from '../work/solve-mip.ts'
import { solveProjectPlan } from './solve-project-plan.ts'

/** What the worker is given. */
export interface PlanTask {
  /** The project file. */
  readonly path: string
  readonly profile: Profile
  readonly query: PlanQuery
  /** One Int32 that is 0 until the search is to end with what it has. */
  readonly stop: SharedArrayBuffer
}

/** What it tells. */
export type PlanMessage =
  | { readonly type: 'step'; readonly label: string }
  | { readonly type: 'best'; readonly value: number; readonly bound: number }
  | { readonly type: 'done'; readonly answer: PlanAnswer }
  | { readonly type: 'problem'; readonly code: ProblemCode; readonly sentence: string }

const port = parentPort!
const tell = (message: PlanMessage) => port.postMessage(message)
const { path, profile, query, stop } = workerData as PlanTask
const flag = new Int32Array(stop)
const isStopped = () => Atomics.load(flag, 0) !== 0

// A search looks at the clock in its loops, a program of HiGHS runs in a thread of its own: the one
// is ended by a time that is over, the other by a signal.
const abort = new AbortController()
port.on('message', () => abort.abort())

const project = openProject(path)
try {
  const answer = await solveProjectPlan(
    project,
    profile,
    query,
    {
      now: () => (isStopped() ? Infinity : performance.now()),
      solveMip: mipSolver(abort.signal),
      onProgress: (value, bound) => tell({ type: 'best', value, bound }),
    },
    { step: (label) => tell({ type: 'step', label }), isStopped },
  )
  tell({ type: 'done', answer })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  tell({ type: 'problem', code: error.code, sentence: error.message })
} finally {
  closeProject(project)
  port.close()
}
