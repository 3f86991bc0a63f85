import { Problem, type ProblemCode } from '../core/problem.ts'
import type { ReadResult } from '../io/import.ts'
import type { Inspection } from '../io/inspect.ts'
import { doInspectTask, doReadTask, type InspectTask, type ReadTask } from './read-task.ts'

/** What the process says: that it is getting on, and at the end one of the others. */
export type ReadMessage =
  | { readonly type: 'rows'; readonly rows: number }
  | { readonly type: 'result'; readonly result: ReadResult | Inspection }
  | { readonly type: 'problem'; readonly code: ProblemCode; readonly sentence: string }
  | { readonly type: 'crash'; readonly why: string }

function say(message: ReadMessage): void {
  process.send!(message)
}

async function work(task: ReadTask | InspectTask): Promise<void> {
  try {
    const result =
      'inspect' in task
        ? await doInspectTask(task)
        : await doReadTask(task, (rows) => say({ type: 'rows', rows }))
    say({ type: 'result', result })
  } catch (error) {
    if (error instanceof Problem) {
      say({ type: 'problem', code: error.code, sentence: error.message })
    } else say({ type: 'crash', why: error instanceof Error ? error.message : String(error) })
  }
}

process.once('message', (task: ReadTask | InspectTask) => void work(task))
// Whoever asked is gone.
process.once('disconnect', () => process.exit())
