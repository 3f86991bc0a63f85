import { coverBoundAt, searchCoverBound } from './cover-bound.ts'
import { coverProgram, setCoverProgram } from './cover-mip.ts'
import { type CoverDemand, type CoverModel, coverModel } from './cover-model.ts'
import { coverStart } from './cover-plan.ts'
import { coverageOf } from './coverage.ts'
import { commonStep, steppedDown, steppedUp } from './gap.ts'
import type { MipModel } from './mip.ts'
import { perturb } from './perturbation.ts'
import { RuleBook } from './rule-book.ts'
import { type Found, runProgram, type SearchTools, Stopwatch } from './search-tools.ts'
import { candidatesIn, FIXED, type SiteChoice } from './site-rules.ts'
import { SiteSearch } from './site-search.ts'

const TURNS = 12
const MOST_ITERATIONS = 600
/** Sums of rounded numbers: a target this share short is reached. */
const SLACK = 1e-9
/** The same for the MIP solver, which rounds more. */
const PROGRAM_SLACK = 1e-7

/** What is asked for. */
export interface FewestAim {
  /** Demand to cover at least. */
  readonly demand: number
  /** Only whether so many sites do: the search ends as soon as that is known. */
  readonly enoughAt?: number
}

/**
 * Fewest sites that cover so much demand. Set covering is the case of all demand, every point
 * weighing 1. Greedy and interchange with one site less, again and again; the Lagrangian bound of
 * covering, which for the right multipliers says that p sites cannot do; then the program.
 * `bound` is the least number of sites to open, fixed ones among them.
 */
export async function fewestSites(
  demand: CoverDemand,
  choice: SiteChoice,
  aim: FewestAim,
  tools: SearchTools,
): Promise<Found> {
  const run = new FewestRun(demand, choice, aim, tools)
  if (run.findPlan()) run.tighten()
  run.proveBound()
  await run.solveProgram()
  return run.take()
}

class FewestRun {
  readonly #choice: SiteChoice
  readonly #tools: SearchTools
  readonly #watch: Stopwatch
  readonly #model: CoverModel
  readonly #search: SiteSearch
  /** Demand to cover besides what is settled. */
  readonly #target: number
  readonly #reachable: number
  readonly #fixed: number
  readonly #enoughAt: number
  readonly #parts: string[] = ['greedy']
  #best: Uint32Array | undefined
  #bound: number
  #reason: string | undefined

