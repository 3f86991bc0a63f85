import type { PlanExtras } from '../api/network-plan.ts'
import { type AlternativesQuery, findAlternatives } from '../core/locate/alternatives.ts'
import { findNextSite } from '../core/locate/next-site.ts'
import { type PhaseSplit, splitIntoPhases } from '../core/locate/phases.ts'
import type { LocateProblem, Plan } from '../core/locate/problem.ts'
import type { Names } from '../core/locate/problem-faults.ts'
import type { SearchTools } from '../core/locate/search-tools.ts'
import { candidatesIn, FIXED, FREE } from '../core/locate/site-rules.ts'
import { solvePlan } from '../core/locate/solve.ts'
import { solveTradeOff, type TradeOffSteps } from '../core/locate/trade-off.ts'
import { Problem } from '../core/problem.ts'

/** Steps of a curve against budget. */
const BUDGET_STEPS = 10

/** What may be asked for beside a plan, as words. */
export interface ExtrasOptions {
  readonly alternatives?: string | undefined
  readonly within: string
  readonly phases?: string | undefined
  readonly phaseBudgets?: string | undefined
  readonly curve?: boolean | undefined
}

/** What is known of the candidates: the cost of each, where costs are known. */
export interface CandidateCosts {
  readonly cost?: Float64Array
}

/** What is asked for beside the plan. */
export interface ExtrasQuery {
  readonly alternatives?: AlternativesQuery
  readonly phases?: PhaseSplit
  readonly hasCurve: boolean
}

/**
 * Reads the options that ask for more than a plan.
 * @throws Problem usage where a word is not what the option takes; bad_input where a number cannot be
 *   meant
 */
export function readExtrasQuery(options: ExtrasOptions, facts: CandidateCosts): ExtrasQuery {
  const { phases, phaseBudgets, curve = false } = options
  if (phases !== undefined && phaseBudgets !== undefined)
    throw new Problem('usage', 'Give phases by --phases (numbers) or by --phase-budgets, not both.')
  if (phaseBudgets !== undefined && facts.cost === undefined)
    throw new Problem('usage', '--phase-budgets needs --candidates with a column cost.')
  const split =
    phases !== undefined
      ? { sites: numbersOf('--phases', phases, true) }
      : phaseBudgets !== undefined
        ? { budgets: numbersOf('--phase-budgets', phaseBudgets, false), cost: facts.cost! }
        : undefined
  return {
    ...(options.alternatives !== undefined && { alternatives: alternativesOf(options) }),
    ...(split && { phases: split }),
    hasCurve: curve,
  }
}

function alternativesOf({ alternatives, within }: ExtrasOptions): AlternativesQuery {
  const count = Number(alternatives)
  if (!(Number.isInteger(count) && count > 0))
    throw new Problem('usage', `--alternatives takes a number of plans, not "${alternatives}".`)
  const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(within.trim()) ?? []
  const share = percent ? Number(number) / 100 : Number(number)
  if (!(share >= 0 && share < 1))
    throw new Problem('usage', `--within takes a share as 1% or 0.01, not "${within}".`)
  return { count, within: share }
}

function numbersOf(option: string, text: string, isWhole: boolean): number[] {
  const words = text.split(',')
  const numbers = words.map((word) => (word.trim() === '' ? Number.NaN : Number(word)))
  const isMeant = (number: number) => (isWhole ? Number.isInteger(number) : Number.isFinite(number))
  if (!numbers.every((number) => isMeant(number) && number >= 0))
    throw new Problem(
      'usage',
      `${option} takes ${isWhole ? 'whole numbers' : 'numbers'} separated by commas, not "${text}".`,
    )
  return numbers
}

/** Shares the time out evenly among the plan and what is asked for beside it. */
export async function solveWithExtras(
  problem: LocateProblem,
  query: ExtrasQuery,
  facts: CandidateCosts,
  tools: SearchTools,
  names: Names,
): Promise<{ plan: Plan; extras: PlanExtras }> {
  const parts = 1 + (query.phases ? 1 : 0) + (query.hasCurve ? 1 : 0)
  const shared = { ...tools, seconds: tools.seconds / parts }
  const { onProgress: _, ...quiet } = shared
  const found = query.alternatives
    ? await findAlternatives(problem, query.alternatives, shared, names)
    : undefined
  const plan = found?.plans[0] ?? (await solvePlan(problem, shared, names))
  if (Number.isNaN(plan.value)) return { plan, extras: {} }
  const next = findNextSite(problem, plan.sites)
  const phases = query.phases && (await splitIntoPhases(problem, plan.sites, query.phases, quiet))
  const curve = query.hasCurve ? await curveOf(problem, facts, quiet, names) : undefined
  return {
    plan,
    extras: {
      ...(next && next.gain !== 0 && { next }),
      ...(found &&
        query.alternatives && { alternatives: { ...found, within: query.alternatives.within } }),
      ...(phases && { phases }),
      ...(curve && { curve }),
    },
  }
}

/** Against the number of sites from the fewest that must open to those asked for, or the budget. */
async function curveOf(
  problem: LocateProblem,
  facts: CandidateCosts,
  tools: SearchTools,
  names: Names,
): Promise<NonNullable<PlanExtras['curve']>> {
  const { choice } = problem
  const budget = choice.rules?.find(({ name }) => name === 'the budget')?.most
  if (choice.sites === undefined && budget !== undefined) {
    const limits = Array.from({ length: BUDGET_STEPS }, (_, k) => (budget * (k + 1)) / BUDGET_STEPS)
    const cheapest = facts.cost!.reduce((a, b) => Math.min(a, b), Infinity)
    const budgets = limits.filter((limit) => limit >= cheapest)
    const plans = await solveTradeOff(problem, { budgets, cost: facts.cost! }, tools, names)
    return { against: 'budget', limits: budgets, plans }
  }
  const fixed = candidatesIn(choice, FIXED).length
  const most = Math.min(choice.sites ?? 0, fixed + candidatesIn(choice, FREE).length)
  const first = Math.max(1, fixed)
  const sites = Array.from({ length: Math.max(0, most - first + 1) }, (_, k) => first + k)
  const steps: TradeOffSteps = { sites }
  return {
    against: 'sites',
    limits: sites,
    plans: await solveTradeOff(problem, steps, tools, names),
  }
}
