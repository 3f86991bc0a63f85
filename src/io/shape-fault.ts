import { LINE, POINT, POLYGON, type Shape } from '../core/dataset/shapes.ts'
import type { RegionReach } from '../core/grid/region-contains.ts'
import { boxOf } from './box.ts'
import type { CoordinateSystem } from './crs/coordinate-system.ts'
import { placeInWgs84, swapped } from './crs/place-in-wgs84.ts'
import type { Fault, IssueCode } from './import.ts'

/**
 * What is wrong with a shape's form, coordinates or position, or undefined where it is good. A
 * point must lie within the region's margin; of a line or an area a part's box must touch it.
 * @param stated the shape in the file's own coordinates
 * @param place the same in WGS84; undefined where the system has no such place
 */
export function shapeFault(
  stated: Shape,
  place: Shape | undefined,
  column: string,
  reach: RegionReach,
  system: CoordinateSystem,
): Fault | undefined {
  const form = formFault(stated)
  if (form) return { column, code: 'bad_geometry', message: form }
  const range = place ? rangeFault(place) : outsideSystem(stated, system)
  if (!range && touches(place!, reach)) return undefined
  const [x, y] = [stated.parts[0]![0]!, stated.parts[0]![1]!]
  const turned = placeInWgs84(swapped(stated), system)
  if (turned && liesWithin(turned, reach)) {
    return {
      column,
      code: 'probably_swapped',
      message: `${inWords(x, y, system)} is outside the region, but inside it the other way round.`,
    }
  }
  if (x === 0 && y === 0) {
    const message = 'The place is 0, 0, which stands for none: the row has no place.'
    return { column, code: 'zero_place', message }
  }
  if (range && system.isDegrees && isFarBeyondDegrees(x, y)) {
    const message = `${x}, ${y} are no degrees but metres of a projected system: name it with --crs EPSG:n.`
    return { column, code: 'probably_metres', message }
  }
  if (range) return { column, ...range }
  const message = `${inWords(x, y, system)} is outside the region and its margin.`
  return { column, code: 'outside_region', message }
}

function inWords(x: number, y: number, { isDegrees, name }: CoordinateSystem): string {
  return isDegrees ? `Latitude ${y}, longitude ${x}` : `x ${x}, y ${y} in ${name}`
}

/** Metres within a country are thousands; degrees that were mistyped rarely are. */
function isFarBeyondDegrees(x: number, y: number): boolean {
  return Math.abs(x) > 1000 && Math.abs(y) > 1000
}

function outsideSystem(stated: Shape, { name }: CoordinateSystem) {
  const [x, y] = stated.parts[0]!
  return { code: 'out_of_range' as const, message: `x ${x}, y ${y} is no place in ${name}.` }
}

function liesWithin(shape: Shape, reach: RegionReach): boolean {
  return !rangeFault(shape) && touches(shape, reach)
}

function touches(shape: Shape, reach: RegionReach): boolean {
  if (shape.type === POINT) return reach.reaches(shape.parts[0]![0]!, shape.parts[0]![1]!)
  return shape.parts.some((part) => reach.touchesBox(boxOf({ type: shape.type, parts: [part] })))
}

/** A sentence where a shape has too few vertices. */
function formFault(shape: Shape): string | undefined {
  if (shape.parts.length === 0) return 'The geometry is empty.'
  if (shape.type === POINT && shape.parts.length + shape.parts[0]!.length > 3) {
    return `The geometry is ${Math.max(shape.parts.length, shape.parts[0]!.length / 2)} points; a row is one place.`
  }
  for (const part of shape.parts) {
    if (part.length < 2) return 'The geometry has an empty part.'
    if (shape.type === LINE && part.length < 4) return 'The line has fewer than two positions.'
    if (shape.type === POLYGON && distinctVertices(part) < 3) {
      return 'The ring has fewer than three different positions.'
    }
  }
  return undefined
}

function distinctVertices(ring: readonly number[]): number {
  const seen = new Set<string>()
  for (let k = 0; k < ring.length && seen.size < 3; k += 2) seen.add(`${ring[k]},${ring[k + 1]}`)
  return seen.size
}

function rangeFault(shape: Shape): { code: IssueCode; message: string } | undefined {
  for (const part of shape.parts) {
    for (let k = 0; k < part.length; k += 2) {
      const lon = part[k]!
      const lat = part[k + 1]!
      if (!(Math.abs(lat) <= 90)) {
        return { code: 'out_of_range', message: `The latitude ${lat} is not within ±90 degrees.` }
      }
      if (!(Math.abs(lon) <= 180)) {
        return { code: 'out_of_range', message: `The longitude ${lon} is not within ±180 degrees.` }
      }
    }
  }
  return undefined
}
