import { type FileMetaData, parquetMetadata, parquetRead } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import type { Shape } from '../core/dataset/shapes.ts'
import { Problem } from '../core/problem.ts'
import type { Format, FoundCrs, OpenOptions, RowTaker, SourceTable } from './format.ts'
import { recordOf } from './geojson.ts'
import type { Fault } from './import.ts'
import { LIMITS, megabytes, refuseAbove } from './limits.ts'
import { plainCell } from './plain-cell.ts'
import { quote } from './quote.ts'
import { readWkb } from './wkb.ts'

const MAGIC = [0x50, 0x41, 0x52, 0x31]
/** Rows decoded at a time. */
const BATCH_ROWS = 50_000

export const GEOPARQUET: Format = {
  id: 'geoparquet',
  name: 'GeoParquet',
  extensions: ['.parquet', '.geoparquet'],
  isSure: true,
  recognises: (head) => MAGIC.every((byte, k) => head[k] === byte),
  open: openGeoParquet,
}

/** Geometry as its bytes: read here, so that a broken one is an issue of its row. */
const PARSERS = {
  geometryFromBytes: (bytes: Uint8Array) => bytes,
  geographyFromBytes: (bytes: Uint8Array) => bytes,
}

interface Geometry {
  readonly column: string
  readonly crs?: FoundCrs
}

/**
 * Opens a Parquet file: its geometry is the primary column of the `geo` metadata (well-known
 * binary), or a column of Parquet's own geometry type; without one its cells state the place.
 * @throws Problem bad_input where it is damaged or its geometry is in another encoding, too_large
 */
async function openGeoParquet(bytes: Uint8Array, { fileName }: OpenOptions): Promise<SourceTable> {
  const metadata = guarded(fileName, () => parquetMetadata(bytes, { parsers: PARSERS }))
  checkSizes(metadata, fileName, bytes.length)
  const geometry = geometryOf(metadata, fileName)
  const columns = topColumns(metadata)
  const headings = columns.filter((name) => name !== geometry?.column && name !== 'bbox')
  return {
    headings,
    hasGeometry: geometry !== undefined,
    ...(geometry?.crs && { crs: geometry.crs }),
    sheets: [],
    rows: (take) => takeRows(bytes, fileName, metadata, headings, geometry?.column, take),
  }
}

function checkSizes(metadata: FileMetaData, fileName: string, fileBytes: number): void {
  refuseAbove(fileName, Number(metadata.num_rows), LIMITS.rows, 'rows')
  const groupRows = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
  if (groupRows !== Number(metadata.num_rows)) {
    throw broken(fileName, new Error('its row groups do not add up to its rows'))
  }
  const chunks = metadata.row_groups.flatMap(({ columns }) => columns)
  const bytes = chunks.reduce(
    (sum, { meta_data }) => sum + Number(meta_data?.total_uncompressed_size ?? 0),
    0,
  )
  const isBomb = bytes > LIMITS.smallBytes && bytes / fileBytes > LIMITS.ratio
  if (bytes <= LIMITS.inflatedBytes && !isBomb) return
  throw new Problem(
    'too_large',
    `${fileName} holds ${megabytes(bytes)} MB once inflated; at most ${megabytes(LIMITS.inflatedBytes)} MB and ${LIMITS.ratio} times its size can be read: split it.`,
  )
}

/** Names of the columns that are not inside others. */
function topColumns({ schema }: FileMetaData): string[] {
  const names: string[] = []
  let at = 1
  const skip = (): void => {
    const children = schema[at++]?.num_children ?? 0
    for (let k = 0; k < children && at < schema.length; k++) skip()
  }
  while (at < schema.length) {
    names.push(schema[at]!.name)
    skip()
  }
  return names
}

