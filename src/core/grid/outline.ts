import Flatbush from 'flatbush'
import {
  EARTH_RADIUS_METRES,
  latitudeDegrees,
  longitudeDegrees,
  unwrapLongitude,
} from './sphere.ts'

/** A question off the tree's own box costs one comparison, so all three are always asked. */
const SHIFTS = [0, 360, -360]
const METRES_PER_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180

/**
 * The edges of polygons, lines and points, indexed for two questions: is a point inside (even-odd
 * over all rings), and how far is it from the nearest edge. Edges are straight in longitude and
 * latitude, as GeoJSON says. Longitudes run on past ±180 where a ring crosses the antimeridian,
 * and every question is asked at lon, lon + 360 and lon − 360.
 */
export class Outline {
  readonly #edges: Float64Array
  readonly #tree: Flatbush | undefined

  /** @param parts rings, lines or single points, each a flat list lon, lat, lon, lat … */
  constructor(parts: Iterable<ArrayLike<number>>) {
    const edges: number[] = []
    for (const part of parts) pushEdges(part, edges)
    this.#edges = Float64Array.from(edges)
    const count = edges.length / 4
    if (count > 0) {
      this.#tree = new Flatbush(count)
      for (let e = 0; e < edges.length; e += 4) {
        const [x0, y0, x1, y1] = [edges[e]!, edges[e + 1]!, edges[e + 2]!, edges[e + 3]!]
        this.#tree.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1))
      }
      this.#tree.finish()
    }
  }

  /** Whether the point lies inside, holes left out. Always false for lines and points. */
  contains(lon: number, lat: number): boolean {
    return SHIFTS.some((shift) => this.#crossings(lon + shift, lat) % 2 === 1)
  }

  #crossings(lon: number, lat: number): number {
    const edges = this.#edges
    let crossings = 0
    this.#tree?.search(lon, lat, Infinity, lat, (edge) => {
      const e = 4 * edge
      const y0 = edges[e + 1]!
      const y1 = edges[e + 3]!
      // Half-open in latitude, so that a vertex on the ray counts once.
      if (y0 > lat !== y1 > lat) {
        const x0 = edges[e]!
        if (lon < x0 + ((lat - y0) / (y1 - y0)) * (edges[e + 2]! - x0)) crossings++
      }
      return false
    })
    return crossings
  }

  /** Whether an edge may come within `metres` of the point: never a false no. */
  touches(lon: number, lat: number, metres: number): boolean {
    const tree = this.#tree
    if (!tree) return false
    const dLat = latitudeDegrees(metres)
    const dLon = longitudeDegrees(metres, lat)
    return SHIFTS.some((shift) => {
      let hit = false
      tree.search(lon + shift - dLon, lat - dLat, lon + shift + dLon, lat + dLat, () => {
        hit = true
        return false
      })
      return hit
    })
  }

  /**
   * Metres from the point to the nearest edge where that is at most `limit`, else Infinity.
   * Measured on the plane that touches the sphere at the point: within 0.1% up to 50 km.
   */
  edgeDistanceMetres(lon: number, lat: number, limit: number): number {
    const tree = this.#tree
    if (!tree) return Infinity
    const dLat = latitudeDegrees(limit)
    const dLon = longitudeDegrees(limit, lat)
    const kx = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
    let least = limit * limit
    let found = false
    for (const shift of SHIFTS) {
      const x = lon + shift
      tree.search(x - dLon, lat - dLat, x + dLon, lat + dLat, (edge) => {
        const squared = squaredMetres(this.#edges, 4 * edge, x, lat, kx)
        if (squared <= least) {
          least = squared
          found = true
        }
        return false
      })
    }
    return found ? Math.sqrt(least) : Infinity
  }
}

function pushEdges(part: ArrayLike<number>, edges: number[]): void {
  let lon = part[0]!
  if (part.length === 2) edges.push(lon, part[1]!, lon, part[1]!)
  for (let k = 2; k + 1 < part.length; k += 2) {
    const next = unwrapLongitude(part[k]!, lon)
    edges.push(lon, part[k - 1]!, next, part[k + 1]!)
    lon = next
  }
}

function squaredMetres(edges: Float64Array, e: number, lon: number, lat: number, kx: number) {
  const x0 = (edges[e]! - lon) * kx
  const y0 = (edges[e + 1]! - lat) * METRES_PER_DEGREE
  const dx = (edges[e + 2]! - lon) * kx - x0
  const dy = (edges[e + 3]! - lat) * METRES_PER_DEGREE - y0
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / length))
  const x = x0 + along * dx
  const y = y0 + along * dy
  return x * x + y * y
}
