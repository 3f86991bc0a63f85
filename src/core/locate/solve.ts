import { coverDemand } from './cover-demand.ts'
import { fewestSites } from './fewest-sites.ts'
import { gapBetween, isProven } from './gap.ts'
import { runPlan } from './plan-run.ts'
import type { CoveringProblem, LocateProblem, Plan, SetCoveringProblem } from './problem.ts'
import { checkProblem, type Names, NUMBERS, namedFirst } from './problem-faults.ts'
import { RuleBook } from './rule-book.ts'
import type { Found, SearchTools } from './search-tools.ts'
import type { SiteModel } from './site-model.ts'
import { isSummed, type SummedProblem, siteModelOf } from './site-model-of.ts'
import { EXISTING, FORBIDDEN, FREE, openFromTheStart, type SiteChoice } from './site-rules.ts'
import { solveCenter } from './solve-center.ts'
import { brokenRule, type Worth, worthOf } from './verify.ts'

/**
 * The best plan for a problem, with the proof of how good it is. What the solvers claim is counted
 * again by `verify.ts`, and only that is handed on.
 * @param names of demand points and candidates, for messages
 * @throws Problem bad_input or infeasible where the problem cannot be meant
 */
export async function solvePlan(
  problem: LocateProblem,
  tools: SearchTools,
  names: Names = NUMBERS,
): Promise<Plan> {
  checkProblem(problem, names)
  const found = await search(problem, tools)
  return planOf(problem, found, names)
}

/** What a search found as a plan: counted again, with its bound; or why there is none. */
export function planOf(problem: LocateProblem, found: Found, names: Names = NUMBERS): Plan {
  if (!found.open) return withoutPlan(problem, found, names)
  return certified(problem, found, filledUp(problem.choice, found.open))
}

/** The searches; objectives that are sums have their models in `siteModelOf`. */
function search(problem: LocateProblem, tools: SearchTools): Promise<Found> {
  if (problem.objective === 'p-center') return solveCenter(problem, tools)
  if (isSummed(problem)) return searchSummed(problem, siteModelOf(problem), problem.choice, tools)
  return fewest(problem, tools)
}

/**
 * Searches a plan for a problem whose model is at hand, under a choice that differs from the model's
 * in the number of sites or the rules at most.
 */
export async function searchSummed(
  problem: SummedProblem,
  model: SiteModel,
  choice: SiteChoice,
  tools: SearchTools,
): Promise<Found> {
  if (problem.objective !== 'p-median') return runPlan(model, choice, tools)
  // Costs are found as the largest of their negatives.
  const { onProgress, target, ...rest } = tools
  const found = await runPlan(model, choice, {
    ...rest,
    ...(target !== undefined && { target: -target }),
    ...(onProgress && {
      onProgress: (value: number, bound: number) => onProgress(-value, -bound),
    }),
  })
  return { ...found, bound: -found.bound }
}

async function fewest(
  problem: CoveringProblem | SetCoveringProblem,
  tools: SearchTools,
): Promise<Found> {
  const { travel, cutoff, choice } = problem
  const isShare = problem.objective === 'mclp'
  const weight = isShare ? problem.demand : new Float64Array(travel.demandCount).fill(1)
  const total = weight.reduce((sum, w) => sum + w, 0)
  const demand = total * (isShare ? problem.share! : 1)
  const times = isShare ? problem.times : 1
  const found = await fewestSites(
    coverDemand(weight, travel, cutoff, times),
    choice,
    { demand },
    tools,
  )
  const existing = openFromTheStart(choice).filter((j) => choice.state[j] === EXISTING).length
  return { ...found, bound: found.bound + existing }
}

/**
 * As many sites as were asked for: those that the objective has no more use for go to the lowest
 * candidates that the rules allow.
 */
function filledUp(choice: SiteChoice, open: readonly number[]): readonly number[] {
  const { sites } = choice
  if (sites === undefined || open.length >= sites) return open
  const isOpen = new Set(open)
  const free = Uint32Array.from({ length: choice.candidateCount }, (_, j) => j).filter(
    (j) => choice.state[j] === FREE,
  )
  const book = new RuleBook(choice, free, free.length)
  for (const [row, candidate] of free.entries()) if (isOpen.has(candidate)) book.open(row)
  const filled = [...open]
  for (const [row, candidate] of free.entries()) {
    if (filled.length === sites) break
    if (isOpen.has(candidate) || !book.canOpen(row)) continue
    book.open(row)
    filled.push(candidate)
  }
  return filled
}

