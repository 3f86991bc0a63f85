import { Worker } from 'node:worker_threads'
import type { ExplainAnswer } from '../api/explain.ts'
import { Problem } from '../core/problem.ts'
import type { Project } from '../store/project.ts'
import { workerUrl } from '../work/built-worker.ts'
import type { ExplainMessage, ExplainTask } from './explain-worker.ts'

interface Waiting {
  readonly resolve: (answer: ExplainAnswer) => void
  readonly reject: (error: Error) => void
}

/**
 * Explains places in a thread of its own, started with the first question: what the criteria look at
 * takes seconds to gather, and the server answers meanwhile.
 */
export class Explainer {
  readonly #path: string
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #asked = 0

  constructor(project: Project) {
    this.#path = project.path
  }

  /** @throws Problem as `answerExplain`, `scoredFrame` and `findRow` do */
  explain(query: ExplainTask['query']): Promise<ExplainAnswer> {
    this.#worker ??= this.#start()
    const id = ++this.#asked
    this.#worker.postMessage({ id, query } satisfies ExplainTask)
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }))
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
  }

  #start(): Worker {
    const worker = new Worker(workerUrl('server/explain-worker'), { workerData: this.#path })
    // A server told to stop does not wait for it.
    worker.unref()
    worker.on('message', (message: ExplainMessage) => this.#take(message))
    worker.on('error', (error) => this.#end(error))
    worker.on('exit', () => this.#end(new Error('The thread that explains places has ended.')))
    return worker
  }

  #take(message: ExplainMessage): void {
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if ('answer' in message) waiting?.resolve(message.answer)
    else if ('fault' in message) waiting?.reject(new Error(message.fault))
    else waiting?.reject(new Problem(message.code, message.sentence))
  }

  /** Whoever waits is told; the next question starts a thread anew. */
  #end(error: Error): void {
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}
