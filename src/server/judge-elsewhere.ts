import { Worker } from 'node:worker_threads'
import { Problem } from '../core/problem.ts'
import { workerUrl } from '../work/built-worker.ts'
import type { SitesMessage, SitesTask } from './sites-worker.ts'

/**
 * Judges a list in a thread of its own.
 * @returns the answer as JSON
 * @throws Problem as `judgeList` does, and the signal's reason where it is stopped
 */
export function judgeElsewhere(task: SitesTask, signal: AbortSignal): Promise<string> {
  const worker = new Worker(workerUrl('server/sites-worker'), { workerData: task })
  return new Promise<string>((resolve, reject) => {
    worker.on('message', (message: SitesMessage) => {
      if (message.type === 'done') resolve(message.json)
      else reject(new Problem(message.code, message.sentence))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the thread that judges sites ended early')))
    signal.addEventListener('abort', () => reject(signal.reason))
    if (signal.aborted) reject(signal.reason)
  }).finally(() => worker.terminate())
}
