import type { Format, OpenOptions, RowTaker, SourceRow, SourceTable } from './format.ts'
import { type Feature, featureOf, headingsOf, propertyOf, recordOf } from './geojson.ts'
import { readGeometry } from './geojson-geometry.ts'
import { decodeText, textHead } from './text.ts'

/** May stand before each record (RFC 8142). */
const RECORD_SEPARATOR = '\u001e'

export const NDJSON: Format = {
  id: 'ndjson',
  name: 'NDJSON',
  extensions: ['.ndjson', '.jsonl', '.geojsonl', '.geojsons'],
  recognises: (head) =>
    /^\{[^\n]*\}\s*\n\s*\{/.test(textHead(head).replaceAll(RECORD_SEPARATOR, '').trimStart()),
  open: openNdjson,
}

/**
 * Opens JSON values, one a line (RFC 8142 with or without its record separators): features, or plain
 * objects whose cells state their place. A line that is neither is a bad row.
 * @throws Problem bad_input where the text is empty or binary
 */
export function openNdjson(
  bytes: Uint8Array,
  { fileName, encoding: asked }: OpenOptions,
): SourceTable & { rows(take: RowTaker): void } {
  const { text, encoding } = decodeText(bytes, fileName, asked)
  const lines = text.split('\n').map((line) => line.replace(RECORD_SEPARATOR, '').trim())
  const records = lines.filter((line) => line !== '').map(recordOfLine)
  const features = records.map((record) => record && featureOfRecord(record))
  const headings = headingsOf(features.filter((feature) => feature !== undefined))
  const hasGeometry = records.some((record) => record?.type === 'Feature')
  return {
    headings,
    hasGeometry,
    encoding,
    sheets: [],
    rows(take) {
      features.every((feature, i) => take(rowOf(feature, i + 1, headings, hasGeometry)))
    },
  }
}

function recordOfLine(line: string): Record<string, unknown> | undefined {
  try {
    return recordOf(JSON.parse(line))
  } catch {
    return undefined
  }
}

function featureOfRecord(record: Record<string, unknown>): Feature {
  return record.type === 'Feature' ? featureOf(record) : { geometry: null, properties: record }
}

function rowOf(
  feature: Feature | undefined,
  row: number,
  headings: readonly string[],
  hasGeometry: boolean,
): SourceRow {
  if (!feature) {
    const fault = {
      column: '',
      code: 'unreadable',
      message: 'The line is no JSON object.',
    } as const
    return { row, fault, cell: () => undefined, identity: () => `line ${row}` }
  }
  return {
    row,
    ...(hasGeometry && { geometry: readGeometry(feature.geometry) }),
    cell: (heading) => propertyOf(feature, headings[heading]!),
    identity: () => JSON.stringify(feature),
  }
}
