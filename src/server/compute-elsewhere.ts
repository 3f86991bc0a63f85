import { Worker } from 'node:worker_threads'
import { findWorker } from '../work/built-worker.ts'
import type { FrameTask } from './frame-worker.ts'

/**
 * Computes a frame in another thread, which leaves it in the project file. Never fails: whoever
 * then asks the file and finds no frame computes it again and meets the reason there.
 */
export function computeElsewhere(task: FrameTask): Promise<void> {
  const url = findWorker('server/frame-worker')
  if (url === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    const worker = new Worker(url, { workerData: task })
    // A server told to stop does not wait for a frame.
    worker.unref()
    worker.once('error', () => resolve())
    worker.once('exit', () => resolve())
  })
}
