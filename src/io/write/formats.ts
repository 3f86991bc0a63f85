import type { Chunks } from './chunks.ts'
import { writeCsv } from './csv.ts'
import { writeGeoJson } from './geojson.ts'
import { writeGeoParquet } from './geoparquet.ts'
import { writeKml } from './kml.ts'
import { writeNdjson } from './ndjson.ts'
import type { TableBook } from './table.ts'
import { writeWorkbook } from './xlsx.ts'

/** A format that tables are written in. To add one: its file, its test, and a line here. */
export interface WriteFormat {
  readonly id: string
  /** Endings of file names, lower case, with the dot; the first is the usual one. */
  readonly extensions: readonly string[]
  readonly mediaType: string
  /** Whether one file holds all tables of a book; else it is written once a table. */
  readonly holdsMany: boolean
  /** The file, in pieces. A format that does not hold many writes the first table. */
  write(book: TableBook): Chunks
}

/**
 * Formats that any host can write. GeoPackage needs SQLite, so it stands in `work/write` and is
 * added there.
 */
export const WRITE_FORMATS: readonly WriteFormat[] = [
  {
    id: 'csv',
    extensions: ['.csv'],
    mediaType: 'text/csv; charset=utf-8',
    holdsMany: false,
    write: writeCsv,
  },
  {
    id: 'geojson',
    extensions: ['.geojson'],
    mediaType: 'application/geo+json',
    holdsMany: false,
    write: writeGeoJson,
  },
  {
    id: 'xlsx',
    extensions: ['.xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    holdsMany: true,
    write: writeWorkbook,
  },
  {
    id: 'kml',
    extensions: ['.kml'],
    mediaType: 'application/vnd.google-earth.kml+xml',
    holdsMany: true,
    write: writeKml,
  },
  {
    id: 'ndjson',
    extensions: ['.ndjson', '.jsonl'],
    mediaType: 'application/x-ndjson',
    holdsMany: false,
    write: writeNdjson,
  },
  {
    id: 'geoparquet',
    extensions: ['.parquet', '.geoparquet'],
    mediaType: 'application/vnd.apache.parquet',
    holdsMany: false,
    write: writeGeoParquet,
  },
]
