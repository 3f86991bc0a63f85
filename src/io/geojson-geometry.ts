import { LINE, POINT, type Shape } from '../core/dataset/shapes.ts'
import type { Fault } from './import.ts'
import { closedPolygon } from './kind-shape.ts'
import { quote } from './quote.ts'

/** Thrown inside this file alone, to leave nested coordinates at the first bad position. */
class BadPosition extends Error {}

/**
 * The shape of a GeoJSON geometry. A MultiPoint of several points and a GeometryCollection are
 * refused: a row is one place, and its count would be taken for each. Heights are left out;
 * unclosed rings are closed.
 */
export function readGeometry(json: unknown): Shape | Fault {
  if (json === null || typeof json !== 'object') {
    return { column: 'geometry', code: 'missing', message: 'The feature has no geometry.' }
  }
  const { type, coordinates } = json as { type?: unknown; coordinates?: unknown }
  try {
    const shape = shapeOf(type, coordinates)
    return shape ?? bad(`A geometry of type ${quote(type)} cannot be a row.`)
  } catch (error) {
    if (error instanceof BadPosition) return bad(error.message)
    throw error
  }
}

function shapeOf(type: unknown, coordinates: unknown): Shape | undefined {
  switch (type) {
    case 'Point':
      return { type: POINT, parts: [flat([coordinates])] }
    case 'MultiPoint':
      return { type: POINT, parts: list(coordinates).map((position) => flat([position])) }
    case 'LineString':
      return { type: LINE, parts: [flat(coordinates)] }
    case 'MultiLineString':
      return { type: LINE, parts: list(coordinates).map(flat) }
    case 'Polygon':
      return closedPolygon(list(coordinates).map(flat))
    case 'MultiPolygon':
      return closedPolygon(list(coordinates).flatMap((rings) => list(rings).map(flat)))
    default:
      return undefined
  }
}

function flat(positions: unknown): number[] {
  const part: number[] = []
  for (const position of list(positions)) {
    const [lon, lat] = Array.isArray(position) ? position : []
    if (!Number.isFinite(lon) || !Number.isFinite(lat)) {
      throw new BadPosition(`${quote(position)} is not a position [longitude, latitude].`)
    }
    part.push(lon, lat)
  }
  return part
}

function list(json: unknown): unknown[] {
  if (Array.isArray(json)) return json
  throw new BadPosition(`${quote(json ?? null)} stands where coordinates should.`)
}

function bad(message: string): Fault {
  return { column: 'geometry', code: 'bad_geometry', message }
}
