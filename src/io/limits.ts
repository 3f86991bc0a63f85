import { Problem } from '../core/problem.ts'
import type { SourceTable } from './format.ts'

const MEGABYTE = 1024 * 1024

/** What a file may be at most, so that none exhausts memory or time. README.md says why so much. */
export const LIMITS = {
  /** As it lies on the disk; a string of JavaScript holds no more. */
  bytes: 512 * MEGABYTE,
  /** Of everything in an archive, or in the columns of a GeoParquet file. */
  inflatedBytes: 512 * MEGABYTE,
  /** Inflated ÷ deflated of one entry: sheets of real workbooks reach 40, deflate itself 1032. */
  ratio: 200,
  /** Bytes up to which no ratio is suspicious. */
  smallBytes: 4 * MEGABYTE,
  entries: 10_000,
  rows: 5_000_000,
  columns: 2_000,
  cells: 100_000_000,
  /** Long enough for the outline of a country as text. */
  cellCharacters: 4_000_000,
} as const

/** @throws Problem too_large, with the number and the limit */
export function refuseAbove(
  fileName: string,
  found: number,
  limit: number,
  what: string,
  advice = 'split it',
): void {
  if (found <= limit) return
  throw new Problem(
    'too_large',
    `${fileName} has ${grouped(found)} ${what}; at most ${grouped(limit)} can be read: ${advice}.`,
  )
}

/** Bytes as a message says them. */
export function megabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE)
}

/** The same table, refusing more columns, rows, cells or characters in a cell than the limits. */
export function limited(table: SourceTable, fileName: string): SourceTable {
  const columns = table.headings.length
  refuseAbove(fileName, columns, LIMITS.columns, 'columns', 'leave out those without use')
  table.headings.forEach((heading, k) => {
    if (heading.length > LIMITS.cellCharacters) throw tooLong(fileName, 'heading', k, heading)
  })
  return {
    ...table,
    rows: (take) =>
      table.rows((row) => {
        refuseAbove(fileName, row.row, LIMITS.rows, 'rows')
        refuseAbove(fileName, row.row * columns, LIMITS.cells, 'cells')
        for (let k = 0; k < columns; k++) {
          const cell = row.cell(k)
          if (typeof cell === 'string' && cell.length > LIMITS.cellCharacters) {
            throw tooLong(fileName, `row ${row.row}`, k, cell)
          }
        }
        return take(row)
      }),
  }
}

function tooLong(fileName: string, where: string, column: number, cell: string): Problem {
  return new Problem(
    'too_large',
    `${fileName} holds a cell of ${grouped(cell.length)} characters (${where}, column ${column + 1}); at most ${grouped(LIMITS.cellCharacters)} can be read: is a quote never closed?`,
  )
}

function grouped(number: number): string {
  return number.toLocaleString('en')
}
