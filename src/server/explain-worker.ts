import { parentPort, workerData } from 'node:worker_threads'
import { answerExplain, type ExplainAnswer, type ExplainQuery } from '../api/explain.ts'
import { Problem, type ProblemCode } from '../core/problem.ts'
import { findRow } from '../store/find-row.ts'
import { openProject } from '../store/open-project.ts'
import { FrameShelf } from './frame-shelf.ts'
import { scoredFrame } from './scored-frame.ts'

/** What the worker is asked, again and again. */
export interface ExplainTask {
  readonly id: number
  readonly query: ExplainQuery & { readonly scenario?: number | undefined }
}

/** What it tells of each. */
export type ExplainMessage = { readonly id: number } & (
  | { readonly answer: ExplainAnswer }
  | { readonly code: ProblemCode; readonly sentence: string }
  | { readonly fault: string }
)

// It lives as long as the server: the first question takes seconds, the next ones are at once.
const project = openProject(workerData as string)
const frames = new FrameShelf(project)

parentPort!.on('message', async ({ id, query }: ExplainTask) => {
  const tell = (message: ExplainMessage) => parentPort!.postMessage(message)
  try {
    const { frame, view, around } = await scoredFrame({ project, frames }, query)
    const row = findRow(project, frame.grid, query.at)
    tell({ id, answer: answerExplain(frame, around(), row, query, view) })
  } catch (error) {
    if (error instanceof Problem) tell({ id, code: error.code, sentence: error.message })
    else
      tell({ id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
})
