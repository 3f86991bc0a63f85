import { parentPort, workerData } from 'node:worker_threads'
import { Problem, type ProblemCode } from '../core/problem.ts'
import type { SplitBacktest } from '../core/score/backtest/split-backtest.ts'
import type { Profile } from '../core/score/profile.ts'
import { openProject } from '../store/open-project.ts'
import { closeProject } from '../store/project.ts'
import { type BacktestQuestion, projectBacktest } from '../store/project-backtest.ts'

/** What the worker is given. */
export interface BacktestTask {
  /** The project file. */
  readonly path: string
  readonly profile: Profile
  readonly question: Omit<BacktestQuestion, 'onProgress'>
}

/** What it tells, once. */
export type BacktestMessage =
  | { readonly result: SplitBacktest }
  | { readonly code: ProblemCode; readonly sentence: string }

const { path, profile, question } = workerData as BacktestTask
const tell = (message: BacktestMessage) => parentPort!.postMessage(message)
const project = openProject(path)
try {
  tell({ result: projectBacktest(project, profile, question) })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  tell({ code: error.code, sentence: error.message })
} finally {
  closeProject(project)
}
