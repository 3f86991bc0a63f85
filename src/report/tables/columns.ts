import type { NumberColumn, TextColumn } from '../../io/write/table.ts'

/** A column of numbers, one a row. */
export function number<Row>(
  rows: readonly Row[],
  name: string,
  title: string,
  of: (row: Row, index: number) => number | undefined,
  more: { readonly unit?: string; readonly digits?: number } = {},
): NumberColumn {
  const values = Float64Array.from(rows, (row, index) => of(row, index) ?? Number.NaN)
  return { type: 'number', name, title, digits: 0, values, ...more }
}

/** A column of shares: numbers from 0 to 1 that people read as percentages. */
export function share<Row>(
  rows: readonly Row[],
  name: string,
  title: string,
  of: (row: Row, index: number) => number | undefined,
): NumberColumn {
  return number(rows, name, title, of, { unit: 'share', digits: 1 })
}

/** A column of text, one a row. */
export function text<Row>(
  rows: readonly Row[],
  name: string,
  title: string,
  of: (row: Row, index: number) => string,
): TextColumn {
  return { type: 'text', name, title, values: rows.map(of) }
}

/** Colours of a share covered, light to dark. */
export const SHARE_STYLE = ['#f1f1ec', '#d3e0ec', '#a9c4de', '#6f9bcc', '#27508f'].map(
  (colour, i) => ({
    from: i / 5,
    to: (i + 1) / 5,
    colour,
    label: `${20 * i}–${20 * (i + 1)}%`,
  }),
)
