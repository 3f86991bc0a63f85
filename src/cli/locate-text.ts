import type { NetworkPlan } from '../api/network-plan.ts'
import type { LocateProblem, Plan, PlanPart } from '../core/locate/problem.ts'
import { counted, duration, percent } from './figures.ts'
import { amount, locateTables } from './locate-tables.ts'
import { wrapped } from './table.ts'

const INDENT = '  '

/** A plan for a person: what it is worth, how good it is proven to be, the sites, and what else was asked. */
export function locateText(
  answer: NetworkPlan,
  plan: Plan,
  problem: LocateProblem,
  width: number,
): string {
  const sentences = [
    worthSentence(plan, problem),
    ...partSentences(plan, problem),
    proofSentence(plan),
    `Sites: ${answer.sites.join(', ') || 'none needed'}.`,
    ...nextSentences(answer, problem),
    `Solved by ${plan.solver} in ${duration(answer.elapsedMs)}.`,
  ]
  const blocks = [
    sentences.map((line) => wrapped(line, width, INDENT)),
    ...locateTables(answer, problem, width),
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function nextSentences({ next }: NetworkPlan, problem: LocateProblem): string[] {
  if (!next || next.gain === null) return []
  const does = {
    'p-median': 'would save',
    'p-center': 'would bring every demand point nearer by',
  } as const
  const verb = does[problem.objective as keyof typeof does] ?? 'would add'
  return [`One more site: ${next.site} ${verb} ${amount(next.gain)}.`]
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
