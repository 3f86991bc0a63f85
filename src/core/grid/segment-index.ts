import Flatbush from 'flatbush'
import {
  EARTH_RADIUS_METRES,
  latitudeDegrees,
  longitudeDegrees,
  unwrapLongitude,
} from './sphere.ts'

const SHIFTS = [0, 360, -360]
const METRES_PER_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180

/** The place of a line that is nearest to a point. */
export interface NearestOnLine {
  /** Index of the line as it was given. */
  readonly line: number
  /** The segment from vertex `segment` to the next. */
  readonly segment: number
  /** How far along that segment, 0–1. */
  readonly share: number
  readonly metres: number
}

/**
 * The segments of many lines, for 'which lines pass within so many metres, and where'. Measured on
 * the plane that touches the sphere at the point: within 0.1% up to 50 km.
 */
export class SegmentIndex {
  readonly #lonLat: Float64Array
  readonly #line: Uint32Array
  readonly #segment: Uint32Array
  readonly #tree: Flatbush | undefined

  /** @param lines each a flat list lon, lat, lon, lat … in degrees; one vertex is a point */
  constructor(lines: readonly ArrayLike<number>[]) {
    const lonLat: number[] = []
    const line: number[] = []
    const segment: number[] = []
    lines.forEach((vertices, l) => {
      let lon = vertices[0]!
      const last = Math.max(1, vertices.length / 2 - 1)
      for (let s = 0; s < last; s++) {
        const to = vertices.length > 2 ? s + 1 : s
        const next = unwrapLongitude(vertices[2 * to]!, lon)
        lonLat.push(lon, vertices[2 * s + 1]!, next, vertices[2 * to + 1]!)
        line.push(l)
        segment.push(s)
        lon = next
      }
    })
    this.#lonLat = Float64Array.from(lonLat)
    this.#line = Uint32Array.from(line)
    this.#segment = Uint32Array.from(segment)
    if (line.length === 0) return
    this.#tree = new Flatbush(line.length)
    for (let k = 0; k < lonLat.length; k += 4) {
      const [x0, y0, x1, y1] = [lonLat[k]!, lonLat[k + 1]!, lonLat[k + 2]!, lonLat[k + 3]!]
      this.#tree.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1))
    }
    this.#tree.finish()
  }

  /** Each line that passes within `metres` of the point, at its nearest place; by line. */
  near(lon: number, lat: number, metres: number): NearestOnLine[] {
    const best = new Map<number, NearestOnLine>()
    const [dLon, dLat] = [longitudeDegrees(metres, lat), latitudeDegrees(metres)]
    for (const shift of SHIFTS) {
      const x = lon + shift
      const found = this.#tree?.search(x - dLon, lat - dLat, x + dLon, lat + dLat) ?? []
      for (const k of found) {
        const here = this.#measure(k, x, lat)
        if (here.metres > metres) continue
        const known = best.get(here.line)
        if (!known || isNearer(here, known)) best.set(here.line, here)
      }
    }
    return [...best.values()].sort((a, b) => a.line - b.line)
  }

  #measure(k: number, lon: number, lat: number): NearestOnLine {
    const kx = METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)
    const x0 = (this.#lonLat[4 * k]! - lon) * kx
    const y0 = (this.#lonLat[4 * k + 1]! - lat) * METRES_PER_DEGREE
    const dx = (this.#lonLat[4 * k + 2]! - lon) * kx - x0
    const dy = (this.#lonLat[4 * k + 3]! - lat) * METRES_PER_DEGREE - y0
    const squared = dx * dx + dy * dy
    const share = squared === 0 ? 0 : Math.max(0, Math.min(1, -(x0 * dx + y0 * dy) / squared))
    const metres = Math.hypot(x0 + share * dx, y0 + share * dy)
    return { line: this.#line[k]!, segment: this.#segment[k]!, share, metres }
  }
}

/** Nearer, or as near and earlier on the line: the answer does not hang on the tree's order. */
function isNearer(a: NearestOnLine, b: NearestOnLine): boolean {
  return a.metres < b.metres || (a.metres === b.metres && a.segment < b.segment)
}
