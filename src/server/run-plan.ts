import { Worker } from 'node:worker_threads'
import type { PlanAnswer } from '../api/plan.ts'
import { Problem } from '../core/problem.ts'
import { workerUrl } from '../work/built-worker.ts'
import type { PlanMessage, PlanTask } from './plan-worker.ts'

/** Told while a plan is made. */
export interface PlanListener {
  onStep(label: string): void
  /** The best plan so far: what it is worth, and what no plan beats. */
  onBest(value: number, bound: number): void
}

/** A plan being made in another thread. */
export interface PlanRun {
  /** The answer; rejects with a Problem. */
  readonly done: Promise<PlanAnswer>
  /** Ends the search: the answer is then the best plan so far, with its bound. */
  stop(): void
  /** Ends the thread; there is no answer then. */
  abandon(): Promise<void>
}

/** Starts to plan a project. */
export function runPlan(task: Omit<PlanTask, 'stop'>, listener: PlanListener): PlanRun {
  const stop = new SharedArrayBuffer(4)
  const worker = new Worker(workerUrl('server/plan-worker'), {
    workerData: { ...task, stop } satisfies PlanTask,
  })
  return {
    done: answerOf(worker, listener),
    stop: () => {
      Atomics.store(new Int32Array(stop), 0, 1)
      worker.postMessage('stop')
    },
    abandon: async () => void (await worker.terminate()),
  }
}

function answerOf(worker: Worker, listener: PlanListener): Promise<PlanAnswer> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: PlanMessage) => {
      if (message.type === 'step') listener.onStep(message.label)
      else if (message.type === 'best') listener.onBest(message.value, message.bound)
      else if (message.type === 'done') resolve(message.answer)
      else reject(new Problem(message.code, message.sentence))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('The thread of a plan ended without an answer.')))
  })
}
