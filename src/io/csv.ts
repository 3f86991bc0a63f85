import Papa from 'papaparse'
import { Problem } from '../core/problem.ts'
import { findPlace, type PlaceReader } from './csv-place.ts'
import type { ReadRequest, RowSink } from './import.ts'

/** Between the cells of one row, where rows are compared: never part of a text cell in practice. */
const CELL_SEPARATOR = '\u001f'

/**
 * Reads a table of comma-, tab-, semicolon- or bar-separated values whose first line is its
 * headings. Blank lines are no rows. Cells beyond the headings are ignored; cells that a short row
 * lacks are empty.
 * @throws Problem bad_input where there is no heading, no coordinate column, or a quote that is
 * never closed.
 */
export function readCsv(text: string, request: ReadRequest, sink: RowSink): void {
  let headings: readonly string[] | undefined
  let place: PlaceReader | undefined
  let row = 0
  Papa.parse<string[]>(text, {
    skipEmptyLines: 'greedy',
    step({ data: cells, errors }) {
      checkQuotes(errors, row, request.fileName)
      if (!headings) {
        headings = cells.map((heading) => heading.trim())
        return
      }
      if (!place) {
        place = findPlace(headings, cells, request)
        sink.headings(headings)
      }
      row++
      sink.row({
        row,
        place: place.read(cells),
        placeColumn: place.column,
        cell: (heading) => cells[heading],
        identity: () => cells.join(CELL_SEPARATOR),
      })
    },
  })
  if (!headings) throw new Problem('bad_input', `${request.fileName} is empty.`)
  // A table of headings alone: say first whether they would have done.
  if (place) return
  findPlace(headings, [], request)
  sink.headings(headings)
}

function checkQuotes(errors: readonly Papa.ParseError[], row: number, fileName: string): void {
  if (!errors.some((error) => error.code === 'MissingQuotes')) return
  throw new Problem('bad_input', `${fileName} has a quote that is never closed, after row ${row}.`)
}
