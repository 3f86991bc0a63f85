import { Worker } from 'node:worker_threads'
import { Problem } from '../core/problem.ts'
import type { SplitBacktest } from '../core/score/backtest/split-backtest.ts'
import { workerUrl } from '../work/built-worker.ts'
import type { BacktestMessage, BacktestTask } from './backtest-worker.ts'

/**
 * A back-test in another thread: it takes seconds, and the server answers meanwhile.
 * @param signal ends the thread; what waits then throws
 * @throws Problem as `projectBacktest` does
 */
export function runBacktest(task: BacktestTask, signal: AbortSignal): Promise<SplitBacktest> {
  const worker = new Worker(workerUrl('server/backtest-worker'), { workerData: task })
  signal.addEventListener('abort', () => void worker.terminate(), { once: true })
  return new Promise((resolve, reject) => {
    worker.once('message', (message: BacktestMessage) => {
      if ('result' in message) resolve(message.result)
      else reject(new Problem(message.code, message.sentence))
    })
    worker.once('error', reject)
    worker.once('exit', () =>
      reject(new Error('The thread of a back-test ended without an answer.')),
    )
  })
}
