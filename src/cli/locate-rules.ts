import {
  budgetRule,
  countRule,
  EXISTING,
  feederRule,
  type SiteRule,
  spacingRules,
} from '../core/locate/site-rules.ts'
import { rowsOf } from '../core/locate/sparse.ts'
import type { Travel } from '../core/locate/travel.ts'
import { Problem } from '../core/problem.ts'
import type { CandidatesTable } from '../io/candidates-table.ts'
import type { LocateOptions } from './locate-options.ts'

/** Facts of the candidates, one a candidate of the problem. */
export type CandidateFacts = Omit<CandidatesTable, 'ids'>

/**
 * The facts of a table in the order of the problem's candidates.
 * @throws Problem bad_input where ids do not match, the first ten named
 */
export function factsInOrder(
  table: CandidatesTable,
  candidateIds: readonly string[],
  fileName: string,
): CandidateFacts {
  const rowOf = new Map(table.ids.map((id, row) => [id, row]))
  const missing = candidateIds.filter((id) => !rowOf.has(id))
  const known = new Set(candidateIds)
  const unknown = table.ids.filter((id) => !known.has(id))
  if (missing.length > 0)
    throw new Problem(
      'bad_input',
      `${fileName} has no row for these candidates: ${firstTen(missing)}.`,
    )
  if (unknown.length > 0)
    throw new Problem(
      'bad_input',
      `These ids of ${fileName} are no candidates: ${firstTen(unknown)}.`,
    )
  const rows = candidateIds.map((id) => rowOf.get(id)!)
  const { ids: _, ...columns } = table
  const inOrder = (column: Float64Array | readonly string[]) =>
    column instanceof Float64Array
      ? Float64Array.from(rows, (row) => column[row]!)
      : rows.map((row) => column[row]!)
  return Object.fromEntries(
    Object.entries(columns).map(([key, column]) => [key, inOrder(column)]),
  ) as CandidateFacts
}

/** 'a, b and 3 more'. */
export function firstTen(ids: readonly string[]): string {
  const more = ids.length > 10 ? ` and ${ids.length - 10} more` : ''
  return ids.slice(0, 10).join(', ') + more
}

/**
 * The rules that the options make of the facts.
 * @throws Problem usage where an option lacks its column, bad_input where it names no group
 */
export function rulesOf(
  options: LocateOptions,
  facts: CandidateFacts,
  state: Uint8Array,
  travel: Travel | undefined,
): SiteRule[] {
  const rules: SiteRule[] = []
  if (options.budget !== undefined) {
    const cost = required(facts.cost, '--budget', 'cost')
    rules.push(budgetRule(cost, amountOf('--budget', options.budget), state))
  }
  for (const text of options.atMost ?? []) {
    const { name, members, limit } = groupOf('--at-most', text, facts)
    rules.push(countRule(name, members, -Infinity, limit))
  }
  for (const text of options.atLeast ?? []) {
    const { name, members, limit } = groupOf('--at-least', text, facts)
    rules.push(countRule(name, members, limit, Infinity))
  }
  for (const text of options.headroom ?? []) {
    const load = required(facts.loadKva, '--headroom', 'load_kva')
    const { name, members, limit } = groupOf('--headroom', `feeder:${text}`, facts)
    // Headroom is what can still connect: what stands already draws none of it.
    const drawing = members.filter((j) => load[j]! > 0 && state[j] !== EXISTING)
    const loads = Float64Array.from(drawing, (j) => load[j]!)
    rules.push(feederRule(name, drawing, loads, limit))
  }
  if (options.spacing !== undefined) {
    rules.push(...spacedBy(amountOf('--spacing', options.spacing), state, travel))
  }
  return rules
}

function required<T>(column: T | undefined, option: string, name: string): T {
  if (column !== undefined) return column
  throw new Problem('usage', `${option} needs --candidates with a column ${name}.`)
}

function amountOf(option: string, text: string): number {
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (Number.isNaN(value)) throw new Problem('usage', `${option} takes a number, not "${text}".`)
  if (value > 0 && value < Infinity) return value
  throw new Problem('bad_input', `${option} must be a number above 0, not ${text}.`)
}

const COLUMNS = ['partner', 'area', 'feeder'] as const

/** 'partner:Anji=3' → the candidates of the partner Anji, and 3. */
function groupOf(option: string, text: string, facts: CandidateFacts) {
  const [, kind, group, number] = /^(\w+):(.+)=([^=]*)$/.exec(text) ?? []
  const column = COLUMNS.find((name) => name === kind)
  const limit = number === undefined || number.trim() === '' ? Number.NaN : Number(number)
  if (column === undefined || group === undefined || !(limit >= 0))
    throw new Problem(
      'usage',
      option === '--headroom'
        ? `--headroom takes FEEDER=KVA, not "${text.replace(/^feeder:/, '')}".`
        : `${option} takes partner:NAME=NUMBER, area:NAME=NUMBER or feeder:NAME=NUMBER, not "${text}".`,
    )
  const names = required(facts[column], option, column)
  const members = Uint32Array.from(names.keys()).filter((j) => names[j] === group)
  if (members.length === 0)
    throw new Problem('bad_input', `${option}: no candidate has the ${column} ${group}.`)
  return { name: `the ${column} ${group}`, members, limit }
}

/** Candidates that are points or nodes themselves, no two nearer than the spacing. */
function spacedBy(spacing: number, state: Uint8Array, travel: Travel | undefined): SiteRule[] {
  if (!travel || travel.demandCount !== state.length)
    throw new Problem('usage', '--spacing needs --points or --graph: distances between candidates.')
  const near = Array.from(state, (_, i) => {
    const row = travel.candidate.subarray(travel.start[i], travel.start[i + 1])
    return row.filter((j, k) => j !== i && travel.distance[travel.start[i]! + k]! < spacing)
  })
  return spacingRules(rowsOf(near), state)
}
