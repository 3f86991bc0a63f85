import type { Extent } from '../../core/dataset/shapes.ts'
import { EARTH_RADIUS_METRES } from '../../core/grid/sphere.ts'

const METRES_PER_DEGREE = (EARTH_RADIUS_METRES * Math.PI) / 180

/** A flat map of a box: longitude is narrowed by the cosine of its middle latitude. */
export interface Projection {
  readonly width: number
  readonly height: number
  /** Metres a unit of the picture stands for, at the middle. */
  readonly metresPerUnit: number
  readonly x: (lon: number) => number
  readonly y: (lat: number) => number
}

/** The map of a box, as wide or as high as it may be. */
export function projectionOf(
  [west, south, east, north]: Extent,
  mostWidth: number,
  mostHeight: number,
): Projection {
  const narrowed = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const span = east >= west ? east - west : east + 360 - west
  const [wide, high] = [Math.max(span * narrowed, 1e-6), Math.max(north - south, 1e-6)]
  const perDegree = Math.min(mostWidth / wide, mostHeight / high)
  const unwrapped = (lon: number) => (lon < west - 180 ? lon + 360 : lon)
  return {
    width: wide * perDegree,
    height: high * perDegree,
    metresPerUnit: METRES_PER_DEGREE / perDegree,
    x: (lon) => (unwrapped(lon) - west) * narrowed * perDegree,
    y: (lat) => (north - lat) * perDegree,
  }
}
