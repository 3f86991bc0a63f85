import { escaped } from '../io/write/markup.ts'

/** Text that is HTML already. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Piece = Markup | string | number | readonly Piece[] | undefined

/** HTML in which every piece that is not markup itself is escaped; undefined is nothing. */
export function html(texts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(texts.map((text, i) => text + textOf(pieces[i])).join(''))
}

function textOf(piece: Piece): string {
  if (piece === undefined) return ''
  if (piece instanceof Markup) return piece.text
  if (Array.isArray(piece)) return piece.map(textOf).join('')
  return escaped(String(piece))
}

export interface Column<Row> {
  readonly title: string
  /** Numbers stand right. */
  readonly isNumber?: boolean
  readonly cell: (row: Row, index: number) => Piece
}

/** Tables of so many rows are kept on one page. */
const ROWS_A_PAGE = 24

/** A table with its caption; short ones are not cut by a page's end. */
export function tableOf<Row>(
  caption: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  total?: Row,
): Markup {
  const line = (row: Row, index: number, mark: string) =>
    html`<tr${new Markup(mark)}>${columns.map(
      ({ isNumber, cell }) =>
        html`<td${new Markup(isNumber ? ' class="number"' : '')}>${cell(row, index)}</td>`,
    )}</tr>`
  return html`<table class="${rows.length > ROWS_A_PAGE ? 'long' : 'whole'}">
<caption>${caption}</caption>
<thead><tr>${columns.map(
    ({ title, isNumber }) =>
      html`<th scope="col"${new Markup(isNumber ? ' class="number"' : '')}>${title}</th>`,
  )}</tr></thead>
<tbody>${rows.map((row, index) => line(row, index, ''))}${
    total === undefined ? undefined : line(total, rows.length, ' class="total"')
  }</tbody>
</table>`
}
