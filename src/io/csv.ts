import Papa from 'papaparse'
import { Problem } from '../core/problem.ts'
import type { Format, OpenOptions, RowTaker, SourceTable } from './format.ts'
import { decodeText } from './text.ts'

/** Between the cells of one row, where rows are compared: never part of a text cell in practice. */
const CELL_SEPARATOR = '\u001f'

export const CSV: Format = {
  id: 'csv',
  name: 'CSV',
  extensions: ['.csv', '.tsv', '.tab', '.txt'],
  // Anything else that is text: tried last.
  recognises: () => true,
  open: openCsv,
}

/**
 * Opens a table of comma-, tab-, semicolon- or bar-separated values whose first line is its
 * headings. Blank lines are no rows. Cells beyond the headings are ignored; cells that a short row
 * lacks are empty.
 * @throws Problem bad_input where there is no heading, or a quote is never closed.
 */
export function openCsv(
  bytes: Uint8Array,
  { fileName, encoding: asked }: OpenOptions,
): SourceTable & { rows(take: RowTaker): void } {
  const { text, encoding } = decodeText(bytes, fileName, asked)
  return {
    headings: readHeadings(text, fileName),
    hasGeometry: false,
    encoding,
    sheets: [],
    rows: (take) => readRows(text, fileName, take),
  }
}

function readHeadings(text: string, fileName: string): string[] {
  let headings: string[] | undefined
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    step({ data: cells, errors }, parser) {
      checkQuotes(errors, 0, fileName)
      headings = cells.map((heading) => heading.trim())
      parser.abort()
    },
  })
  if (!headings) throw new Problem('bad_input', `${fileName} is empty.`)
  return headings
}

function readRows(text: string, fileName: string, take: RowTaker): void {
  let row = -1
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    step({ data: cells, errors }, parser) {
      row++
      checkQuotes(errors, Math.max(0, row - 1), fileName)
      if (row === 0) return
      const wantsMore = take({
        row,
        cell: (heading) => cells[heading],
        identity: () => cells.join(CELL_SEPARATOR),
      })
      if (!wantsMore) parser.abort()
    },
  })
}

function checkQuotes(errors: readonly Papa.ParseError[], row: number, fileName: string): void {
  if (!errors.some((error) => error.code === 'MissingQuotes')) return
  throw new Problem('bad_input', `${fileName} has a quote that is never closed, after row ${row}.`)
}
