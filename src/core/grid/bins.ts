import { latitudeDegrees, longitudeDegrees, unwrapLongitude } from './sphere.ts'

/**
 * Points sorted into bins of latitude and longitude, line by line, for 'all points within so many
 * metres'.
 */
export class Bins {
  /** The points' rows, bin by bin. */
  readonly rows: Uint32Array
  /** Bins in a line. */
  readonly columns: number
  /** Where the points of each bin begin, line by line; one entry more. */
  readonly binStart: Uint32Array
  readonly #west: number
  readonly #south: number
  readonly #step: readonly [lon: number, lat: number]
  readonly #lines: number

  /**
   * @param lat degrees
   * @param lon degrees
   * @param metres how wide a bin is
   */
  constructor(lat: ArrayLike<number>, lon: ArrayLike<number>, metres: number) {
    const count = lat.length
    const near = lon[0] ?? 0
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
    for (let i = 0; i < count; i++) {
      const x = unwrapLongitude(lon[i]!, near)
      west = Math.min(west, x)
      east = Math.max(east, x)
      south = Math.min(south, lat[i]!)
      north = Math.max(north, lat[i]!)
    }
    this.#west = west
    this.#south = south
    const farthest = Math.max(Math.abs(south), Math.abs(north))
    // At most about two bins a point, whatever the distance.
    const least = Math.sqrt(Math.max((east - west) * (north - south), 1e-12) / (2 * count + 1))
    this.#step = [
      Math.max(count ? longitudeDegrees(metres, farthest) : 1, least),
      Math.max(latitudeDegrees(metres), least),
    ]
    this.columns = count ? Math.floor((east - west) / this.#step[0]) + 1 : 0
    this.#lines = count ? Math.floor((north - south) / this.#step[1]) + 1 : 0
    const bins = new Uint32Array(count)
    const [stepLon, stepLat] = this.#step
    for (let i = 0; i < count; i++) {
      const column = Math.floor((unwrapLongitude(lon[i]!, near) - west) / stepLon)
      bins[i] = Math.floor((lat[i]! - south) / stepLat) * this.columns + column
    }
    this.binStart = new Uint32Array(this.columns * this.#lines + 1)
    for (const bin of bins) this.binStart[bin + 1]!++
    for (let b = 1; b < this.binStart.length; b++) this.binStart[b]! += this.binStart[b - 1]!
    const next = this.binStart.slice()
    this.rows = new Uint32Array(count)
    for (let i = 0; i < count; i++) this.rows[next[bins[i]!]!++] = i
  }

  /** The bins that hold all points within `metres` of a place: for loops that must be fast. */
  windowOf(lat: number, lon: number, metres: number): Window {
    const [stepLon, stepLat] = this.#step
    const dLat = latitudeDegrees(metres)
    const dLon = longitudeDegrees(metres, Math.min(90, Math.abs(lat)))
    const middle = this.#west + (this.columns * stepLon) / 2
    const x = unwrapLongitude(lon, middle) - this.#west
    return {
      fromLine: Math.max(0, Math.floor((lat - dLat - this.#south) / stepLat)),
      toLine: Math.min(this.#lines - 1, Math.floor((lat + dLat - this.#south) / stepLat)),
      fromColumn: Math.max(0, Math.floor((x - dLon) / stepLon)),
      toColumn: Math.min(this.columns - 1, Math.floor((x + dLon) / stepLon)),
    }
  }

  /** Where the points of one line of a window begin in `rows` and `xyz`. */
  spanStart({ fromColumn }: Window, line: number): number {
    return this.binStart[line * this.columns + fromColumn]!
  }

  /** Where they end; not above the start where the window holds no column. */
  spanEnd({ toColumn }: Window, line: number): number {
    return this.binStart[line * this.columns + toColumn + 1]!
  }
}

/** Lines and columns of bins, both ends included. */
export interface Window {
  readonly fromLine: number
  readonly toLine: number
  readonly fromColumn: number
  readonly toColumn: number
}
