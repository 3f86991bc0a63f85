import { Problem } from '../problem.ts'
import { boundOf, type SiteLimit } from './bound-search.ts'
import { gapBetween, isProven, steppedDown } from './gap.ts'
import type { LocateProblem, Plan } from './problem.ts'
import { checkProblem, type Names, NUMBERS } from './problem-faults.ts'
import { budgetOf } from './rule-book.ts'
import type { Found, SearchTools } from './search-tools.ts'
import { isSummed, type SummedProblem, siteModelOf } from './site-model-of.ts'
import { budgetRule, candidatesIn, FIXED, type SiteChoice } from './site-rules.ts'
import { isMinimised, planOf, searchSummed, solvePlan } from './solve.ts'

/** What a trade-off is counted against. */
export type TradeOffSteps =
  /** Numbers of sites, ascending. */
  | { readonly sites: readonly number[] }
  /** Budgets, ascending, with the cost of each candidate. */
  | { readonly budgets: readonly number[]; readonly cost: Float64Array }

/**
 * The best plan for each number of sites, or each budget, in one run: the plan of a step starts from
 * that of the step before, and what proves a bound for one step is tried on all others (a Lagrangian
 * relaxation bounds every number of sites at once, by a concave curve). More sites never cover less:
 * a plan is no worse than the one before it, a bound no larger than the one after it.
 * @param problem its own number of sites is not looked at; a budget among its rules is replaced where
 *   budgets are asked for
 * @returns one plan a step, in their order
 * @throws Problem usage where the fewest sites are asked for
 */
export async function solveTradeOff(
  problem: LocateProblem,
  steps: TradeOffSteps,
  tools: SearchTools,
  names: Names = NUMBERS,
): Promise<Plan[]> {
  const choices = choicesOf(problem.choice, steps)
  if (choices.length === 0) return []
  const all = choices.map((choice) => ({ ...problem, choice }))
  for (const one of all) checkProblem(one, names)
  const last = all.at(-1)!
  if (isSummed(last)) return summedCurve(last, choices, tools, names)
  if (problem.objective !== 'p-center')
    throw new Problem('usage', 'A trade-off is for objectives with a number of sites or a budget.')
  const plans: Plan[] = []
  const clock = new Shares(tools, all.length)
  for (const one of all) plans.push(await solvePlan(one, clock.next(plans), names))
  return inOrder(plans)
}

function choicesOf(choice: SiteChoice, steps: TradeOffSteps): SiteChoice[] {
  if ('sites' in steps) return steps.sites.map((sites) => ({ ...choice, sites }))
  const { sites: _, rules = [], ...rest } = choice
  const others = rules.filter(({ name }) => name !== 'the budget')
  return steps.budgets.map((budget) => ({
    ...rest,
    rules: [...others, budgetRule(steps.cost, budget, choice.state)],
  }))
}

/** The time that is left, shared out evenly among the steps to come. */
class Shares {
  readonly #tools: SearchTools
  readonly #until: number
  #left: number

  constructor(tools: SearchTools, count: number) {
    this.#tools = tools
    this.#until = tools.now() + 1000 * tools.seconds
    this.#left = count
  }

  next(before: readonly Plan[]): SearchTools {
    const seconds = Math.max(0, this.#until - this.#tools.now()) / 1000 / this.#left--
    const start = before.at(-1)?.sites
    return { ...this.#tools, seconds, ...(start && { start: Array.from(start) }) }
  }
}

async function summedCurve(
  last: SummedProblem,
  choices: readonly SiteChoice[],
  tools: SearchTools,
  names: Names,
): Promise<Plan[]> {
  const model = siteModelOf(last)
  const isLeast = isMinimised(last)
  const clock = new Shares(tools, choices.length)
  const plans: Plan[] = []
  const proofs: Required<Found>['relaxed'][] = []
  for (const choice of choices) {
    const found = await searchSummed(last, model, choice, clock.next(plans))
    if (found.relaxed) proofs.push(found.relaxed)
    plans.push(planOf({ ...last, choice }, found, names))
  }
  const tightest = choices.map((choice) => {
    const limit = limitOf(choice, model.siteOf)
    const bounds = proofs
      .filter(({ prize }) => limit.cost === undefined || limit.cost.length === prize.length)
      .map((relaxed) => steppedDown(boundOf(relaxed, limit), model.step) + model.offset)
    return Math.min(Infinity, ...bounds)
  })
  const bounded = plans.map((plan, k) => tightened(plan, isLeast ? -tightest[k]! : tightest[k]!))
  return inOrder(bounded)
}

function limitOf(choice: SiteChoice, siteOf: Uint32Array): SiteLimit {
  const fixed = candidatesIn(choice, FIXED).length
  return { sites: Math.max(0, (choice.sites ?? Infinity) - fixed), ...budgetOf(choice, siteOf) }
}

/** Each bound is no better than that of the next step: with more, no less can be had. */
function inOrder(plans: readonly Plan[]): Plan[] {
  const ordered = [...plans]
  for (let k = ordered.length - 2; k >= 0; k--) {
    const next = ordered[k + 1]!
    if (Number.isNaN(next.bound)) continue
    ordered[k] = tightened(ordered[k]!, next.bound)
  }
  return ordered
}

/** A plan with a bound that is tighter than its own, where it is. */
function tightened(plan: Plan, bound: number): Plan {
  if (Number.isNaN(plan.value) || plan.status === 'optimal') return plan
  const isTighter = Math.abs(bound - plan.value) < Math.abs(plan.bound - plan.value)
  if (!isTighter) return plan
  if (isProven(bound, plan.value)) return { ...plan, status: 'optimal', bound: plan.value, gap: 0 }
  return { ...plan, bound, gap: gapBetween(bound, plan.value) }
}
