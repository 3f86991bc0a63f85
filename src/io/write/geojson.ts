import { cellIdAt } from '../../core/grid/grid.ts'
import { batched } from './chunks.ts'
import { geometryAt } from './geometry.ts'
import {
  noteRecord,
  placeColumn,
  type Table,
  type TableBook,
  valueAt,
  valueColumns,
} from './table.ts'

/** Decimals of a degree in outlines: 1 cm. */
const DECIMALS = 1e7

/**
 * The first table of a book as GeoJSON (RFC 7946: WGS84), one feature a line; what labels it is in
 * the collection's `siteswap` member.
 */
export function writeGeoJson(book: TableBook): Iterable<string> {
  return batched(geoJsonLines(book))
}

function* geoJsonLines(book: TableBook): Generator<string> {
  const table = book.tables[0]!
  const labels = JSON.stringify(noteRecord(book))
  yield `{"type":"FeatureCollection","name":${JSON.stringify(table.name)},"siteswap":${labels},"features":[`
  for (let row = 0; row < table.length; row++)
    yield `${row === 0 ? '' : ','}\n${featureText(table, row)}`
  yield '\n]}\n'
}

function featureText(table: Table, row: number): string {
  const place = placeColumn(table)
  const properties: Record<string, unknown> = {}
  if (place?.type === 'cell') properties[place.name] = cellIdAt(place.cells, row)
  for (const column of valueColumns(table)) properties[column.name] = valueAt(column, row)
  const found = place ? geometryAt(place, row) : null
  const outline = found !== null && found.type !== 'Point'
  const geometry = outline ? { type: found.type, coordinates: rounded(found.coordinates) } : found
  return JSON.stringify({ type: 'Feature', geometry, properties })
}

type Nested = number | Nested[]

function rounded(nested: Nested): Nested {
  return typeof nested === 'number' ? Math.round(nested * DECIMALS) / DECIMALS : nested.map(rounded)
}
