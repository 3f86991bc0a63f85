import { type Travel, travelFromPairs } from '../core/locate/travel.ts'
import {
  columnFor,
  complain,
  idsIn,
  numbersIn,
  readPlainTable,
  requiredColumn,
} from './plain-table.ts'

/** Demand points and candidates of a table of distances, in the order they first appear. */
export interface OdTable {
  readonly travel: Travel
  readonly demandIds: readonly string[]
  readonly candidateIds: readonly string[]
  /** Demand of each point; 1 where the table has no weights. */
  readonly demand: Float64Array
}

/**
 * Reads a table of distances, one row a pair of demand point and candidate; a pair without a row is
 * out of reach.
 * @param mapping columns of demand, candidate, distance and weight, where their names differ
 * @throws Problem bad_input where a distance or weight is not a number ≥ 0, a pair comes twice, or
 *   a demand point has two weights
 */
export function readOdTable(
  text: string,
  fileName: string,
  mapping: Readonly<Record<string, string>>,
): OdTable {
  const table = readPlainTable(text, fileName)
  const demandColumn = requiredColumn(table, mapping, 'demand', ['demand', 'demand_id', 'to'])
  const candidateColumn = requiredColumn(table, mapping, 'candidate', [
    'candidate',
    'candidate_id',
    'from',
  ])
  const distanceColumn = requiredColumn(table, mapping, 'distance', [
    'distance',
    'metres',
    'seconds',
  ])
  const weightColumn = columnFor(table, mapping, 'weight', [
    'weight',
    'demand_weight',
    'population',
  ])
  const demandRows = new Rows()
  const candidateRows = new Rows()
  const demand = idsIn(table, demandColumn).map((id) => demandRows.of(id))
  const candidate = idsIn(table, candidateColumn).map((id) => candidateRows.of(id))
  const distance = numbersIn(table, distanceColumn, 0)
  const pairs = new Set<string>()
  const twice = demand.flatMap((row, k) => {
    const pair = `${row} ${candidate[k]!}`
    if (!pairs.has(pair)) {
      pairs.add(pair)
      return []
    }
    return [`${demandRows.ids[row]!} – ${candidateRows.ids[candidate[k]!]!} (row ${k + 1})`]
  })
  complain(table, twice, 'these pairs come twice:')
  const weight = new Float64Array(demandRows.ids.length).fill(weightColumn === undefined ? 1 : NaN)
  if (weightColumn !== undefined) {
    const weights = numbersIn(table, weightColumn, 0)
    const differing = demand.flatMap((row, k) => {
      if (Number.isNaN(weight[row])) weight[row] = weights[k]!
      return weight[row] === weights[k]
        ? []
        : [`${demandRows.ids[row]!} (${weight[row]} and ${weights[k]!} in row ${k + 1})`]
    })
    complain(table, differing, 'these demand points have two weights:')
  }
  return {
    travel: travelFromPairs(
      demandRows.ids.length,
      candidateRows.ids.length,
      demand,
      candidate,
      distance,
    ),
    demandIds: demandRows.ids,
    candidateIds: candidateRows.ids,
    demand: weight,
  }
}

/** Ids by number, in the order they first appear. */
class Rows {
  readonly ids: string[] = []
  readonly #rowOf = new Map<string, number>()

  of(id: string): number {
    const known = this.#rowOf.get(id)
    if (known !== undefined) return known
    this.#rowOf.set(id, this.ids.length)
    return this.ids.push(id) - 1
  }
}
