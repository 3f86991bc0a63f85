import { batched } from './chunks.ts'
import { flatColumns } from './flat-columns.ts'
import { notesOf, type TableBook } from './table.ts'

/** The first table of a book as one flat JSON object a line, with what labels it in every row. */
export function writeNdjson(book: TableBook): Iterable<string> {
  return batched(ndjsonLines(book))
}

function* ndjsonLines(book: TableBook): Generator<string> {
  const table = book.tables[0]!
  const columns = flatColumns(table)
  const labels = notesOf(book).filter(({ inRows }) => inRows)
  const beside = Object.fromEntries(labels.map(({ key, value }) => [key, value]))
  for (let row = 0; row < table.length; row++) {
    const record = Object.fromEntries(columns.map(({ name, at }) => [name, at(row)]))
    yield `${JSON.stringify({ ...record, ...beside })}\n`
  }
}
