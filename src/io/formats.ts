import { Problem } from '../core/problem.ts'
import { CSV } from './csv.ts'
import { DatasetBuilder } from './dataset-builder.ts'
import type { Format, OpenOptions, SourceTable } from './format.ts'
import { GEOJSON } from './geojson.ts'
import { GEOPACKAGE } from './geopackage.ts'
import { GEOPARQUET } from './geoparquet.ts'
import type { ReadRequest, ReadResult } from './import.ts'
import { KML, KMZ } from './kml/kml.ts'
import { LIMITS, limited, megabytes } from './limits.ts'
import { NDJSON } from './ndjson.ts'
import { readingTools } from './reading-tools.ts'
import { SHAPEFILE } from './shapefile/shapefile.ts'
import { XLSX } from './xlsx.ts'
import { Zip } from './zip.ts'

/** All that can be read; of those that recognise the same bytes, the first is taken. */
export const FORMATS: readonly Format[] = [
  GEOPACKAGE,
  GEOPARQUET,
  XLSX,
  KMZ,
  SHAPEFILE,
  KML,
  NDJSON,
  GEOJSON,
  CSV,
]

/** A file opened by the format it is in. */
export interface OpenedFile extends SourceTable {
  readonly format: Format
}

const SNIFFED_BYTES = 4096
const TELL_EVERY_ROWS = 10_000
const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04]

/**
 * The format of a file: by bytes that mean one format only, else by the ending of its name, else by
 * how it begins. What a zip without a telling name is for shows in its entries.
 */
function formatOf(bytes: Uint8Array, fileName: string): Format {
  const head = bytes.subarray(0, SNIFFED_BYTES)
  const sure = FORMATS.find((each) => each.isSure && each.recognises(head))
  if (sure) return sure
  const name = fileName.toLowerCase()
  const named = FORMATS.find(({ extensions }) => extensions.some((end) => name.endsWith(end)))
  if (named && named !== SHAPEFILE) return named
  if (ZIP_MAGIC.every((byte, k) => head[k] === byte)) return formatOfZip(bytes, fileName)
  const format = named ?? FORMATS.find((each) => each.recognises(head))
  if (format) return format
  const known = FORMATS.flatMap(({ extensions }) => extensions).join(', ')
  throw new Problem('bad_input', `${fileName} is of no format that can be read (${known}).`)
}

function formatOfZip(bytes: Uint8Array, fileName: string): Format {
  const zip = new Zip(bytes, fileName)
  if (zip.entries.some(({ name }) => name === 'xl/workbook.xml')) return XLSX
  return zip.withEnding('.kml').length > 0 && zip.withEnding('.shp').length === 0 ? KMZ : SHAPEFILE
}

/**
 * Opens a file of any format.
 * @throws Problem bad_input where it is of none or broken, too_large where it is beyond a limit
 */
export async function openFile(bytes: Uint8Array, options: OpenOptions): Promise<OpenedFile> {
  const { fileName } = options
  if (bytes.length === 0) throw new Problem('bad_input', `${fileName} is empty.`)
  if (bytes.length > LIMITS.bytes) {
    throw new Problem(
      'too_large',
      `${fileName} is ${megabytes(bytes.length)} MB; at most ${megabytes(LIMITS.bytes)} MB can be read: cut it to the region first.`,
    )
  }
  const format = formatOf(bytes, fileName)
  return { ...limited(await format.open(bytes, options), fileName), format }
}

/**
 * Reads the rows of a file as one kind.
 * @param onRows told now and then how many have been read
 * @throws Problem bad_input where the file as a whole cannot be read, too_large where it is beyond
 * a limit, usage where the request does not suit it
 */
export async function readFile(
  bytes: Uint8Array,
  request: ReadRequest & OpenOptions,
  onRows: (rows: number) => void = () => {},
): Promise<ReadResult> {
  const table = await openFile(bytes, request)
  const builder = new DatasetBuilder(table, request, await readingTools(table, request))
  await table.rows((row) => {
    builder.row(row)
    if (row.row % TELL_EVERY_ROWS === 0) onRows(row.row)
    return true
  })
  return builder.finish()
}
