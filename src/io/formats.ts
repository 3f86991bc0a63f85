import { Problem } from '../core/problem.ts'
import { CSV } from './csv.ts'
import { DatasetBuilder } from './dataset-builder.ts'
import type { Format, OpenOptions, SourceTable } from './format.ts'
import { GEOJSON } from './geojson.ts'
import type { ReadRequest, ReadResult } from './import.ts'

/** All that can be read, binary ones first: those are known by their first bytes. */
const FORMATS: readonly Format[] = [GEOJSON, CSV]

/** A file opened by the format it is in. */
export interface OpenedFile extends SourceTable {
  readonly format: Format
}

const SNIFFED_BYTES = 4096

/** The format of a file: by the ending of its name, else by how it begins. */
function formatOf(bytes: Uint8Array, fileName: string): Format {
  const name = fileName.toLowerCase()
  const named = FORMATS.find(({ extensions }) => extensions.some((end) => name.endsWith(end)))
  const head = bytes.subarray(0, SNIFFED_BYTES)
  const format = named ?? FORMATS.find((each) => each.recognises(head))
  if (format) return format
  const known = FORMATS.flatMap(({ extensions }) => extensions).join(', ')
  throw new Problem('bad_input', `${fileName} is of no format that can be read (${known}).`)
}

/**
 * Opens a file of any format.
 * @throws Problem bad_input where it is of none or broken, too_large where it is beyond a limit
 */
export async function openFile(bytes: Uint8Array, options: OpenOptions): Promise<OpenedFile> {
  const format = formatOf(bytes, options.fileName)
  const table = await format.open(bytes, options)
  return { ...table, format }
}

/**
 * Reads the rows of a file as one kind.
 * @throws Problem bad_input where the file as a whole cannot be read, too_large where it is beyond
 * a limit, usage where the request does not suit it
 */
export async function readFile(
  bytes: Uint8Array,
  request: ReadRequest & OpenOptions,
): Promise<ReadResult> {
  const table = await openFile(bytes, request)
  const builder = new DatasetBuilder(table, request)
  await table.rows((row) => {
    builder.row(row)
    return true
  })
  return builder.finish()
}
