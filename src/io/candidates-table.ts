import {
  columnFor,
  complain,
  idsIn,
  numbersIn,
  readPlainTable,
  requiredColumn,
} from './plain-table.ts'

/** What is known of candidates beside how far they are; each column where the table has it. */
export interface CandidatesTable {
  readonly ids: readonly string[]
  readonly cost?: Float64Array
  /** Most that each can serve, in the unit of demand. */
  readonly capacity?: Float64Array
  /** kVA that each draws from its feeder. */
  readonly loadKva?: Float64Array
  /** Names of the groups each belongs to, '' for none. */
  readonly partner?: readonly string[]
  readonly area?: readonly string[]
  readonly feeder?: readonly string[]
}

/**
 * Reads candidates: id, and any of cost, capacity, load_kva, partner, area, feeder.
 * @throws Problem bad_input where there is no id, one comes twice, or a number is not one ≥ 0
 */
export function readCandidatesTable(
  text: string,
  fileName: string,
  mapping: Readonly<Record<string, string>>,
): CandidatesTable {
  const table = readPlainTable(text, fileName)
  const ids = idsIn(table, requiredColumn(table, mapping, 'id', ['id', 'candidate', 'site']))
  const seen = new Set<string>()
  complain(
    table,
    ids.filter((id) => seen.has(id) || !seen.add(id)),
    'these ids come twice:',
  )
  const numbers = (key: string, names: readonly string[]) => {
    const column = columnFor(table, mapping, key, names)
    return column === undefined ? undefined : numbersIn(table, column, 0)
  }
  const words = (key: string) => {
    const column = columnFor(table, mapping, key, [key])
    return column === undefined
      ? undefined
      : table.rows.map((cells) => (cells[column] ?? '').trim())
  }
  const [cost, capacity] = [numbers('cost', ['cost']), numbers('capacity', ['capacity'])]
  const loadKva = numbers('load_kva', ['load_kva', 'kva'])
  const [partner, area, feeder] = [words('partner'), words('area'), words('feeder')]
  return {
    ids,
    ...(cost && { cost }),
    ...(capacity && { capacity }),
    ...(loadKva && { loadKva }),
    ...(partner && { partner }),
    ...(area && { area }),
    ...(feeder && { feeder }),
  }
}
