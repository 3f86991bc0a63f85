import type { BoundFound, Relaxed } from './bound-search.ts'
import { gapBetween, isProven, steppedDown } from './gap.ts'
import type { MipOutcome } from './mip.ts'
import { perturb } from './perturbation.ts'
import { budgetOf, RuleBook } from './rule-book.ts'
import { type Found, runProgram, type SearchTools, Stopwatch } from './search-tools.ts'
import type { SiteModel } from './site-model.ts'
import { candidatesIn, FIXED, type SiteChoice } from './site-rules.ts'
import { SiteSearch, type SiteSet } from './site-search.ts'

/** Turns of perturbation before the program, and after it where it did not end. */
const FEW_TURNS = 40
const MANY_TURNS = 20_000
/** The same for each site, where there are many. */
const TURNS_A_SITE = 60
const MOST_ITERATIONS = 1500
/** A program may say 'optimal' at a value this far (a fraction) from the one counted. */
const PROGRAM_ROUNDING = 1e-6

/**
 * The best sites for a model: greedy, interchange, a Lagrangian bound, then, where the size allows,
 * what the bound leaves open as a program, then restarts in the time left.
 */
export async function runPlan(
  model: SiteModel,
  choice: SiteChoice,
  tools: SearchTools,
): Promise<Found> {
  const run = new PlanRun(model, choice, tools)
  run.findPlan()
  run.proveBound()
  if (run.isOpen) run.perturb(FEW_TURNS, 0.7)
  if (run.isOpen) await run.solveProgram()
  if (run.isOpen) run.perturb(Math.max(MANY_TURNS, TURNS_A_SITE * (choice.sites ?? 0)), 0.95)
  return run.take()
}

class PlanRun {
  readonly #model: SiteModel
  readonly #choice: SiteChoice
  readonly #tools: SearchTools
  readonly #watch: Stopwatch
  readonly #sites: number
  readonly #search: SiteSearch
  readonly #budget: { readonly cost: Float64Array; readonly budget: number } | undefined
  readonly #parts: string[] = ['greedy']
  #best: SiteSet | undefined
  #bound: number
  #proof: BoundFound | undefined
  #relaxed: Relaxed | undefined
  #reason: string | undefined

  constructor(model: SiteModel, choice: SiteChoice, tools: SearchTools) {
    this.#model = model
    this.#choice = choice
    this.#tools = tools
    this.#watch = new Stopwatch(tools)
    const fixed = candidatesIn(choice, FIXED).length
    this.#sites = Math.max(0, (choice.sites ?? Infinity) - fixed)
    this.#search = new SiteSearch(model.network(), new RuleBook(choice, model.siteOf, this.#sites))
    this.#budget = budgetOf(choice, model.siteOf)
    this.#bound = model.trivialBound
  }

