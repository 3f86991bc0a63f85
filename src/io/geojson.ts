import { Problem } from '../core/problem.ts'
import { readGeometry } from './geojson-geometry.ts'
import { PLACE_KEYS, type ReadRequest, type RowSink } from './import.ts'
import { jsonFaultAt } from './json-fault.ts'
import { quote } from './quote.ts'

interface Feature {
  readonly id?: unknown
  readonly geometry: unknown
  readonly properties: Readonly<Record<string, unknown>>
}

const GEOMETRIES = [
  ...['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'],
  'GeometryCollection',
]

/**
 * Reads a FeatureCollection, a Feature, or a bare geometry (one row). A feature's own `id` is a
 * column where its properties hold none.
 * @throws Problem bad_input where the text is not JSON, not GeoJSON, or not in WGS84.
 */
export function readGeoJson(text: string, request: ReadRequest, sink: RowSink): void {
  const mappedPlace = PLACE_KEYS.find((key) => Object.hasOwn(request.mapping, key))
  if (mappedPlace) {
    throw new Problem('usage', `GeoJSON states its own places: leave out --map ${mappedPlace}=….`)
  }
  const json = parseJson(text, request.fileName)
  checkCrs(json, request.fileName)
  const features = featuresOf(json, request.fileName)
  const headings = headingsOf(features)
  if (features.length > 0) sink.headings(headings)
  features.forEach((feature, i) => {
    sink.row({
      row: i + 1,
      place: readGeometry(feature.geometry),
      placeColumn: 'geometry',
      cell: (heading) => propertyOf(feature, headings[heading]!),
      identity: () => JSON.stringify(feature),
    })
  })
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
function checkCrs(json: unknown, fileName: string): void {
  const name = recordOf(recordOf(recordOf(json)?.crs)?.properties)?.name
  if (typeof name !== 'string' || /CRS:?84$|EPSG:+4326$/i.test(name)) return
  throw new Problem(
    'bad_input',
    `${fileName} is in ${quote(name)}, not in WGS84 longitude and latitude.`,
  )
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
function featureOf(json: unknown): Feature {
  const feature = recordOf(json)
  const properties = recordOf(feature?.properties) ?? {}
  return { id: feature?.id, geometry: feature?.geometry ?? null, properties }
}

function headingsOf(features: readonly Feature[]): string[] {
  const names = new Set<string>()
  let hasId = false
  for (const { id, properties } of features) {
    hasId ||= id !== undefined
    for (const name of Object.keys(properties)) names.add(name)
  }
  if (hasId) names.add('id')
  return [...names]
}

function propertyOf({ id, properties }: Feature, heading: string): unknown {
  if (Object.hasOwn(properties, heading)) return properties[heading]
  return heading === 'id' ? id : undefined
}

function recordOf(json: unknown): Record<string, unknown> | undefined {
  const isRecord = typeof json === 'object' && json !== null && !Array.isArray(json)
  return isRecord ? (json as Record<string, unknown>) : undefined
}
