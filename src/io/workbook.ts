import { writeXlsx } from 'hucre/xlsx'
import { defused } from './defuse.ts'

/** A cell of a sheet: text, a number, or nothing. */
export type SheetCell = string | number | null

export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly SheetCell[])[]
}

const WIDEST_CHARACTERS = 60
const ROWS_MEASURED = 200
const BOLD = { font: { bold: true } }

/**
 * An XLSX workbook: headings bold and frozen, columns about as wide as what they hold, numbers as
 * numbers, text as text that is never a formula.
 */
export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return await writeXlsx({
    sheets: sheets.map(({ name, header, rows }) => ({
      name,
      columns: header.map((heading, c) => ({
        header: heading,
        key: String(c),
        width: widthOf(heading, rows, c),
      })),
      data: rows.map((row) => Object.fromEntries(row.map((cell, c) => [String(c), cellOf(cell)]))),
      cells: new Map(header.map((value, c) => [`0,${c}`, { value, style: BOLD }])),
      freezePane: { rows: 1 },
    })),
  })
}

function cellOf(cell: SheetCell): SheetCell {
  if (typeof cell === 'string') return defused(cell)
  return cell !== null && Number.isFinite(cell) ? cell : null
}

function widthOf(heading: string, rows: Sheet['rows'], column: number): number {
  const lengths = rows.slice(0, ROWS_MEASURED).map((row) => shown(row[column] ?? null).length)
  return Math.min(WIDEST_CHARACTERS, 2 + lengths.reduce((a, b) => Math.max(a, b), heading.length))
}

/** About what a spreadsheet shows: its numbers keep some nine digits. */
function shown(cell: SheetCell): string {
  return typeof cell === 'number' ? String(Number(cell.toPrecision(9))) : (cell ?? '')
}