function certified(problem: LocateProblem, found: Found, open: readonly number[]): Plan {
  const isOpen = marks(problem.choice, open)
  const worth = worthOf(problem, isOpen)
  const broken = brokenRule(problem, isOpen)
  if (broken !== undefined || Number.isNaN(worth.value)) {
    throw new Error(`The solver's plan does not hold: ${broken ?? 'demand is stranded'}.`)
  }
  const before = worthBefore(problem)
  const bound = boundFor(worth.value, found.bound, isMinimised(problem))
  return {
    status: bound === worth.value ? 'optimal' : 'feasible',
    objective: problem.objective,
    value: worth.value,
    added: worth.value - before.value,
    bound,
    gap: gapBetween(bound, worth.value),
    sites: Uint32Array.from(open).sort(),
    covered: worth.covered,
    ...(worth.parts && { parts: partsOf(worth.parts, before.parts!) }),
    ...(worth.load && { load: worth.load }),
    solver: found.solver,
  }
}

function partsOf(after: Required<Worth>['parts'], before: typeof after): Required<Plan>['parts'] {
  const part = (now: Worth, then: Worth) => ({
    value: now.value,
    added: now.value - then.value,
    covered: now.covered,
  })
  return {
    urban: part(after.urban, before.urban),
    corridor: part(after.corridor, before.corridor),
  }
}

/**
 * The bound as it is shown: the value itself where they differ by rounding only.
 * @throws where the value is better than the bound: then one of the two is wrong
 */
function boundFor(value: number, bound: number, isLeast: boolean): number {
  if (isProven(bound, value)) return value
  const isBetterThanBound = isLeast ? value < bound : value > bound
  if (isBetterThanBound) throw new Error(`The value ${value} is better than its bound ${bound}.`)
  return bound
}

/** Whether small is good. */
export function isMinimised(problem: LocateProblem): boolean {
  if (problem.objective === 'mclp') return 'share' in problem && problem.share !== undefined
  return problem.objective !== 'flow' && problem.objective !== 'mixed'
}

/** What exists, before anything opens. */
function worthBefore(problem: LocateProblem): Worth {
  const isOpen = new Uint8Array(problem.choice.candidateCount)
  for (const [j, state] of problem.choice.state.entries()) if (state === EXISTING) isOpen[j] = 1
  return worthOf(problem, isOpen)
}

function marks(choice: SiteChoice, open: readonly number[]): Uint8Array {
  const isOpen = new Uint8Array(choice.candidateCount)
  for (const j of open) isOpen[j] = 1
  for (const [j, state] of choice.state.entries()) if (state === EXISTING) isOpen[j] = 1
  return isOpen
}

function withoutPlan(problem: LocateProblem, found: Found, names: Names): Plan {
  const isInfeasible = found.reason !== undefined
  return {
    status: isInfeasible ? 'infeasible' : 'timeLimit',
    objective: problem.objective,
    value: Number.NaN,
    added: Number.NaN,
    bound: isInfeasible ? Number.NaN : found.bound,
    gap: Number.NaN,
    sites: new Uint32Array(0),
    covered: { demand: 0, demandShare: 0, points: 0, pointShare: 0 },
    solver: found.solver,
    ...(isInfeasible && { reason: reasonFor(problem, found.reason!, names) }),
  }
}

/** Why there is no plan, with the demand that stays stranded when everything opens. */
function reasonFor(problem: LocateProblem, reason: string, names: Names): string {
  const open = problem.choice.state.map((state) => (state === FORBIDDEN ? 0 : 1))
  const stranded = worthOf(problem, open).stranded
  const sites = problem.choice.sites === undefined ? '' : ` with ${problem.choice.sites} sites`
  const whom = stranded.length > 0 ? ` (${namedFirst(stranded, names.demand)} stay unreached)` : ''
  return `There is no plan${sites}: ${reason}${whom}.`
}
