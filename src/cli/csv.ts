import { defused } from '../io/defuse.ts'

/** A cell of a CSV file: text, a number, or nothing. */
export type CsvCell = string | number | null

/** CSV (RFC 4180) in which no text can become a formula when a spreadsheet opens it. */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  let text = `${header.map(csvCell).join(',')}\r\n`
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`
  return text
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : ''
  const safe = defused(cell)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
