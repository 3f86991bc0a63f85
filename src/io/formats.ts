import { Problem } from '../core/problem.ts'
import { readCsv } from './csv.ts'
import { DatasetBuilder } from './dataset-builder.ts'
import { readGeoJson } from './geojson.ts'
import type { ReadRequest, ReadResult, RowSink } from './import.ts'
import { decodeText } from './text.ts'

/** A format of text with one kind of row. To add one: a file with its reader, and a line here. */
interface Format {
  readonly id: string
  /** Endings of file names, lower case, with the dot. */
  readonly extensions: readonly string[]
  /** Whether a file that begins so is of this format. */
  sniff(head: string): boolean
  read(text: string, request: ReadRequest, sink: RowSink): void
}

const FORMATS: readonly Format[] = [
  {
    id: 'geojson',
    extensions: ['.geojson', '.json'],
    sniff: (head) => /^\s*[{[]/.test(head),
    read: readGeoJson,
  },
  {
    id: 'csv',
    extensions: ['.csv', '.tsv', '.tab', '.txt'],
    // Anything else that is text: tried last.
    sniff: () => true,
    read: readCsv,
  },
]

const SNIFFED_CHARACTERS = 4096

/** The format of a file: by the ending of its name, else by how its text begins. */
function formatOf(fileName: string, text: string): Format {
  const name = fileName.toLowerCase()
  const named = FORMATS.find(({ extensions }) => extensions.some((end) => name.endsWith(end)))
  const head = text.slice(0, SNIFFED_CHARACTERS)
  const format = named ?? FORMATS.find((each) => each.sniff(head))
  if (format) return format
  const known = FORMATS.flatMap(({ extensions }) => extensions).join(', ')
  throw new Problem('bad_input', `${fileName} is of no format that can be read (${known}).`)
}

/**
 * Reads the bytes of a text file as rows of one kind.
 * @throws Problem bad_input where the file as a whole cannot be read or no row of it is good.
 */
export function readText(bytes: Uint8Array, request: ReadRequest): ReadResult {
  const text = decodeText(bytes, request.fileName)
  const builder = new DatasetBuilder(request)
  formatOf(request.fileName, text).read(text, request, builder)
  return builder.finish()
}
