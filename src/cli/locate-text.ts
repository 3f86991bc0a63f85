import type { LocateProblem, Plan, PlanPart } from '../core/locate/problem.ts'
import { count, counted, duration, percent, rounded } from './figures.ts'
import { wrapped } from './table.ts'

const INDENT = '  '

/** A plan for a person: what it is worth, how good it is proven to be, the sites. */
export function locateText(
  plan: Plan,
  problem: LocateProblem,
  ids: readonly string[],
  elapsedMs: number,
  width: number,
): string {
  const lines = [
    worthSentence(plan, problem),
    ...partSentences(plan, problem),
    proofSentence(plan),
    `Sites: ${ids.join(', ') || 'none needed'}.`,
    `Solved by ${plan.solver} in ${duration(elapsedMs)}.`,
  ]
  return `${lines.map((line) => wrapped(line, width, INDENT)).join('\n')}\n`
}

function worthSentence(plan: Plan, problem: LocateProblem): string {
  const sites = counted(plan.sites.length, 'site')
  const { covered } = plan
  const [covers, refuels, serves] =
    plan.sites.length === 1 ? ['covers', 'refuels', 'serves'] : ['cover', 'refuel', 'serve']
  const people = `${percent(covered.demandShare)} of demand, ${percent(covered.pointShare)} of points`
  if (problem.objective === 'flow') {
    return `${sites} ${refuels} ${amount(plan.value)} trips: ${percent(covered.demandShare)} of all trips, ${percent(covered.pointShare)} of paths.`
  }
  if (problem.objective === 'mixed') {
    return `${sites} ${serves} ${amount(plan.value)} swaps a day, ${percent(covered.demandShare)} of all, ${amount(plan.added)} of them newly.`
  }
  if (problem.objective === 'p-center')
    return `With ${sites} every demand point is within ${amount(plan.value)}.`
  if (problem.objective === 'p-median') {
    const total = problem.demand.reduce((sum, weight) => sum + weight, 0)
    const mean = total > 0 ? plan.value / total : 0
    return `${sites} ${serves} all demand at a total of ${amount(plan.value)} (demand × distance), on average ${amount(mean)}.`
  }
  if (problem.objective === 'lscp')
    return `${sites} ${covers} every demand point within ${amount(problem.cutoff)}.`
  return `${sites} ${covers} ${amount('share' in problem ? covered.demand : plan.value)} within ${amount(problem.cutoff)}: ${people}.`
}

/** What each kind of demand has in a mixed plan; both are in swaps a day. */
function partSentences({ parts }: Plan, problem: LocateProblem): string[] {
  if (!parts || problem.objective !== 'mixed') return []
  const { urban, corridor } = parts
  const share = (part: PlanPart) => `${amount(part.value)} (${percent(part.covered.demandShare)})`
  return [
    `Of that, ${share(urban)} is demand within ${amount(problem.cutoff)} and ${share(corridor)} are trips that can be driven.`,
  ]
}

function proofSentence({ status, bound, gap, value, objective }: Plan): string {
  if (status === 'optimal') return 'Proven best: no other choice of sites does better.'
  const isLeast = bound < value
  const limit = isLeast ? `below ${amount(bound)}` : `above ${amount(bound)}`
  const whole = objective === 'lscp' ? ' sites' : ''
  return `Not proven best: it is proven that no choice is ${limit}${whole}, so this is within ${percentOfGap(gap)} of the best; more --seconds may close that.`
}

function percentOfGap(gap: number): string {
  return gap < 0.0005 ? '0.05%' : `${Number((gap * 100).toPrecision(2))}%`
}

/** Large numbers grouped, small ones with their decimals. */
function amount(value: number): string {
  return Math.abs(value) >= 1000 ? count(value) : rounded(value)
}
