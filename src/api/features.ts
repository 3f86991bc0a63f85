import type { Dataset } from '../core/dataset/dataset.ts'
import { polygonsOfRings, type Ring } from '../core/dataset/polygon-rings.ts'
import { LINE, POINT, type Shapes } from '../core/dataset/shapes.ts'

/** Decimals of a degree in what is drawn: 0.1 m. */
const DECIMALS = 1e6

/** Labels that travel with the rows of a dataset wherever they go. */
export interface CollectionLabels {
  readonly kind: string
  readonly name: string
  readonly source: string
  readonly licence: string
  readonly attribution: string
  readonly generated: boolean
}

/** GeoJSON of all rows of a dataset, as text: columns become properties, unknown ones are left out. */
export function featuresText(dataset: Dataset): string {
  const labels: CollectionLabels = { kind: dataset.kind, ...dataset.provenance }
  const features: string[] = []
  for (let row = 0; row < dataset.rows; row++) features.push(featureText(dataset, row))
  return `{"type":"FeatureCollection","siteswap":${JSON.stringify(labels)},"features":[\n${features.join(',\n')}\n]}\n`
}

function featureText(dataset: Dataset, row: number): string {
  const properties: Record<string, string | number | boolean> = {}
  for (const [name, texts] of Object.entries(dataset.texts)) {
    if (texts[row]) properties[name] = texts[row]
  }
  for (const [name, numbers] of Object.entries(dataset.numbers)) {
    if (Number.isFinite(numbers[row])) properties[name] = numbers[row]!
  }
  properties.generated = dataset.provenance.generated
  const geometry = geometryOf(dataset.shapes, row)
  return JSON.stringify({ type: 'Feature', geometry, properties })
}

function geometryOf(shapes: Shapes, row: number): { type: string; coordinates: unknown } {
  const parts = partsOf(shapes, row)
  if (shapes.type[row] === POINT) {
    const points = parts.flat()
    return points.length === 1
      ? { type: 'Point', coordinates: points[0] }
      : { type: 'MultiPoint', coordinates: points }
  }
  const single = parts.length === 1
  if (shapes.type[row] === LINE) {
    return single
      ? { type: 'LineString', coordinates: parts[0] }
      : { type: 'MultiLineString', coordinates: parts }
  }
  const polygons = polygonsOfRings(parts)
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0] }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function partsOf(shapes: Shapes, row: number): Ring[] {
  const parts: Ring[] = []
  for (let part = shapes.partStart[row]!; part < shapes.partStart[row + 1]!; part++) {
    const ring: Ring = []
    for (let k = shapes.vertexStart[part]!; k < shapes.vertexStart[part + 1]!; k++) {
      ring.push([rounded(shapes.lonLat[2 * k]!), rounded(shapes.lonLat[2 * k + 1]!)])
    }
    parts.push(ring)
  }
  return parts
}

function rounded(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS
}
