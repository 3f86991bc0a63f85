/** Places looked at one by one: fewer are not worth a cut. */
const LEAF = 6

/**
 * The two places nearest to any point, by a k-d tree on the unit sphere: the chord grows with the
 * great circle, so no trigonometry is needed (J. L. Bentley 1975).
 */
export class NearestPlaces {
  /** Indices of the places, the middle of each stretch being its node. */
  readonly #order: Uint32Array
  readonly #xyz: Float64Array
  /** Squared chords of the last question; Infinity where there are not so many places. */
  first = Infinity
  second = Infinity
  /** Index of the nearest place of the last question, −1 where there is none. */
  nearest = -1
  #limit = Infinity

  /** @param xyz unit vectors, three numbers a place */
  constructor(xyz: Float64Array) {
    this.#xyz = xyz
    this.#order = Uint32Array.from({ length: xyz.length / 3 }, (_, i) => i)
    this.#build(0, this.#order.length, 0)
  }

  #build(from: number, to: number, axis: number): void {
    if (to - from <= LEAF) return
    const key = (i: number) => this.#xyz[3 * i + axis]!
    this.#order.subarray(from, to).sort((a, b) => key(a) - key(b) || a - b)
    const middle = (from + to) >>> 1
    const next = axis === 2 ? 0 : axis + 1
    this.#build(from, middle, next)
    this.#build(middle + 1, to, next)
  }

  /**
   * Finds the two nearest to a point of the unit sphere; equals go to the lower index.
   * @param limit squared chord within which two are known to lie: the search looks no farther
   */
  find(x: number, y: number, z: number, limit = Infinity): void {
    this.first = Infinity
    this.second = Infinity
    this.nearest = -1
    this.#limit = limit
    this.#search(0, this.#order.length, 0, x, y, z)
  }

  #search(from: number, to: number, axis: number, x: number, y: number, z: number): void {
    if (to - from <= LEAF) {
      for (let k = from; k < to; k++) this.#meet(this.#order[k]!, x, y, z)
      return
    }
    const middle = (from + to) >>> 1
    const place = this.#order[middle]!
    const across = this.#xyz[3 * place + axis]! - (axis === 0 ? x : axis === 1 ? y : z)
    const next = axis === 2 ? 0 : axis + 1
    this.#meet(place, x, y, z)
    if (across >= 0) this.#search(from, middle, next, x, y, z)
    else this.#search(middle + 1, to, next, x, y, z)
    if (across * across > this.#limit) return
    if (across >= 0) this.#search(middle + 1, to, next, x, y, z)
    else this.#search(from, middle, next, x, y, z)
  }

  #meet(place: number, x: number, y: number, z: number): void {
    const dx = this.#xyz[3 * place]! - x
    const dy = this.#xyz[3 * place + 1]! - y
    const dz = this.#xyz[3 * place + 2]! - z
    const squared = dx * dx + dy * dy + dz * dz
    if (squared > this.#limit) return
    if (squared < this.first || (squared === this.first && place < this.nearest)) {
      this.second = this.first
      this.first = squared
      this.nearest = place
    } else if (squared < this.second) this.second = squared
    if (this.second < this.#limit) this.#limit = this.second
  }
}