  /** Whether there is still something to find or to prove. */
  get isOpen(): boolean {
    if (this.#reason !== undefined) return false
    return this.#best === undefined || !this.#isEnough(this.#bound)
  }

  findPlan(): void {
    const start = this.#startSites()
    const isByCost = this.#budget !== undefined && start.length === 0
    for (const cost of isByCost ? [undefined, this.#budget!.cost] : [undefined]) {
      this.#search.restart(start)
      if (!this.#search.fill(cost)) continue
      this.#search.interchange(this.#watch.upTo(0.1))
      this.#keep()
    }
    if (this.#best) this.#parts.push('interchange')
    this.#keepBound(this.#bound)
  }

  proveBound(): void {
    if (!this.#best || !this.isOpen) return
    this.#parts.push('Lagrangian bound')
    let liked = -Infinity
    const limit = { sites: this.#sites, ...this.#budget }
    const found = this.#model.searchBound(limit, this.#best.sites, {
      limit: this.#watch.upTo(0.7),
      mostIterations: MOST_ITERATIONS,
      step: this.#model.step,
      isEnough: (bound) => this.#isEnough(Math.min(bound, this.#bound)),
      offer: (sites, value) => {
        if (value === undefined || value > liked) {
          liked = value ?? liked
          this.#improveFrom(sites)
        }
        return this.#best!.value
      },
    })
    this.#keepBound(found.bound)
    this.#proof = found
    this.#relaxed = this.#model.relaxedAt(found.multipliers)
  }

  /** What is still open as a program, started from the best plan. */
  async solveProgram(): Promise<void> {
    const proof = this.#proof && { ...this.#proof, value: this.#best!.value }
    const program = this.#model.program(this.#choice, this.#sites, proof)
    if (!program) return
    const start = this.#best && this.#model.programStart(this.#best.sites)
    const outcome = await runProgram(this.#tools, this.#watch, program, start)
    if (!outcome || outcome.status === 'failed') return
    this.#parts.push('MIP (HiGHS)')
    this.#readOutcome(outcome)
  }

  perturb(turns: number, shareOfTime: number): void {
    const limit = this.#watch.upTo(shareOfTime)
    if (!this.#best || limit.now() >= limit.until) return
    this.#search.restart(this.#best.sites)
    const seed = this.#tools.seed + turns
    perturb(this.#search, { seed, limit, mostTurns: turns, enough: this.#enough() })
    if (!this.#parts.includes('restarts')) this.#parts.push('restarts')
    this.#keep()
  }

  take(): Found {
    const solver = this.#parts.join(' + ')
    const bound = this.#bound + this.#model.offset
    if (this.#reason !== undefined) return { bound, solver, reason: this.#reason }
    if (this.#best === undefined) return { bound, solver }
    const opened = Array.from(this.#best.sites, (site) => this.#model.siteOf[site]!)
    const open = opened.concat(candidatesIn(this.#choice, FIXED))
    return { open, bound, solver, ...(this.#relaxed && { relaxed: this.#relaxed }) }
  }

  /** Sites of the plan to start from. */
  #startSites(): readonly number[] {
    const known = new Set(this.#tools.start)
    const found: number[] = []
    for (const [site, candidate] of this.#model.siteOf.entries()) {
      if (known.has(candidate)) found.push(site)
    }
    return found
  }

  /** Whether a bound proves the best plan, comes as near as was asked for, or answers the question. */
  #isEnough(bound: number): boolean {
    const { offset, step } = this.#model
    const { target = Infinity } = this.#tools
    const value = this.#best!.value + offset
    if (value >= target || (target < Infinity && bound + offset < target)) return true
    const reached = steppedDown(bound, step) + offset
    return isProven(reached, value) || gapBetween(reached, value) <= (this.#tools.goodGap ?? 0)
  }

  /** The value from which on nothing more is asked for. */
  #enough(): number {
    const { offset } = this.#model
    const bound = this.#bound + offset
    const share = 1 - (this.#tools.goodGap ?? 0)
    const { target = Infinity } = this.#tools
    return Math.min(bound > 0 ? bound * share : bound / share, target) - offset
  }

  #readOutcome(outcome: MipOutcome): void {
    if (outcome.values) {
      const values = outcome.values
      this.#search.restart(this.#model.siteOf.map((_, s) => s).filter((s) => values[s]! > 0.5))
      this.#keep()
    }
    if (outcome.status === 'infeasible') {
      // With sites decided, it says only that no plan is better than the one there is.
      if (this.#best) this.#keepBound(this.#best.value)
      else this.#reason = this.#model.whyNone
      return
    }
    const value = this.#best?.value ?? Number.NaN
    // 'Optimal' at another value than the one counted is not believed, unless plans as good as ours
    // were left out beforehand: then it says that there is no better one.
    const isBelieved =
      gapBetween(outcome.bound, value) < PROGRAM_ROUNDING ||
      (this.#proof !== undefined && outcome.bound < value)
    if (outcome.status === 'stopped') this.#keepBound(outcome.bound)
    else if (isBelieved) this.#keepBound(value)
  }

  /** A site set the relaxation likes may be the start of a better plan. */
  #improveFrom(sites: Uint32Array): void {
    this.#search.restart(sites)
    if (!this.#search.fill()) return
    this.#search.interchange(this.#watch.upTo(0.6), 2)
    this.#keep()
  }

  #keep(): void {
    if (!this.#search.isPlan) return
    const found = this.#search.take()
    if (this.#best && found.value <= this.#best.value) return
    this.#best = found
    this.#report()
  }

  #keepBound(bound: number): void {
    const floor = this.#best?.value ?? -Infinity
    this.#bound = Math.min(this.#bound, Math.max(floor, steppedDown(bound, this.#model.step)))
    this.#report()
  }

  #report(): void {
    if (!this.#best) return
    const { offset } = this.#model
    this.#tools.onProgress?.(this.#best.value + offset, this.#bound + offset)
  }
}
