import { latitudeDegrees, longitudeDegrees, squaredChord, unwrapLongitude } from './sphere.ts'

/**
 * Points sorted into bins of latitude and longitude, for 'all points within so many metres'.
 * Bins are as wide as the distance asked for, so a question looks at about nine of them.
 */
export class NearIndex {
  readonly #xyz: ArrayLike<number>
  readonly #west: number
  readonly #south: number
  readonly #step: readonly [lon: number, lat: number]
  readonly #columns: number
  readonly #lines: number
  readonly #binStart: Uint32Array
  readonly #rows: Uint32Array

  /**
   * @param lat degrees
   * @param lon degrees
   * @param xyz the same points as unit vectors
   * @param metres about the distance that will be asked for
   */
  constructor(
    lat: ArrayLike<number>,
    lon: ArrayLike<number>,
    xyz: ArrayLike<number>,
    metres: number,
  ) {
    const count = lat.length
    this.#xyz = xyz
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
    this.#columns = count ? Math.floor((east - west) / this.#step[0]) + 1 : 0
    this.#lines = count ? Math.floor((north - south) / this.#step[1]) + 1 : 0
    const bins = Uint32Array.from({ length: count }, (_, i) => {
      const column = Math.floor((unwrapLongitude(lon[i]!, near) - west) / this.#step[0])
      return Math.floor((lat[i]! - south) / this.#step[1]) * this.#columns + column
    })
    this.#binStart = new Uint32Array(this.#columns * this.#lines + 1)
    for (const bin of bins) this.#binStart[bin + 1]!++
    for (let b = 1; b < this.#binStart.length; b++) this.#binStart[b]! += this.#binStart[b - 1]!
    const next = this.#binStart.slice()
    this.#rows = new Uint32Array(count)
    for (let i = 0; i < count; i++) this.#rows[next[bins[i]!]!++] = i
  }

  /**
   * Calls `visit` with each point within `metres` of the place, and its squared chord. The order
   * depends on the points alone.
   */
  forEachWithin(
    lat: number,
    lon: number,
    xyz: ArrayLike<number>,
    at: number,
    metres: number,
    visit: (row: number, squaredChord: number) => void,
  ): void {
    const [stepLon, stepLat] = this.#step
    const dLat = latitudeDegrees(metres)
    const limit = squaredChord(metres)
    const fromLine = Math.max(0, Math.floor((lat - dLat - this.#south) / stepLat))
    const toLine = Math.min(this.#lines - 1, Math.floor((lat + dLat - this.#south) / stepLat))
    const dLon = longitudeDegrees(metres, Math.min(90, Math.abs(lat)))
    const middle = this.#west + (this.#columns * stepLon) / 2
    const x = unwrapLongitude(lon, middle) - this.#west
    const fromColumn = Math.max(0, Math.floor((x - dLon) / stepLon))
    const toColumn = Math.min(this.#columns - 1, Math.floor((x + dLon) / stepLon))
    const [px, py, pz] = [xyz[3 * at]!, xyz[3 * at + 1]!, xyz[3 * at + 2]!]
    for (let line = fromLine; line <= toLine; line++) {
      const start = this.#binStart[line * this.#columns + fromColumn]!
      const end = this.#binStart[line * this.#columns + toColumn + 1]!
      for (let k = start; k < end; k++) {
        const row = this.#rows[k]!
        const dx = this.#xyz[3 * row]! - px
        const dy = this.#xyz[3 * row + 1]! - py
        const dz = this.#xyz[3 * row + 2]! - pz
        const squared = dx * dx + dy * dy + dz * dz
        if (squared <= limit) visit(row, squared)
      }
    }
  }
}
