import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Problem } from '../core/problem.ts'
import type { ReadResult } from '../io/import.ts'
import type { Inspection } from '../io/inspect.ts'
import { workerUrl } from './built-worker.ts'
import type { InspectTask, ReadTask } from './read-task.ts'
import type { ReadMessage } from './read-worker.ts'

/** Megabytes of heap that reading one file may take. */
const MEMORY_MEGABYTES = 2048
/** Milliseconds without a sign of life after which the process counts as stuck. */
const STUCK_AFTER_MS = 120_000

export interface ReadControl {
  /** Called with the rows read so far. */
  readonly onRows?: (rows: number) => void
  /** Stops the reading: what waits for it throws the signal's reason. */
  readonly signal?: AbortSignal
  readonly memoryMegabytes?: number
  readonly stuckAfterMs?: number
}

/**
 * Reads a file in a process with a capped memory of its own: a thread that runs out of memory within
 * native code takes the whole program with it, and so would a fault in the engine of a GeoPackage.
 * @throws Problem as reading does, and bad_input where the process dies or is stuck
 */
export function readElsewhere(task: ReadTask, control: ReadControl = {}): Promise<ReadResult> {
  return runElsewhere(task, task.request.fileName, control) as Promise<ReadResult>
}

/** Looks into a file in the same way. */
export function inspectElsewhere(
  task: InspectTask,
  control: ReadControl = {},
): Promise<Inspection> {
  return runElsewhere(task, task.inspect.fileName, control) as Promise<Inspection>
}

function runElsewhere(
  task: ReadTask | InspectTask,
  fileName: string,
  control: ReadControl,
): Promise<ReadResult | Inspection> {
  const { signal, stuckAfterMs = STUCK_AFTER_MS } = control
  const memory = control.memoryMegabytes ?? MEMORY_MEGABYTES
  const child = fork(fileURLToPath(workerUrl('work/read-worker')), {
    execArgv: [`--max-old-space-size=${memory}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  let timer: NodeJS.Timeout | undefined
  const ended = new AbortController()
  return new Promise<ReadResult | Inspection>((resolve, reject) => {
    const fail = (sentence: string, cause?: unknown) =>
      reject(new Problem('bad_input', `${fileName} ${sentence}`, { cause }))
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(() => fail('does not come to an end: split it.'), stuckAfterMs)
    }
    wait()
    signal?.addEventListener('abort', () => reject(signal.reason), { signal: ended.signal })
    if (signal?.aborted) reject(signal.reason)
    child.on('message', (message: ReadMessage) => {
      wait()
      if (message.type === 'result') resolve(message.result)
      else if (message.type === 'problem') reject(new Problem(message.code, message.sentence))
      else if (message.type === 'crash') fail(`could not be read: ${message.why}.`)
      else control.onRows?.(message.rows)
    })
    child.on('error', (error) => fail(`could not be read: ${error.message}.`, error))
    child.on('exit', (_, reason) => fail(deathSentence(reason, memory)))
    child.send(task)
  }).finally(() => {
    ended.abort()
    clearTimeout(timer)
    child.kill('SIGKILL')
  })
}

/** V8 aborts a process whose heap is full. */
function deathSentence(signal: NodeJS.Signals | null, megabytes: number): string {
  if (signal !== 'SIGABRT' && signal !== 'SIGTRAP') return 'could not be read: its reader died.'
  return `needs more memory than the ${megabytes} MB that reading a file may take: split it.`
}
