import type { NetworkPlan } from '../api/network-plan.ts'
import type { LocateProblem } from '../core/locate/problem.ts'
import { count, counted, percent, rounded } from './figures.ts'
import { type TableColumn, tableLines, wrapped } from './table.ts'

const INDENT = '  '

/** What was asked for beside the plan, a block of lines each. */
export function locateTables(
  { alternatives, phases, curve }: NetworkPlan,
  problem: LocateProblem,
  width: number,
): string[][] {
  const blocks: string[][] = []
  if (alternatives) blocks.push(alternativesBlock(alternatives, width))
  if (phases) blocks.push(phasesBlock(phases, problem, width))
  if (curve) blocks.push(curveBlock(curve, problem, width))
  return blocks
}

/** Large numbers grouped, small ones with their decimals. */
export function amount(value: number): string {
  return Math.abs(value) >= 1000 ? count(value) : rounded(value)
}

function alternativesBlock(
  { plans, within, isProven, isComplete, core }: NonNullable<NetworkPlan['alternatives']>,
  width: number,
): string[] {
  const first = new Set(plans[0]?.sites)
  const best = plans[0]?.value ?? Number.NaN
  const rows = plans.map(({ value, sites }, k) => {
    const others = sites.filter((id) => !first.has(id))
    const without = [...first].filter((id) => !sites.includes(id))
    const change = `${others.join(', ')} for ${without.join(', ')}`
    const short = Math.abs((value ?? Number.NaN) - best) / Math.max(Math.abs(best), 1e-9)
    return [String(k + 1), amount(value ?? Number.NaN), percentOf(short), k === 0 ? '' : change]
  })
  const columns: TableColumn[] = [
    { title: 'plan', align: 'right' },
    { title: 'value', align: 'right' },
    { title: 'off best', align: 'right' },
    { title: 'what differs', shrinks: true },
  ]
  const sure = isProven ? 'proven to be the best ones' : 'the best that were found, not proven'
  const all = isComplete ? `; there is no other within ${percent(within)}` : ''
  const always = core.filter((one) => one.isProven).map(({ site }) => site)
  const found = core.filter((one) => !one.isProven).map(({ site }) => site)
  const coreLines = [
    `In every plan within ${percent(within)} of the best, proven: ${always.join(', ') || 'none'}.`,
    ...(found.length > 0 ? [`In all plans that were found: ${found.join(', ')}.`] : []),
  ]
  return [
    wrapped(`${counted(plans.length, 'plan')}, ${sure}${all}:`, width, INDENT),
    ...tableLines(columns, rows, width),
    ...coreLines.map((line) => wrapped(line, width, INDENT)),
  ]
}

function phasesBlock(
  { phases, isProven, gap, total }: NonNullable<NetworkPlan['phases']>,
  problem: LocateProblem,
  width: number,
): string[] {
  const isCost = problem.objective === 'p-median'
  const columns: TableColumn[] = [
    { title: 'phase', align: 'right' },
    { title: isCost ? 'cost after it' : 'covered after it', align: 'right' },
    { title: 'of demand', align: 'right' },
    { title: 'opens', shrinks: true },
  ]
  const rows = phases.map(({ sites, value, covered }, k) => [
    String(k + 1),
    amount(value),
    percent(covered.demandShare),
    sites.join(', ') || 'nothing',
  ])
  const sure = isProven
    ? 'proven to be the best order'
    : `within ${percentOf(gap)} of the best order`
  return [
    wrapped(`In phases, ${sure} (sum after each phase ${amount(total)}):`, width, INDENT),
    ...tableLines(columns, rows, width),
  ]
}

function curveBlock(
  { against, steps }: NonNullable<NetworkPlan['curve']>,
  problem: LocateProblem,
  width: number,
): string[] {
  const isCost = problem.objective === 'p-median' || problem.objective === 'p-center'
  const columns: TableColumn[] = [
    { title: against, align: 'right' },
    { title: isCost ? 'cost' : 'covered', align: 'right' },
    { title: 'one step adds', align: 'right' },
    { title: 'proven within', align: 'right' },
    { title: 'opens', shrinks: true },
  ]
  const rows = steps.map(({ limit, value, gap, sites }, k) => {
    const before = steps[k - 1]?.value
    const more = value === null || before === null || before === undefined ? '' : value - before
    return [
      amount(limit),
      value === null ? 'no plan' : amount(value),
      more === '' ? '' : amount(more),
      gap === null ? '' : gap === 0 ? 'best' : percentOf(gap),
      sites.join(', '),
    ]
  })
  const what = against === 'sites' ? 'the number of sites' : 'the budget'
  return [`Against ${what}:`, ...tableLines(columns, rows, width)]
}

/** A small share: 0.00042 → '0.042%'. */
function percentOf(share: number): string {
  return Number.isFinite(share) ? `${Number((share * 100).toPrecision(2))}%` : ''
}
