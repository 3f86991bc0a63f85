import { writeXlsx } from 'hucre/xlsx'
import { Problem } from '../../core/problem.ts'
import { defused } from '../defuse.ts'
import { type FlatColumn, type FlatValue, flatColumns } from './flat-columns.ts'
import { wellFormed } from './markup.ts'
import { type BookWords, ENGLISH_WORDS, notesOf, type Table, type TableBook } from './table.ts'

/** One sheet while it is put together: `format` is a spreadsheet's own, '' for none. */
interface Sheet {
  readonly name: string
  readonly headings: readonly { readonly text: string; readonly format: string }[]
  readonly length: number
  at(row: number, column: number): FlatValue
}

/** Of a spreadsheet; the heading is one of them. */
const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
const WIDEST_CHARACTERS = 60
const ROWS_MEASURED = 200
const BOLD = { font: { bold: true } }

/**
 * An XLSX workbook: a sheet a table, then what labels them and what the columns mean. Headings are
 * bold and frozen, numbers are numbers, text is text that is never a formula.
 * @throws Problem too_large where a table has more rows than a sheet
 */
export async function* writeWorkbook(book: TableBook): AsyncGenerator<Uint8Array> {
  const words = book.words ?? ENGLISH_WORDS
  const meanings = columnsSheet(book, words)
  const sheets = [
    ...book.tables.map(tableSheet),
    aboutSheet(book, words),
    ...(meanings.length > 0 ? [meanings] : []),
  ]
  const names = sheetNames(sheets.map(({ name }) => name))
  yield await writeXlsx({
    sheets: sheets.map((sheet, i) => ({
      name: names[i]!,
      columns: sheet.headings.map(({ text, format }, c) => ({
        header: text,
        width: widthOf(sheet, c),
        ...(format && { numFmt: format }),
      })),
      rows: [sheet.headings.map(({ text }) => defused(text)), ...rowsOf(sheet)],
      cells: new Map(
        sheet.headings.map(({ text }, c) => [`0,${c}`, { value: defused(text), style: BOLD }]),
      ),
      freezePane: { rows: 1 },
    })),
  })
}

function tableSheet(table: Table): Sheet {
  if (table.length >= MOST_ROWS)
    throw new Problem(
      'too_large',
      `${table.title} has ${table.length} rows and a sheet holds ${MOST_ROWS - 1}: write it as .csv, .parquet or .gpkg.`,
    )
  const columns = flatColumns(table)
  return {
    name: table.title,
    headings: columns.map((column) => ({ text: headingOf(column), format: formatOf(column) })),
    length: table.length,
    at: (row, column) => columns[column]!.at(row),
  }
}

/** A place has several columns of its own names. */
function headingOf({ name, source }: FlatColumn): string {
  return name === source.name ? (source.title ?? name) : name
}

function formatOf({ source }: FlatColumn): string {
  if (source.type !== 'number' || source.digits === undefined) return ''
  const decimals = source.digits > 0 ? `.${'0'.repeat(source.digits)}` : ''
  return source.unit === 'share' ? `0${decimals}%` : `#,##0${decimals}`
}

function aboutSheet(book: TableBook, words: BookWords): Sheet {
  const notes = notesOf(book)
  return {
    name: words.about,
    headings: [words.what, words.value].map((text) => ({ text, format: '' })),
    length: notes.length,
    at: (row, column) => (column === 0 ? notes[row]!.title : notes[row]!.value),
  }
}

/** What the columns mean, for those that say so. */
function columnsSheet(book: TableBook, words: BookWords): Sheet {
  const rows = book.tables.flatMap((table) =>
    table.columns.flatMap((column) => {
      const unit = column.type === 'number' ? (column.unit ?? '') : ''
      if (unit === '' && column.meaning === undefined) return []
      return [[table.title, column.title ?? column.name, unit, column.meaning ?? '']]
    }),
  )
  const headings = [words.sheet, words.column, words.unit, words.meaning]
  return {
    name: words.columns,
    headings: headings.map((text) => ({ text, format: '' })),
    length: rows.length,
    at: (row, column) => rows[row]![column]!,
  }
}

function rowsOf(sheet: Sheet): FlatValue[][] {
  return Array.from({ length: sheet.length }, (_, row) =>
    sheet.headings.map((_, column) => cellOf(sheet.at(row, column))),
  )
}

function cellOf(value: FlatValue): FlatValue {
  if (typeof value !== 'string') return Number.isFinite(value) ? value : null
  return wellFormed(defused(value)).slice(0, MOST_CHARACTERS)
}

function widthOf(sheet: Sheet, column: number): number {
  let width = sheet.headings[column]!.text.length
  for (let row = 0; row < Math.min(sheet.length, ROWS_MEASURED); row++)
    width = Math.max(width, shown(sheet.at(row, column)).length)
  return Math.min(WIDEST_CHARACTERS, width + 2)
}

/** About what a spreadsheet shows: its numbers keep some nine digits. */
function shown(value: FlatValue): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(9))) : (value ?? '')
}

/** Names that a workbook takes: at most 31 letters, none of []:*?/\, each once. */
function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>()
  return titles.map((title) => {
    const plain =
      title
        .replace(/[[\]:*?/\\]/g, ' ')
        .slice(0, 31)
        .trim() || 'Sheet'
    let name = plain
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain.slice(0, 27)} ${n}`
    taken.add(name.toLowerCase())
    return name
  })
}