  constructor(demand: CoverDemand, choice: SiteChoice, aim: FewestAim, tools: SearchTools) {
    this.#choice = choice
    this.#tools = tools
    this.#watch = new Stopwatch(tools)
    this.#model = coverModel(demand, choice)
    this.#target = (aim.demand - this.#model.settled) * (1 - SLACK)
    this.#reachable = this.#model.weight.reduce((sum, weight) => sum + weight, 0)
    this.#fixed = candidatesIn(choice, FIXED).length
    this.#enoughAt = (aim.enoughAt ?? -Infinity) - this.#fixed
    const book = new RuleBook(choice, this.#model.siteOf, Infinity)
    this.#search = new SiteSearch(coverageOf(this.#model), book)
    this.#bound = this.#target > 0 ? 1 : 0
  }

  /** @returns whether there is a plan to tighten */
  findPlan(): boolean {
    if (this.#reachable < this.#target) {
      this.#reason = 'the demand to cover is more than all sites reach together'
      return false
    }
    const isFilled = this.#search.reachRules() && this.#search.fillTo(this.#target)
    if (!isFilled) return false
    this.#search.prune(this.#target)
    this.#keep()
    return true
  }

  /** Tries one site less until that fails. */
  tighten(): void {
    this.#parts.push('interchange')
    const limit = this.#watch.upTo(0.3)
    const { seed } = this.#tools
    while (this.#isOpen && this.#best!.length > 0) {
      this.#search.limitSites(this.#best!.length - 1)
      this.#search.restart(this.#search.leastUsefulLeftOut(this.#best!))
      this.#search.fill()
      this.#search.interchange(limit, 20)
      perturb(this.#search, { seed, limit, mostTurns: TURNS, enough: this.#target })
      if (!this.#search.reaches(this.#target)) return
      this.#search.prune(this.#target)
      this.#keep()
    }
  }

  /** Proves that one site less cannot do, or as few as the multipliers can prove. */
  proveBound(): void {
    if (!this.#best || !this.#isOpen) return
    this.#parts.push('Lagrangian bound')
    const { weight } = this.#model
    const step = commonStep(weight)
    const sites = this.#enoughAt > -Infinity ? this.#enoughAt : this.#best.length - 1
    const found = searchCoverBound(this.#model, { sites }, this.#best, {
      limit: this.#watch.upTo(0.6),
      mostIterations: MOST_ITERATIONS,
      step,
      isEnough: (bound) => steppedDown(bound, step) < this.#target,
      offer: () => this.#target,
    })
    const covers = (p: number) =>
      steppedDown(coverBoundAt(this.#model, found.multipliers, { sites: p }), step) >= this.#target
    while (this.#bound < this.#best.length && !covers(this.#bound)) this.#bound++
  }

  async solveProgram(): Promise<void> {
    if (!this.#isOpen) return
    const { program, start } = this.#program()
    const outcome = await runProgram(this.#tools, this.#watch, program, start)
    if (!outcome || outcome.status === 'failed') return
    this.#parts.push('MIP (HiGHS)')
    if (outcome.status === 'infeasible' && !this.#best) {
      this.#reason = 'no choice of sites keeps all of the rules'
      return
    }
    const values = outcome.values
    if (values) {
      this.#search.limitSites(Infinity)
      this.#search.restart(this.#model.siteOf.map((_, s) => s).filter((s) => values[s]! > 0.5))
      if (this.#search.reaches(this.#target)) this.#keep()
    }
    const proven = Math.ceil(outcome.bound - 1e-6)
    // A bound above a plan that was counted is not believed.
    if (proven <= (this.#best?.length ?? Infinity)) this.#bound = Math.max(this.#bound, proven)
  }

  /** Set covering where all demand is asked for, else the covering program with a target. */
  #program(): { program: MipModel; start: Float64Array | undefined } {
    const best = this.#best
    if (this.#target > this.#reachable * (1 - 2 * SLACK)) {
      const start = best && this.#model.siteOf.map((_, s) => (best.includes(s) ? 1 : 0))
      const program = setCoverProgram(this.#model, this.#choice)
      return { program, start: start && Float64Array.from(start) }
    }
    // Half a step, or a little, below the target, so that rounding cannot make it unreachable.
    const step = commonStep(this.#model.weight)
    const slack = step > 0 ? step / 2 : PROGRAM_SLACK * this.#target
    const aim = { most: 'none', leastDemand: steppedUp(this.#target, step) - slack } as const
    const program = coverProgram(this.#model, this.#choice, aim)
    return { program, start: best && coverStart(this.#model, best) }
  }

  take(): Found {
    const solver = this.#parts.join(' + ')
    const bound = this.#bound + this.#fixed
    if (this.#reason !== undefined) return { bound, solver, reason: this.#reason }
    if (!this.#best) return { bound, solver }
    const opened = Array.from(this.#best, (site) => this.#model.siteOf[site]!)
    return { open: opened.concat(candidatesIn(this.#choice, FIXED)), bound, solver }
  }

  get #isOpen(): boolean {
    const isTooFew = this.#enoughAt > -Infinity && this.#bound > this.#enoughAt
    if (this.#reason !== undefined || isTooFew) return false
    if (!this.#best) return true
    return this.#best.length > Math.max(this.#bound, this.#enoughAt)
  }

  #keep(): void {
    if (!this.#search.isPlan) return
    const { sites } = this.#search.take()
    if (!this.#best || sites.length < this.#best.length) this.#best = sites
    this.#tools.onProgress?.(this.#best.length + this.#fixed, this.#bound + this.#fixed)
  }
}
