import { parentPort, workerData } from 'node:worker_threads'
import { Problem, type ProblemCode } from '../core/problem.ts'
import type { ReadResult } from '../io/import.ts'
import { type OsmReadOptions, readOsm } from './osm-read.ts'

/** What the worker says: where it is, and at the end one result or one problem. */
export type OsmMessage =
  | { readonly type: 'progress'; readonly share: number }
  | { readonly type: 'result'; readonly result: ReadResult }
  | { readonly type: 'problem'; readonly code: ProblemCode; readonly sentence: string }

function say(message: OsmMessage, transfer: ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer)
}

/** The buffers of the drafts' columns, to be handed over rather than copied. */
function buffersOf({ drafts }: ReadResult): ArrayBuffer[] {
  const columns = drafts.flatMap(({ shapes, numbers }) => [
    ...[shapes.type, shapes.partStart, shapes.vertexStart, shapes.lonLat],
    ...Object.values(numbers),
  ])
  return columns.map((column) => column.buffer as ArrayBuffer)
}

function work(): void {
  try {
    const result = readOsm(workerData as OsmReadOptions, (share) =>
      say({ type: 'progress', share }),
    )
    say({ type: 'result', result }, buffersOf(result))
  } catch (error) {
    // Anything but a problem is a crash: it leaves through the worker's `error` event.
    if (!(error instanceof Problem)) throw error
    say({ type: 'problem', code: error.code, sentence: error.message })
  }
}

work()
