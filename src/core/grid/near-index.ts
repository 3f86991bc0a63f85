import { Bins } from './bins.ts'
import { squaredChord } from './sphere.ts'

/**
 * Points in bins with their unit vectors, for 'all points within so many metres'. Bins are as wide
 * as the distance asked for, so a question looks at about nine of them.
 */
export class NearIndex {
  readonly #bins: Bins
  /** Unit vectors bin by bin, so that a question reads them in one go. */
  readonly #xyz: Float64Array

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
    this.#bins = new Bins(lat, lon, metres)
    const { rows } = this.#bins
    this.#xyz = new Float64Array(3 * rows.length)
    for (let at = 0; at < rows.length; at++)
      for (let axis = 0; axis < 3; axis++) this.#xyz[3 * at + axis] = xyz[3 * rows[at]! + axis]!
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
    const limit = squaredChord(metres)
    const window = this.#bins.windowOf(lat, lon, metres)
    const [px, py, pz] = [xyz[3 * at]!, xyz[3 * at + 1]!, xyz[3 * at + 2]!]
    for (let line = window.fromLine; line <= window.toLine; line++) {
      const end = this.#bins.spanEnd(window, line)
      for (let k = this.#bins.spanStart(window, line); k < end; k++) {
        const dx = this.#xyz[3 * k]! - px
        const dy = this.#xyz[3 * k + 1]! - py
        const dz = this.#xyz[3 * k + 2]! - pz
        const squared = dx * dx + dy * dy + dz * dz
        if (squared <= limit) visit(this.#bins.rows[k]!, squared)
      }
    }
  }
}
