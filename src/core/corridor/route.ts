import type { Dataset } from '../dataset/dataset.ts'

/**
 * One way along a highway, in the order of travel: a road drawn once for both ways is two routes,
 * a dual carriageway is two routes of its own.
 */
export interface Route {
  readonly ref: string
  /** The longest way through a connected part of the ref is its trunk; the rest are branches. */
  readonly rank: 'trunk' | 'branch'
  /** Ends where it begins. */
  readonly ring: boolean
  /** Vertices, degrees: lon, lat, lon, lat …; longitudes run on past ±180. */
  readonly lonLat: Float64Array
  /** Metres driven up to each vertex, great circle between vertices; the first is 0. */
  readonly mileageMetres: Float64Array
  readonly lengthMetres: number
  /** In the order of travel; where a gap is bridged, none. */
  readonly stretches: readonly RouteStretch[]
}

/** The part of a route that one row of the data draws. */
export interface RouteStretch {
  readonly fromMetres: number
  readonly toMetres: number
  readonly dataset: Dataset
  readonly row: number
  /** Driven against the way it is drawn. */
  readonly reversed: boolean
  /** Drawn for one way only. */
  readonly oneWay: boolean
  /** The word of the data: motorway, trunk, primary. */
  readonly class: string
  /** As counted on the row, all its ways and refs together; NaN where it is not counted. */
  readonly vehiclesPerDay: number
  /** Number of refs that share the row. */
  readonly refs: number
}

/** Where the lines of one ref do not meet. */
export interface RouteGap {
  readonly ref: string
  readonly metres: number
  /** Crossed in a straight line that counts in the mileage; else the route ends here. */
  readonly bridged: boolean
  /** Degrees: lon, lat. */
  readonly from: readonly [lon: number, lat: number]
  readonly to: readonly [lon: number, lat: number]
}

/** Metres driven from one place of a route on to another; NaN where that lies behind. */
export function metresAhead(route: Route, fromMetres: number, toMetres: number): number {
  const ahead = toMetres - fromMetres
  if (ahead >= 0) return ahead
  return route.ring ? ahead + route.lengthMetres : Number.NaN
}

/** Metres along the route between two of its places; on a ring the shorter way round. */
export function metresBetween(route: Route, a: number, b: number): number {
  const metres = Math.abs(a - b)
  return route.ring ? Math.min(metres, route.lengthMetres - metres) : metres
}

/** The place at a mileage, degrees; the nearer end where the mileage lies beyond the route. */
export function placeAtMileage(route: Route, metres: number): [lon: number, lat: number] {
  const { mileageMetres, lonLat } = route
  let [from, to] = [0, mileageMetres.length - 1]
  while (to - from > 1) {
    const middle = (from + to) >>> 1
    if (mileageMetres[middle]! <= metres) from = middle
    else to = middle
  }
  const [m0, m1] = [mileageMetres[from]!, mileageMetres[to]!]
  const share = m1 > m0 ? Math.max(0, Math.min(1, (metres - m0) / (m1 - m0))) : 0
  const between = (axis: 0 | 1) => {
    const [a, b] = [lonLat[2 * from + axis]!, lonLat[2 * to + axis]!]
    return share === 1 ? b : a + share * (b - a)
  }
  return [between(0), between(1)]
}
