import { Problem } from '../problem.ts'
import type { LocateProblem, Plan } from './problem.ts'
import { type Names, NUMBERS } from './problem-faults.ts'
import type { SearchTools } from './search-tools.ts'
import { countRule, FIXED, FORBIDDEN, type SiteRule } from './site-rules.ts'
import { isMinimised, solvePlan } from './solve.ts'

/** How many plans, how near the best, how different. */
export interface AlternativesQuery {
  /** Plans asked for, the best one among them. */
  readonly count: number
  /** A plan worse than the best by more than this share of it is none (0.01 = 1%). */
  readonly within: number
  /** Sites in which any two plans differ at least; 1 where not given. */
  readonly differBy?: number
}

/** The best plans of a problem. */
export interface Alternatives {
  /** Best first. */
  readonly plans: readonly Plan[]
  /** Proven: these are the best ones, and in this order. Else they are the best that were found. */
  readonly isProven: boolean
  /** Proven: no other plan is within the share. */
  readonly isComplete: boolean
  /** Sites that all of these plans open. */
  readonly core: readonly CoreSite[]
}

export interface CoreSite {
  readonly candidate: number
  /**
   * Whether it is proven that every plan within the share opens the site, or only that all of the
   * plans found do. A fixed site is proven.
   */
  readonly isProven: boolean
}

/** Share of the time for the best plan, and of the rest for the other plans. */
const SHARE_FOR_BEST = 0.4
const SHARE_FOR_PLANS = 0.6

/**
 * The K best different plans within a share of the best, and the sites that all of them open. Each
 * plan after the first is the best of those that leave out at least one site of every plan before
 * (a no-good cut, Σ_{j ∈ plan} y_j ≤ |plan| − 1, which is a rule as any other: searches keep it, the
 * program has it as a row). Two plans that differ only in sites of no use are two plans.
 * @returns no plans where there is none at all; `solvePlan` says why
 */
export async function findAlternatives(
  problem: LocateProblem,
  query: AlternativesQuery,
  tools: SearchTools,
  names: Names = NUMBERS,
): Promise<Alternatives> {
  if (!(Number.isInteger(query.count) && query.count > 0))
    throw new Error(`Expected a number of plans above 0, got ${query.count}.`)
  if (!(query.within >= 0 && query.within < 1))
    throw new Error(`Expected a share from 0 to 1, got ${query.within}.`)
  const run = new AlternativesRun(problem, query, tools, names)
  await run.findPlans()
  const core = await run.findCore()
  return { plans: run.plans, isProven: run.isProven, isComplete: run.isComplete, core }
}

class AlternativesRun {
  readonly plans: Plan[] = []
  isProven = true
  isComplete = false
  readonly #problem: LocateProblem
  readonly #query: AlternativesQuery
  readonly #tools: SearchTools
  readonly #names: Names
  readonly #isLeast: boolean
  readonly #until: number

  constructor(problem: LocateProblem, query: AlternativesQuery, tools: SearchTools, names: Names) {
    this.#problem = problem
    this.#query = query
    this.#tools = tools
    this.#names = names
    this.#isLeast = isMinimised(problem)
    this.#until = tools.now() + 1000 * tools.seconds
  }

  async findPlans(): Promise<void> {
    const until = this.#tools.now() + 1000 * this.#tools.seconds * SHARE_FOR_PLANS
    const cuts: SiteRule[] = []
    for (let left = this.#query.count; left > 0; left--) {
      const share = this.plans.length === 0 ? SHARE_FOR_BEST : 1 / left
      const plan = await this.#solve(cuts, share * this.#secondsTo(until))
      if (!plan || !this.#isWithin(plan.value)) {
        // Either there is no other, or the best other one is too far: then its bound says so.
        this.isComplete = !plan ? this.#hasEnded : !this.#isWithin(plan.bound)
        break
      }
      if (plan.status !== 'optimal') this.isProven = false
      this.plans.push(plan)
      cuts.push(this.#cutOf(plan.sites))
    }
    this.plans.sort((a, b) => (this.#isLeast ? a.value - b.value : b.value - a.value))
  }

  /** Sites of all plans, each tried without: is there a plan within the share then? */
  async findCore(): Promise<CoreSite[]> {
    const [first, ...others] = this.plans
    if (!first) return []
    const common = Array.from(first.sites).filter((j) =>
      others.every(({ sites }) => sites.includes(j)),
    )
    const core: CoreSite[] = []
    for (const [k, candidate] of common.entries()) {
      const seconds = this.#secondsTo(this.#until) / (common.length - k)
      const need = this.isComplete ? 'every plan' : await this.#needOf(candidate, seconds)
      if (need !== 'not every plan') core.push({ candidate, isProven: need === 'every plan' })
    }
    return core
  }

  /** Whether every plan within the share opens a site. */
  async #needOf(
    candidate: number,
    seconds: number,
  ): Promise<'every plan' | 'not every plan' | 'not known'> {
    const { choice } = this.#problem
    if (choice.state[candidate] === FIXED) return 'every plan'
    const state = choice.state.slice()
    state[candidate] = FORBIDDEN
    const without = { ...this.#problem, choice: { ...choice, state } }
    const tools = { ...this.#quiet(seconds), target: this.#edge }
    const plan = await answerOf(solvePlan(without, tools, this.#names))
    if (plan === undefined || plan.status === 'infeasible') return 'every plan'
    if (this.#isWithin(plan.value)) return 'not every plan'
    return this.#isWithin(plan.bound) ? 'not known' : 'every plan'
  }

  #hasEnded = false

  /** The best plan that the cuts leave; undefined where there is none, or none was found. */
  async #solve(cuts: readonly SiteRule[], seconds: number): Promise<Plan | undefined> {
    const { choice } = this.#problem
    const rules = [...(choice.rules ?? []), ...cuts]
    const tools = cuts.length === 0 ? { ...this.#tools, seconds } : this.#quiet(seconds)
    const run = solvePlan({ ...this.#problem, choice: { ...choice, rules } }, tools, this.#names)
    // That there is no plan at all is for whoever asked; that there is no other one is an answer.
    const plan = cuts.length === 0 ? await run : await answerOf(run)
    this.#hasEnded = plan === undefined || plan.status === 'infeasible'
    return plan && !Number.isNaN(plan.value) ? plan : undefined
  }

  #quiet(seconds: number): SearchTools {
    const { onProgress: _, ...tools } = this.#tools
    const start = this.plans[0] && { start: Array.from(this.plans[0].sites) }
    return { ...tools, seconds, ...start }
  }

  /** At most so many sites of a plan again. */
  #cutOf(sites: Uint32Array): SiteRule {
    const { differBy = 1 } = this.#query
    return countRule('a plan found before', sites, -Infinity, sites.length - differBy)
  }

  /** The worst value within the share of the best. */
  get #edge(): number {
    const best = this.plans[0]!.value
    const slack = this.#query.within * Math.abs(best) + 1e-9 * Math.abs(best)
    return this.#isLeast ? best + slack : best - slack
  }

  /** Whether a value is within the share; anything is before there is a best one. */
  #isWithin(value: number): boolean {
    if (this.plans.length === 0) return true
    return this.#isLeast ? value <= this.#edge : value >= this.#edge
  }

  #secondsTo(until: number): number {
    return Math.max(0, until - this.#tools.now()) / 1000
  }
}

/** A plan; undefined where the problem is refused because it can have none. */
async function answerOf(plan: Promise<Plan>): Promise<Plan | undefined> {
  try {
    return await plan
  } catch (error) {
    if (error instanceof Problem && error.code === 'infeasible') return undefined
    throw error
  }
}
