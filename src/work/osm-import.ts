import { Worker } from 'node:worker_threads'
import { Problem } from '../core/problem.ts'
import type { ReadResult } from '../io/import.ts'
import { workerUrl } from './built-worker.ts'
import type { OsmReadOptions } from './osm-read.ts'
import type { OsmMessage } from './osm-worker.ts'

/** Milliseconds without a finished block after which the worker counts as stuck. */
const STUCK_AFTER_MS = 60_000

/**
 * Reads an .osm.pbf file in a worker thread, where a parser that crashes or never comes back on a
 * damaged file does no harm.
 * @param onProgress called with the share done, 0 to 1
 * @throws Problem bad_input where the file is damaged, is not whole, or the parser fails on it.
 */
export async function importOsm(
  options: OsmReadOptions,
  onProgress?: (share: number) => void,
  stuckAfterMs = STUCK_AFTER_MS,
): Promise<ReadResult> {
  const worker = new Worker(workerUrl('work/osm-worker'), { workerData: options })
  return new Promise<ReadResult>((resolve, reject) => {
    const fail = (sentence: string, cause?: unknown) =>
      reject(new Problem('bad_input', `${options.fileName} ${sentence}`, { cause }))
    const stuck = () => fail('is damaged: reading it does not come to an end.')
    let timer = setTimeout(stuck, stuckAfterMs)
    worker.on('message', (message: OsmMessage) => {
      clearTimeout(timer)
      if (message.type === 'result') resolve(message.result)
      else if (message.type === 'problem') reject(new Problem(message.code, message.sentence))
      else {
        timer = setTimeout(stuck, stuckAfterMs)
        onProgress?.(message.share)
      }
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      fail(crashSentence(error), error)
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      fail('could not be read: its reader ended early.')
    })
  }).finally(() => worker.terminate())
}

function crashSentence(error: NodeJS.ErrnoException): string {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return 'needs more memory than there is: cut it to the region first (osmium extract).'
  }
  return `could not be read: ${error.message}.`
}
