import { Problem } from '../core/problem.ts'
import type { Format, FoundCrs, OpenOptions, RowTaker, SourceTable } from './format.ts'
import { crsNamed } from './found-crs.ts'
import { readGeometry } from './geojson-geometry.ts'
import { jsonFaultAt } from './json-fault.ts'
import { quote } from './quote.ts'
import { decodeText, textHead } from './text.ts'

export interface Feature {
  readonly id?: unknown
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}

const GEOMETRIES = [
  ...['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
  'GeometryCollection',
]

export const GEOJSON: Format = {
  id: 'geojson',
  name: 'GeoJSON',
  extensions: ['.geojson', '.json'],
  recognises: (head) => /^\s*[{[]/.test(textHead(head)),
  open: openGeoJson,
}

/**
 * Opens a FeatureCollection, a Feature, or a bare geometry (one row). A feature's own `id` is a
 * column where its properties hold none.
 * @throws Problem bad_input where the text is not JSON or not GeoJSON.
 */
export function openGeoJson(
  bytes: Uint8Array,
  { fileName, encoding: asked }: OpenOptions,
): SourceTable & { rows(take: RowTaker): void } {
  const { text, encoding } = decodeText(bytes, fileName, asked)
  const json = parseJson(text, fileName)
  const features = featuresOf(json, fileName)
  const crs = crsOf(json)
  const headings = headingsOf(features)
  return {
    headings,
    hasGeometry: true,
    ...(crs && { crs }),
    encoding,
    sheets: [],
    rows: (take) => takeFeatures(features, headings, take),
  }
}

function takeFeatures(features: readonly Feature[], headings: readonly string[], take: RowTaker) {
  features.every((feature, i) =>
    take({
      row: i + 1,
      geometry: readGeometry(feature.geometry),
      cell: (heading) => propertyOf(feature, headings[heading]!),
      identity: () => JSON.stringify(feature),
    }),
  )
}

function parseJson(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const place = placeIn(text, jsonFaultAt(text))
    const sentence = `${fileName} is not JSON: it breaks off or errs at ${place}.`
    throw new Problem('bad_input', sentence, { cause: error })
  }
}

function placeIn(text: string, at: number): string {
  const before = text.slice(0, at)
  const line = before.split('\n').length
  return `line ${line}, column ${before.length - before.lastIndexOf('\n')}`
}

/** The old `crs` member is heeded: coordinates in metres must not pass for degrees. */
function crsOf(json: unknown): FoundCrs | undefined {
  const name = recordOf(recordOf(recordOf(json)?.crs)?.properties)?.name
  return typeof name === 'string' ? crsNamed(name) : undefined
}

function featuresOf(json: unknown, fileName: string): Feature[] {
  const root = recordOf(json)
  const type = root?.type
  if (root && type === 'FeatureCollection') {
    if (Array.isArray(root.features)) return root.features.map(featureOf)
    throw new Problem('bad_input', `${fileName} is a FeatureCollection without features.`)
  }
  if (root && type === 'Feature') return [featureOf(root)]
  if (root && GEOMETRIES.includes(String(type))) return [{ geometry: root, properties: {} }]
  throw new Problem(
    'bad_input',
    `${fileName} is JSON but not GeoJSON: its type is ${type === undefined ? 'not given' : quote(type)}.`,
  )
}

/** What is no feature becomes one without a geometry, and so an issue of its row. */
export function featureOf(json: unknown): Feature {
  const feature = recordOf(json)
  const properties = recordOf(feature?.properties) ?? {}
  return { id: feature?.id, geometry: feature?.geometry ?? null, properties }
}

export function headingsOf(features: readonly Feature[]): string[] {
  const names = new Set<string>()
  let hasId = false
  for (const { id, properties } of features) {
    hasId ||= id !== undefined
    for (const name of Object.keys(properties)) names.add(name)
  }
  if (hasId) names.add('id')
  return [...names]
}

export function propertyOf({ id, properties }: Feature, heading: string): unknown {
  if (Object.hasOwn(properties, heading)) return properties[heading]
  return heading === 'id' ? id : undefined
}

export function recordOf(json: unknown): Record<string, unknown> | undefined {
  const isRecord = typeof json === 'object' && json !== null && !Array.isArray(json)
  return isRecord ? (json as Record<string, unknown>) : undefined
}
