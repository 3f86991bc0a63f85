import type { Extent } from '../dataset/shapes.ts'
import { Outline } from './outline.ts'
import { regionParts } from './read-region.ts'
import type { Region } from './region.ts'
import { latitudeDegrees, longitudeDegrees, unwrapLongitude } from './sphere.ts'

const TURNS = [0, 360, -360]

/** A region and a margin around it, prepared for many questions. */
export class RegionReach {
  readonly #outline: Outline
  /** Box of each polygon grown by the margin; longitudes run on past ±180. */
  readonly #boxes: readonly Extent[]
  readonly #marginMetres: number

  constructor(region: Region, marginMetres: number) {
    this.#outline = new Outline(regionParts(region))
    this.#marginMetres = marginMetres
    this.#boxes = region.coordinates.map((polygon) => grownBox(polygon[0] ?? [], marginMetres))
  }

  /** Middle of the box of the region's first polygon, degrees. */
  get centre(): [lon: number, lat: number] {
    const [west, south, east, north] = this.#boxes[0] ?? [0, 0, 0, 0]
    return [unwrapLongitude((west + east) / 2, 0), (south + north) / 2]
  }

  /** Whether the point lies in the region itself. */
  contains(lon: number, lat: number): boolean {
    return this.#outline.contains(lon, lat)
  }

  /** Whether the point lies in the region or no further from it than the margin. */
  reaches(lon: number, lat: number): boolean {
    if (!this.touchesBox([lon, lat, lon, lat])) return false
    if (this.#outline.contains(lon, lat)) return true
    return this.#outline.edgeDistanceMetres(lon, lat, this.#marginMetres) <= this.#marginMetres
  }

  /** Whether a box touches the box of any polygon of the region, grown by the margin. */
  touchesBox([west, south, eastGiven, north]: Extent): boolean {
    const east = eastGiven < west ? eastGiven + 360 : eastGiven
    return this.#boxes.some(
      (box) =>
        south <= box[3] &&
        north >= box[1] &&
        TURNS.some((turn) => west + turn <= box[2] && east + turn >= box[0]),
    )
  }
}

function grownBox(ring: readonly (readonly [number, number])[], metres: number): Extent {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  let lon = ring[0]?.[0] ?? 0
  for (const [x, y] of ring) {
    lon = unwrapLongitude(x, lon)
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, y)
    north = Math.max(north, y)
  }
  const dLat = latitudeDegrees(metres)
  const farthest = Math.min(90, Math.max(Math.abs(south), Math.abs(north)) + dLat)
  const dLon = metres > 0 ? longitudeDegrees(metres, farthest) : 0
  return [west - dLon, south - dLat, east + dLon, north + dLat]
}
