import { polygonsOfRings } from '../../core/dataset/polygon-rings.ts'
import { LINE, POINT, type Shapes } from '../../core/dataset/shapes.ts'
import { boundaryOfCell } from '../../core/grid/cell-shape.ts'
import { cellIdAt } from '../../core/grid/grid.ts'
import type { PlaceColumn } from './table.ts'

export type Position = number[]

interface Of<Type extends string, Coordinates> {
  readonly type: Type
  readonly coordinates: Coordinates
}
type Polygon = Of<'Polygon', Position[][]>
type MultiPolygon = Of<'MultiPolygon', Position[][][]>

/** A geometry of GeoJSON (RFC 7946), in longitude and latitude. */
export type Geometry =
  | Of<'Point', Position>
  | Of<'MultiPoint', Position[]>
  | Of<'LineString', Position[]>
  | Of<'MultiLineString', Position[][]>
  | Polygon
  | MultiPolygon

/** The place of one row as a GeoJSON geometry; null where its degrees are unknown. */
export function geometryAt(column: PlaceColumn, row: number): Geometry | null {
  if (column.type === 'shape') return shapeGeometry(column.shapes, row)
  if (column.type === 'cell') return cellGeometry(cellIdAt(column.cells, row))
  const [lon, lat] = [column.lon[row]!, column.lat[row]!]
  const known = Number.isFinite(lon) && Number.isFinite(lat)
  return known ? { type: 'Point', coordinates: [lon, lat] } : null
}

/** Outline of a cell; two parts where it lies across the antimeridian, as RFC 7946 asks. */
function cellGeometry(cell: string): Polygon | MultiPolygon {
  const ring = positions(boundaryOfCell(cell))
  const across = ring.some(([lon]) => lon! > 90) && ring.some(([lon]) => lon! < -90)
  if (!across) return { type: 'Polygon', coordinates: [ring] }
  const east = ring.map(([lon, lat]): Position => [lon! < 0 ? lon! + 360 : lon!, lat!])
  const beyond = clipped(east, (lon) => lon - 180)
  return {
    type: 'MultiPolygon',
    coordinates: [
      [clipped(east, (lon) => 180 - lon)],
      [beyond.map(([lon, lat]): Position => [lon! - 360, lat!])],
    ],
  }
}

/** The part of a convex closed ring where `inside` ≥ 0 (Sutherland and Hodgman 1974). */
function clipped(ring: readonly Position[], inside: (lon: number) => number): Position[] {
  const kept: Position[] = []
  for (let k = 1; k < ring.length; k++) {
    const [[x0, y0], [x1, y1]] = [ring[k - 1] as [number, number], ring[k] as [number, number]]
    const [a, b] = [inside(x0), inside(x1)]
    if (a >= 0) kept.push([x0, y0])
    if (a < 0 !== b < 0) kept.push([180, y0 + ((180 - x0) / (x1 - x0)) * (y1 - y0)])
  }
  return [...kept, kept[0]!]
}

function shapeGeometry(shapes: Shapes, row: number): Geometry {
  const parts = partsAt(shapes, row)
  const alone = parts.length === 1
  if (shapes.type[row] === POINT) {
    const points = parts.map((part) => part[0]!)
    return alone
      ? { type: 'Point', coordinates: points[0]! }
      : { type: 'MultiPoint', coordinates: points }
  }
  if (shapes.type[row] === LINE)
    return alone
      ? { type: 'LineString', coordinates: parts[0]! }
      : { type: 'MultiLineString', coordinates: parts }
  const polygons = polygonsOfRings(parts as [number, number][][])
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }
}

function partsAt({ partStart, vertexStart, lonLat }: Shapes, row: number): Position[][] {
  const parts: Position[][] = []
  for (let part = partStart[row]!; part < partStart[row + 1]!; part++)
    parts.push(positions(lonLat.subarray(2 * vertexStart[part]!, 2 * vertexStart[part + 1]!)))
  return parts
}

function positions(flat: ArrayLike<number>): Position[] {
  const list: Position[] = []
  for (let k = 0; k < flat.length; k += 2) list.push([flat[k]!, flat[k + 1]!])
  return list
}
