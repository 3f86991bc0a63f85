import { defused } from '../defuse.ts'
import { batched } from './chunks.ts'
import { type FlatValue, flatColumns } from './flat-columns.ts'
import { type Note, notesOf, type Table, type TableBook } from './table.ts'

/**
 * The first table of a book as CSV (RFC 4180) in which no text can become a formula when a
 * spreadsheet opens it. What must not be read without its labels says them in every row.
 */
export function writeCsv(book: TableBook): Iterable<string> {
  return csvOf(
    book.tables[0]!,
    notesOf(book).filter(({ inRows }) => inRows),
  )
}

/** A table as CSV, with notes beside every row. */
export function csvOf(table: Table, notes: readonly Note[] = []): Iterable<string> {
  return batched(csvLines(table, notes))
}

function* csvLines(table: Table, notes: readonly Note[]): Generator<string> {
  const columns = flatColumns(table)
  const heading = [...columns.map(({ name }) => name), ...notes.map(({ key }) => key)]
  yield `${heading.map(csvCell).join(',')}\r\n`
  const beside = notes.map(({ value }) => `,${csvCell(value)}`).join('')
  for (let row = 0; row < table.length; row++)
    yield `${columns.map((column) => csvCell(column.at(row))).join(',')}${beside}\r\n`
}

function csvCell(cell: FlatValue): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const safe = defused(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
