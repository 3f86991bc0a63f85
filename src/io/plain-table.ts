import Papa from 'papaparse'
import { Problem } from '../core/problem.ts'
import { findHeading, listHeadings, mappedHeading } from './columns.ts'
import { parseNumber } from './field-value.ts'
import { quote } from './quote.ts'

const MOST_SHOWN = 10

/** A table with headings, every cell text; row 1 is the first below the headings. */
export interface PlainTable {
  readonly fileName: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * Reads values separated by commas, tabs, semicolons or bars, the first line headings.
 * @throws Problem bad_input where there are no rows, or a quote is never closed
 */
export function readPlainTable(text: string, fileName: string): PlainTable {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    skipEmptyLines: 'greedy',
  })
  if (errors.some(({ code }) => code === 'MissingQuotes'))
    throw new Problem('bad_input', `${fileName} has a quote that is never closed.`)
  const [headings, ...rows] = data
  if (headings === undefined || rows.length === 0)
    throw new Problem('bad_input', `${fileName} has no rows below its headings.`)
  return { fileName, headings: headings.map((heading) => heading.trim()), rows }
}

/**
 * Number of the column for a key: by the mapping, else under one of the names; undefined where there
 * is none.
 * @throws Problem bad_input where the mapping names a column that is not there
 */
export function columnFor(
  table: PlainTable,
  mapping: Readonly<Record<string, string>>,
  key: string,
  names: readonly string[],
): number | undefined {
  const mapped = mappedHeading(table.headings, mapping, key, table.fileName)
  if (mapped !== undefined) return mapped
  const found = findHeading(table.headings, names)
  return found < 0 ? undefined : found
}

/** @throws Problem bad_input where there is no such column */
export function requiredColumn(
  table: PlainTable,
  mapping: Readonly<Record<string, string>>,
  key: string,
  names: readonly string[],
): number {
  const column = columnFor(table, mapping, key, names)
  if (column !== undefined) return column
  const columns = listHeadings(table.headings)
  throw new Problem(
    'bad_input',
    `${table.fileName} has no ${key} column; its columns are ${columns}: name it with --map ${key}=COLUMN.`,
  )
}

/**
 * A column of numbers, all there.
 * @throws Problem bad_input with the first ten cells that are not numbers within the limits
 */
export function numbersIn(table: PlainTable, column: number, least: number): Float64Array {
  const bad: string[] = []
  const numbers = Float64Array.from(table.rows, (cells, row) => {
    const value = parseNumber(cells[column])
    if (value === undefined || !(value >= least))
      bad.push(`${quote(cells[column] ?? '')} in row ${row + 1}`)
    return value ?? Number.NaN
  })
  const wanted = least === 0 ? 'numbers ≥ 0' : 'numbers'
  complain(table, bad, `the column '${table.headings[column]}' must hold ${wanted}, not`)
  return numbers
}

/**
 * A column of ids, none empty.
 * @throws Problem bad_input with the rows that have none
 */
export function idsIn(table: PlainTable, column: number): string[] {
  const ids = table.rows.map((cells) => (cells[column] ?? '').trim())
  const bad = ids.flatMap((id, row) => (id === '' ? [`row ${row + 1}`] : []))
  complain(table, bad, `there is nothing in the column '${table.headings[column]}' of`)
  return ids
}

/** @throws Problem bad_input where anything is wrong, the first ten named */
export function complain(table: PlainTable, wrong: readonly string[], sentence: string): void {
  if (wrong.length === 0) return
  const shown = wrong.slice(0, MOST_SHOWN).join(', ')
  const more = wrong.length > MOST_SHOWN ? ` and ${wrong.length - MOST_SHOWN} more` : ''
  throw new Problem('bad_input', `In ${table.fileName} ${sentence} ${shown}${more}.`)
}
