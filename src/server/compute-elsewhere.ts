import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { FrameTask } from './frame-worker.ts'

/**
 * Computes a frame in another thread, which leaves it in the project file. Never fails: whoever
 * then asks the file and finds no frame computes it again and meets the reason there.
 */
export function computeElsewhere(task: FrameTask): Promise<void> {
  const url = workerUrl()
  if (url === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    const worker = new Worker(url, { workerData: task })
    // A server told to stop does not wait for a frame.
    worker.unref()
    worker.once('error', () => resolve())
    worker.once('exit', () => resolve())
  })
}

/** The built worker: beside this file, or in `dist` where this file runs as source. */
function workerUrl(): URL | undefined {
  const places = ['./frame-worker.js', '../../dist/server/frame-worker.js']
  const urls = places.map((place) => new URL(place, import.meta.url))
  return urls.find((url) => existsSync(fileURLToPath(url)))
}
