import { Problem } from '../problem.ts'
import type { Region } from './region.ts'
import { EARTH_RADIUS_METRES, unwrapLongitude } from './sphere.ts'

type Position = [number, number]
type Ring = Position[]

/**
 * A region from a box in degrees; west > east crosses the antimeridian.
 * @throws Problem bad_input where a side is out of range or the box has no area.
 */
export function regionFromBox(west: number, south: number, east: number, north: number): Region {
  const box = `${west},${south},${east},${north}`
  if (![west, south, east, north].every(Number.isFinite))
    throw new Problem('bad_input', `The region ${box} is not four numbers of degrees.`)
  if (Math.abs(west) > 180 || Math.abs(east) > 180 || Math.abs(south) > 90 || Math.abs(north) > 90)
    throw new Problem(
      'bad_input',
      `The region ${box} leaves the globe: give WEST,SOUTH,EAST,NORTH in degrees, longitudes within ±180 and latitudes within ±90.`,
    )
  if (south >= north || west === east)
    throw new Problem(
      'bad_input',
      `The region ${box} has no area: WEST,SOUTH,EAST,NORTH needs south below north and west apart from east.`,
    )
  const last = east < west ? east + 360 : east
  return { type: 'MultiPolygon', coordinates: [[boxRing(west, south, last, north)]] }
}

/** Long sides are cut so that no edge spans 180 degrees, where its direction would be unclear. */
function boxRing(west: number, south: number, east: number, north: number): Ring {
  const pieces = Math.ceil((east - west) / 90)
  const at = (piece: number) => west + ((east - west) * piece) / pieces
  const ring: Ring = []
  for (let piece = 0; piece <= pieces; piece++) ring.push([at(piece), south])
  for (let piece = pieces; piece >= 0; piece--) ring.push([at(piece), north])
  ring.push([west, south])
  return ring
}

/**
 * A region from parsed GeoJSON: Polygon, MultiPolygon, or features, collections of them.
 * @throws Problem bad_input where there is no polygon or a coordinate is no position on the globe.
 */
export function regionFromGeoJson(json: unknown): Region {
  const polygons: Ring[][] = []
  collectPolygons(json, polygons)
  if (polygons.length === 0)
    throw new Problem(
      'bad_input',
      'The region holds no polygon: give GeoJSON with a Polygon or a MultiPolygon.',
    )
  const region: Region = { type: 'MultiPolygon', coordinates: polygons }
  if (!(regionAreaSquareMetres(region) > 0))
    throw new Problem('bad_input', 'The region has no area: its polygons are empty or flat.')
  return region
}

function collectPolygons(json: unknown, into: Ring[][]): void {
  if (typeof json !== 'object' || json === null) return
  const node = json as Record<string, unknown>
  if (node.type === 'Polygon') into.push(readRings(node.coordinates))
  else if (node.type === 'MultiPolygon' && Array.isArray(node.coordinates))
    for (const polygon of node.coordinates) into.push(readRings(polygon))
  else if (node.type === 'Feature') collectPolygons(node.geometry, into)
  for (const list of [node.features, node.geometries])
    if (Array.isArray(list)) for (const member of list) collectPolygons(member, into)
}

function readRings(rings: unknown): Ring[] {
  if (!Array.isArray(rings) || rings.length === 0)
    throw new Problem('bad_input', 'The region has a polygon without a ring.')
  return rings.map(readRing)
}

function readRing(ring: unknown): Ring {
  if (!Array.isArray(ring) || ring.length < 3)
    throw new Problem('bad_input', 'The region has a ring of fewer than three positions.')
  const positions = ring.map(readPosition)
  const [first, last] = [positions[0]!, positions.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1]) positions.push(first)
  return positions
}

function readPosition(position: unknown): Position {
  const [lon, lat] = Array.isArray(position) ? position : []
  if (
    typeof lon !== 'number' ||
    typeof lat !== 'number' ||
    !(Math.abs(lon) <= 540 && Math.abs(lat) <= 90)
  )
    throw new Problem(
      'bad_input',
      `The region has a position ${JSON.stringify(position)} that is not longitude, latitude in degrees.`,
    )
  return [lon, lat]
}

/** Rings of a region as flat lists, for an Outline. */
export function regionParts(region: Region): number[][] {
  return region.coordinates.flatMap((polygon) => polygon.map((ring) => ring.flat()))
}

/** West, south, east, north of a region; west > east where it crosses the antimeridian. */
export function regionExtent(region: Region): [number, number, number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  let lon = region.coordinates[0]?.[0]?.[0]?.[0] ?? 0
  for (const [x, y] of region.coordinates.flat(2)) {
    lon = unwrapLongitude(x, lon)
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  if (east - west >= 360) return [-180, south, 180, north]
  // A box that merely touches ±180 stays on its own side of it.
  const shift = west >= -180 && east <= 180 ? 0 : 360 * Math.round((west + east) / 720)
  const wrap = (x: number) =>
    x - shift > 180 ? x - shift - 360 : x - shift < -180 ? x - shift + 360 : x - shift
  return [wrap(west), south, wrap(east), north]
}

/** Area on the sphere (Chamberlain and Duquette 2007, JPL 07-03), holes taken off. */
export function regionAreaSquareMetres(region: Region): number {
  let area = 0
  for (const polygon of region.coordinates)
    polygon.forEach((ring, i) => {
      area += (i === 0 ? 1 : -1) * Math.abs(ringArea(ring))
    })
  return area
}

function ringArea(ring: readonly (readonly [number, number])[]): number {
  const sine = (lat: number) => Math.sin((lat * Math.PI) / 180)
  let sum = 0
  for (let k = 1; k < ring.length; k++) {
    const [x0, y0] = ring[k - 1]!
    const [x1, y1] = ring[k]!
    const dLon = ((unwrapLongitude(x1, x0) - x0) * Math.PI) / 180
    sum += dLon * (2 + sine(y0) + sine(y1))
  }
  return (sum * EARTH_RADIUS_METRES * EARTH_RADIUS_METRES) / 2
}
