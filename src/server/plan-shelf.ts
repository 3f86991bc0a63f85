import type { PlanAnswer } from '../api/plan.ts'
import type { PlanQuery } from '../api/plan-query.ts'
import type { PlanProgress, PlanState } from '../api/plan-state.ts'
import { gapBetween } from '../core/locate/gap.ts'
import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { addPlan, listPlans, readPlan, removePlan, reservePlanId } from '../store/plans.ts'
import type { Project } from '../store/project.ts'
import { type PlanRun, runPlan } from './run-plan.ts'

/** Threads that search at a time: each takes a processor for itself. */
const MOST_RUNNING = 2

interface Making {
  readonly run: PlanRun
  state: PlanState
  readonly listeners: Set<() => void>
}

/** The plans of a project: those being made, in threads of their own, and those that it keeps. */
export class PlanShelf {
  readonly #project: Project
  readonly #making = new Map<number, Making>()

  constructor(project: Project) {
    this.#project = project
  }

  /**
   * Starts to make a plan, which the project keeps when it is done.
   * @throws Problem project_busy where two are being made
   */
  start(name: string, query: PlanQuery, profile: Profile): PlanState {
    const running = [...this.#making.values()].filter(({ state }) => state.state === 'running')
    if (running.length >= MOST_RUNNING)
      throw new Problem(
        'project_busy',
        `${MOST_RUNNING} plans are being made: wait until one is done, or stop one.`,
      )
    const id = reservePlanId(this.#project)
    const started = performance.now()
    const elapsedMs = () => Math.round(performance.now() - started)
    const tell = (progress: Partial<PlanProgress>) => {
      const before = making.state.progress!
      this.#change(making, { progress: { ...before, ...progress, elapsedMs: elapsedMs() } })
    }
    const run = runPlan(
      { path: this.#project.path, profile, query },
      {
        onStep: (step) => tell({ step }),
        onBest: (value, bound) => tell({ value, bound, gap: gapBetween(bound, value) }),
      },
    )
    const making: Making = {
      run,
      listeners: new Set(),
      state: {
        ...{ id, name, query, state: 'running' as const },
        createdAt: new Date().toISOString(),
        progress: { step: 'Starting', value: null, bound: null, gap: null, elapsedMs: 0 },
      },
    }
    this.#making.set(id, making)
    run.done.then(
      (answer) => this.#finish(making, answer),
      (error: unknown) => this.#change(making, { state: 'failed', error: sentenceOf(error) }),
    )
    return making.state
  }

  /** All plans, oldest first. */
  list(): PlanState[] {
    const kept = listPlans(this.#project).map(stateOf)
    const ids = new Set(kept.map(({ id }) => id))
    const others = [...this.#making.values()].flatMap(({ state }) =>
      ids.has(state.id) ? [] : state,
    )
    return [...kept, ...others].sort((a, b) => a.id - b.id)
  }

  /** @throws Problem not_found */
  get(id: number): PlanState {
    const making = this.#making.get(id)
    if (making) return making.state
    const kept = readPlan(this.#project, id)
    if (kept) return stateOf(kept)
    throw new Problem('not_found', `This project holds no plan ${id}: it may have been deleted.`)
  }

  /**
   * Calls `listener` whenever a plan that is being made has something new to say.
   * @returns what ends that
   */
  listen(id: number, listener: () => void): () => void {
    const listeners = this.#making.get(id)?.listeners
    listeners?.add(listener)
    return () => listeners?.delete(listener)
  }

  /** Ends a search: the plan is then the best so far. One that has ended stays as it is. */
  stop(id: number): PlanState {
    this.#making.get(id)?.run.stop()
    return this.get(id)
  }

  /** Takes a plan away, made or being made. @throws Problem not_found */
  async remove(id: number): Promise<void> {
    const making = this.#making.get(id)
    this.#making.delete(id)
    const wasKept = removePlan(this.#project, id)
    if (!making && !wasKept) this.get(id)
    await making?.run.abandon()
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all([...this.#making.values()].map(({ run }) => run.abandon()))
  }

  #finish(making: Making, answer: PlanAnswer): void {
    const { id, name, createdAt } = making.state
    if (!this.#making.has(id)) return
    try {
      const isPlan = answer.value !== null
      if (isPlan) addPlan(this.#project, { id, name, createdAt, answer: JSON.stringify(answer) })
      this.#change(making, { state: 'done', answer })
      if (isPlan) this.#making.delete(id)
    } catch (error) {
      // The answer is good even where the file cannot keep it.
      this.#change(making, { state: 'done', answer, error: sentenceOf(error) })
    }
  }

  #change(making: Making, change: Partial<PlanState>): void {
    making.state = { ...making.state, ...change }
    for (const listener of making.listeners) listener()
  }
}

function stateOf(kept: { id: number; name: string; createdAt: string; answer: string }): PlanState {
  const answer = JSON.parse(kept.answer) as PlanAnswer
  const { id, name, createdAt } = kept
  return { id, name, createdAt, state: 'done', query: answer.query, answer }
}

function sentenceOf(error: unknown): { code: string; message: string } {
  if (error instanceof Problem) return { code: error.code, message: error.message }
  return { code: 'internal', message: 'Something in Siteswap itself went wrong: please report it.' }
}
