/**
 * Shapes as flat columns, in WGS84 degrees: shape i owns the parts
 * `partStart[i] … partStart[i + 1]`, part j owns the vertices
 * `vertexStart[j] … vertexStart[j + 1]`, vertex k is `lonLat[2k], lonLat[2k + 1]`.
 * A part is a point, a line, or a closed ring. Whether a point lies in a polygon is told by
 * counting all its rings (even-odd), so holes and several outlines need no mark.
 */
export interface Shapes {
  readonly length: number
  /** One of POINT, LINE, POLYGON a shape. */
  readonly type: Uint8Array
  /** `length + 1` offsets into the parts. */
  readonly partStart: Uint32Array
  /** One offset more than there are parts, into the vertices. */
  readonly vertexStart: Uint32Array
  /** Degrees: longitude, latitude, longitude, latitude … */
  readonly lonLat: Float64Array
}

export const POINT = 0
export const LINE = 1
export const POLYGON = 2
export type ShapeType = typeof POINT | typeof LINE | typeof POLYGON

/** Parts of one shape while it is being read: each a flat list lon, lat, lon, lat … */
export interface Shape {
  readonly type: ShapeType
  readonly parts: readonly (readonly number[])[]
}

/** West, south, east, north in degrees; west > east where the box crosses the antimeridian. */
export type Extent = readonly [west: number, south: number, east: number, north: number]

/** Collects shapes one by one; `finish` gives the columns. */
export class ShapesBuilder {
  readonly #type: number[] = []
  readonly #partStart: number[] = [0]
  readonly #vertexStart: number[] = [0]
  readonly #lonLat: number[] = []

  add(shape: Shape): void {
    for (const part of shape.parts) {
      for (const degree of part) this.#lonLat.push(degree)
      this.#vertexStart.push(this.#lonLat.length / 2)
    }
    this.#type.push(shape.type)
    this.#partStart.push(this.#vertexStart.length - 1)
  }

  finish(): Shapes {
    return {
      length: this.#type.length,
      type: Uint8Array.from(this.#type),
      partStart: Uint32Array.from(this.#partStart),
      vertexStart: Uint32Array.from(this.#vertexStart),
      lonLat: Float64Array.from(this.#lonLat),
    }
  }
}

/** One shape of the columns, as a value of its own. */
export function shapeOf(shapes: Shapes, row: number): Shape {
  const parts: number[][] = []
  for (let part = shapes.partStart[row]!; part < shapes.partStart[row + 1]!; part++) {
    const [from, to] = [shapes.vertexStart[part]!, shapes.vertexStart[part + 1]!]
    parts.push([...shapes.lonLat.subarray(2 * from, 2 * to)])
  }
  return { type: shapes.type[row] as ShapeType, parts }
}

/** Box of one shape: [west, south, east, north], by its vertices alone. */
export function shapeExtent(shapes: Shapes, row: number): [number, number, number, number] {
  const { lonLat } = shapes
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const end = shapes.vertexStart[shapes.partStart[row + 1]!]!
  for (let k = shapes.vertexStart[shapes.partStart[row]!]!; k < end; k++) {
    const lon = lonLat[2 * k]!
    const lat = lonLat[2 * k + 1]!
    if (lon < west) west = lon
    if (lon > east) east = lon
    if (lat < south) south = lat
    if (lat > north) north = lat
  }
  return [west, south, east, north]
}

/** Longitude and latitude of the first vertex: the place itself where the shape is a point. */
export function firstVertex(shapes: Shapes, row: number): [lon: number, lat: number] {
  const k = shapes.vertexStart[shapes.partStart[row]!]!
  return [shapes.lonLat[2 * k]!, shapes.lonLat[2 * k + 1]!]
}
