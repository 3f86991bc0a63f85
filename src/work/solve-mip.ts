import { Worker } from 'node:worker_threads'
import type { MipModel, MipOutcome, MipRequest, MipSolver } from '../core/locate/mip.ts'
import { workerUrl } from './built-worker.ts'

/** Beyond its time limit, which it looks at only now and then, a solver is ended from outside. */
const GRACE_MS = 5000

/**
 * Solves mixed-integer programs with HiGHS, each in a worker thread of its own. (In highs 1.15 a
 * second program in the same instance can hang past its time limit: pmed1, p-centre within 127.)
 * @param signal ends the run at once; the outcome is then 'failed'
 */
export function mipSolver(signal?: AbortSignal): MipSolver {
  return async (model, request) => {
    if (signal?.aborted) return nothingKnown(model)
    const worker = new Worker(workerUrl('work/mip-worker'), { workerData: { model, request } })
    const outcome = await answerOf(worker, request, signal)
    await worker.terminate()
    return outcome ?? nothingKnown(model)
  }
}

/** Nothing is known of the best: what is answered where the solver gave no answer. */
function nothingKnown(model: MipModel): MipOutcome {
  return { status: 'failed', bound: model.isMaximised ? Infinity : -Infinity }
}

/** The outcome; undefined where the worker gave none. */
function answerOf(
  worker: Worker,
  request: MipRequest,
  signal: AbortSignal | undefined,
): Promise<MipOutcome | undefined> {
  const done = new AbortController()
  return new Promise<MipOutcome | undefined>((resolve) => {
    const giveUp = () => resolve(undefined)
    const timer = setTimeout(giveUp, request.seconds * 1000 + GRACE_MS)
    done.signal.addEventListener('abort', () => clearTimeout(timer))
    signal?.addEventListener('abort', giveUp, { once: true, signal: done.signal })
    worker.on('message', resolve)
    worker.on('error', giveUp)
    worker.on('exit', giveUp)
  }).finally(() => done.abort())
}
