import { Problem } from '../problem.ts'
import { gapBetween, isProven } from './gap.ts'
import { bestOrder } from './phase-order.ts'
import type { LocateProblem } from './problem.ts'
import type { SearchTools } from './search-tools.ts'
import { isSummed, type SummedProblem, siteModelOf } from './site-model-of.ts'
import { budgetRule, FORBIDDEN, FREE, type SiteChoice } from './site-rules.ts'
import { searchSummed } from './solve.ts'
import { worthOf } from './verify.ts'

/** How a plan is split: by number, or by what may be spent. */
export type PhaseSplit =
  /** Sites to open in each phase; together all of the plan's. */
  | { readonly sites: readonly number[] }
  /** What may be spent in each phase (what is left over goes on to the next), with each candidate's cost. */
  | { readonly budgets: readonly number[]; readonly cost: Float64Array }

/** What opens in a phase, and what the network is worth after it. */
export interface Phase {
  /** Candidates, ascending. */
  readonly sites: Uint32Array
  readonly value: number
  /** Over what exists. */
  readonly added: number
  readonly covered: { readonly demand: number; readonly demandShare: number }
}

/** A plan in phases. */
export interface PhasePlan {
  readonly phases: readonly Phase[]
  /** Σ of the values after each phase: coverage over time, phases being equally long. */
  readonly total: number
  /** No order of opening has a better total. */
  readonly bound: number
  readonly gap: number
  readonly isProven: boolean
  readonly solver: string
}

/**
 * The best order in which to open the sites of a plan: the one whose values after each phase sum to
 * most (for costs: least). Exact for up to 16 sites by dynamic programming over sets of sites;
 * otherwise greedy and interchange between phases, with the bound Σ_t 'the best that so many of these
 * sites can do at all', each from `solvePlan`'s own searches.
 * @param sites candidates that the plan opens
 * @throws Problem bad_input where the split does not fit the plan; usage where values before the last
 *   phase mean nothing (p-centre, set covering, p-median without a charge)
 */
export async function splitIntoPhases(
  problem: LocateProblem,
  sites: Uint32Array,
  split: PhaseSplit,
  tools: SearchTools,
): Promise<PhasePlan> {
  const limits = limitsOf(sites, split)
  const chosen = chosenOnly(summed(problem), sites)
  const model = siteModelOf(chosen)
  const cost = Float64Array.from(model.siteOf, (j) => ('cost' in split ? split.cost[j]! : 1))
  const isExactly = 'sites' in split
  const until = tools.now() + 500 * tools.seconds
  const limit = { now: () => tools.now(), until }
  const order = bestOrder(model.network(), cost, limits, isExactly, limit)
  const values = phasesOf(chosen, model.siteOf, order.phaseOf, limits.length)
  const total = values.reduce((sum, { value }) => sum + value, 0)
  const bound = order.isExact ? total : await boundOn(chosen, split, limits, tools, values)
  const gap = gapBetween(bound, total)
  return {
    phases: values,
    total,
    bound: isProven(bound, total) ? total : bound,
    gap: isProven(bound, total) ? 0 : gap,
    isProven: isProven(bound, total),
    solver: order.isExact ? 'dynamic programming' : 'greedy + interchange between phases',
  }
}

function summed(problem: LocateProblem): SummedProblem {
  const { share: _, ...plain } = { share: 0, ...problem }
  const hasValues = problem.objective !== 'p-median' || problem.maxDistance !== undefined
  const asked = plain as LocateProblem
  if (isSummed(asked) && hasValues) return asked
  throw new Problem(
    'usage',
    `Phases need a value for every part of a plan, which ${problem.objective} has not${problem.objective === 'p-median' ? ' without a charge for demand not served (--max-distance)' : ''}.`,
  )
}

/** Most that may be open (or spent) at the end of each phase. */
function limitsOf(sites: Uint32Array, split: PhaseSplit): number[] {
  const parts = 'sites' in split ? split.sites : split.budgets
  if (parts.length === 0 || parts.some((part) => !(part >= 0)))
    throw new Problem('bad_input', `Phases take numbers ≥ 0, not ${parts.join(', ')}.`)
  let sum = 0
  const limits = parts.map((part) => (sum += part))
  if ('sites' in split && sum !== sites.length)
    throw new Problem(
      'bad_input',
      `The phases open ${sum} sites together, but the plan has ${sites.length}.`,
    )
  if ('budgets' in split) {
    const whole = sites.reduce((total, j) => total + split.cost[j]!, 0)
    if (sum < whole * (1 - 1e-9))
      throw new Problem(
        'bad_input',
        `The phases may spend ${sum} together, but the plan costs ${whole}.`,
      )
  }
  return limits
}

/** The sites of the plan, and no others, may open, in any number. */
function chosenOnly(problem: SummedProblem, sites: Uint32Array): SummedProblem {
  const state = problem.choice.state.map((mark) => (mark === FREE ? FORBIDDEN : mark))
  for (const j of sites) state[j] = FREE
  const choice: SiteChoice = { candidateCount: problem.choice.candidateCount, state }
  return { ...problem, choice }
}

function phasesOf(
  problem: SummedProblem,
  siteOf: Uint32Array,
  phaseOf: Uint32Array,
  count: number,
): Phase[] {
  const open = problem.choice.state.map((mark) => (mark === FREE || mark === FORBIDDEN ? 0 : 1))
  const before = worthOf(problem, open).value
  return Array.from({ length: count }, (_, t) => {
    const opened = siteOf.filter((_, s) => phaseOf[s] === t)
    for (const j of opened) open[j] = 1
    const { value, covered } = worthOf(problem, open)
    const { demand, demandShare } = covered
    return { sites: opened, value, added: value - before, covered: { demand, demandShare } }
  })
}

/** The sum of what each phase could be worth if it alone mattered. */
async function boundOn(
  problem: SummedProblem,
  split: PhaseSplit,
  limits: readonly number[],
  tools: SearchTools,
  found: readonly Phase[],
): Promise<number> {
  let bound = found.at(-1)!.value
  const until = tools.now() + 500 * tools.seconds
  for (let t = 0; t < limits.length - 1; t++) {
    const choice = limitedChoice(problem.choice, split, limits[t]!)
    const seconds = Math.max(0, until - tools.now()) / 1000 / (limits.length - 1 - t)
    const { onProgress: _, ...quiet } = tools
    const start = found.slice(0, t + 1).flatMap(({ sites }) => Array.from(sites))
    const one = { ...problem, choice }
    const best = await searchSummed(one, siteModelOf(one), choice, { ...quiet, seconds, start })
    bound += best.bound
  }
  return bound
}

function limitedChoice(choice: SiteChoice, split: PhaseSplit, limit: number): SiteChoice {
  if ('sites' in split) return { ...choice, sites: limit }
  return { ...choice, rules: [budgetRule(split.cost, limit, choice.state)] }
}
