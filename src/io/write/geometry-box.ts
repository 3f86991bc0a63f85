import type { Geometry } from './geometry.ts'

export type GeometryBox = [west: number, south: number, east: number, north: number]
type Nested = number | readonly Nested[]

/** Box of a geometry in degrees, grown from `box` where one is given. */
export function boxOf(geometry: Geometry, box?: GeometryBox): GeometryBox {
  const grown: GeometryBox = box ? [...box] : [Infinity, Infinity, -Infinity, -Infinity]
  grow(grown, geometry.coordinates)
  return grown
}

function grow(box: GeometryBox, nested: Nested): void {
  const [lon, lat] = nested as readonly Nested[]
  if (typeof lon !== 'number' || typeof lat !== 'number') {
    for (const part of nested as readonly Nested[]) grow(box, part)
    return
  }
  box[0] = Math.min(box[0], lon)
  box[1] = Math.min(box[1], lat)
  box[2] = Math.max(box[2], lon)
  box[3] = Math.max(box[3], lat)
}