function geometryOf(metadata: FileMetaData, fileName: string): Geometry | undefined {
  const text = metadata.key_value_metadata?.find(({ key }) => key === 'geo')?.value
  if (text === undefined) {
    const typed = metadata.schema.find(({ logical_type }) =>
      ['GEOMETRY', 'GEOGRAPHY'].includes(logical_type?.type ?? ''),
    )
    return typed && { column: typed.name }
  }
  const geo = recordOf(guarded(fileName, () => JSON.parse(text)))
  const column = String(geo?.primary_column)
  const description = recordOf(recordOf(geo?.columns)?.[column])
  if (!description) throw broken(fileName, new Error('its geo metadata names no geometry'))
  if (description.encoding !== 'WKB') {
    throw new Problem(
      'bad_input',
      `The geometry of ${fileName} is in the encoding ${quote(description.encoding)}: write it as WKB.`,
    )
  }
  const crs = crsOf(description)
  return { column, ...(crs && { crs }) }
}

/** A system that is left out is longitude and latitude in WGS84; null is one not known. */
function crsOf(description: Record<string, unknown>): FoundCrs | undefined {
  if (description.crs === undefined) return { name: 'OGC:CRS84', epsg: 4326 }
  const crs = recordOf(description.crs)
  if (!crs) return undefined
  const id = recordOf(crs.id)
  const code = Number(id?.code)
  const isCrs84 = id?.authority === 'OGC' && id.code === 'CRS84'
  const epsg = isCrs84
    ? 4326
    : id?.authority === 'EPSG' && Number.isInteger(code)
      ? code
      : undefined
  return {
    name: String(crs.name ?? 'a coordinate system without a name'),
    ...(epsg !== undefined && { epsg }),
    definition: JSON.stringify(crs),
  }
}

async function takeRows(
  bytes: Uint8Array,
  fileName: string,
  metadata: FileMetaData,
  headings: readonly string[],
  geometryColumn: string | undefined,
  take: RowTaker,
): Promise<void> {
  const columns = geometryColumn === undefined ? headings : [geometryColumn, ...headings]
  const total = Number(metadata.num_rows)
  for (let start = 0; start < total; start += BATCH_ROWS) {
    const end = Math.min(total, start + BATCH_ROWS)
    const rows = await readBatch(bytes, fileName, metadata, columns, start, end)
    for (const [k, record] of rows.entries()) {
      const cell = (heading: number) => plainCell(record[headings[heading]!])
      const geometry = geometryColumn === undefined ? undefined : shapeOf(record[geometryColumn])
      const wantsMore = take({
        row: start + k + 1,
        ...(geometry && { geometry }),
        cell,
        identity: () => JSON.stringify([geometry, headings.map((_, heading) => cell(heading))]),
      })
      if (!wantsMore) return
    }
  }
}

async function readBatch(
  bytes: Uint8Array,
  fileName: string,
  metadata: FileMetaData,
  columns: readonly string[],
  rowStart: number,
  rowEnd: number,
): Promise<Record<string, unknown>[]> {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
  let rows: Record<string, unknown>[] = []
  try {
    await parquetRead({
      file: buffer as ArrayBuffer,
      metadata,
      columns: [...columns],
      rowStart,
      rowEnd,
      rowFormat: 'object',
      compressors: BOUNDED,
      parsers: PARSERS,
      onComplete: (found) => {
        rows = found
      },
    })
  } catch (error) {
    throw broken(fileName, error)
  }
  if (rows.length !== rowEnd - rowStart) throw broken(fileName, new Error('rows are missing'))
  return rows
}

/** The decompressors, refusing a page that says it is larger than a whole file may be. */
const BOUNDED = Object.fromEntries(
  Object.entries(compressors).map(([codec, inflate]) => [
    codec,
    (input: Uint8Array, bytes: number) => {
      if (bytes > LIMITS.inflatedBytes || bytes > LIMITS.smallBytes + LIMITS.ratio * input.length) {
        throw new Error(`a page says it has ${megabytes(bytes)} MB`)
      }
      return inflate(input, bytes)
    },
  ]),
)

function shapeOf(value: unknown): Shape | Fault {
  if (value instanceof Uint8Array) return readWkb(value)
  return { column: 'geometry', code: 'missing', message: 'The row has no geometry.' }
}

function guarded<T>(fileName: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw broken(fileName, error)
  }
}

function broken(fileName: string, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Problem('bad_input', `${fileName} is not a whole Parquet file (${why}).`, { cause })
}
