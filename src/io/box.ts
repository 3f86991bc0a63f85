import type { Extent, Shape } from '../core/dataset/shapes.ts'

/**
 * The box around many places that may lie on both sides of the antimeridian: of the two ways round
 * the globe it takes the narrower.
 */
export class BoxBuilder {
  #south = Infinity
  #north = -Infinity
  #west = Infinity
  #east = -Infinity
  /** The same with longitudes from 0 to 360. */
  #westTurned = Infinity
  #eastTurned = -Infinity

  addPoint(lon: number, lat: number): void {
    const turned = lon < 0 ? lon + 360 : lon
    if (lat < this.#south) this.#south = lat
    if (lat > this.#north) this.#north = lat
    if (lon < this.#west) this.#west = lon
    if (lon > this.#east) this.#east = lon
    if (turned < this.#westTurned) this.#westTurned = turned
    if (turned > this.#eastTurned) this.#eastTurned = turned
  }

  add(shape: Shape): void {
    for (const part of shape.parts) {
      for (let k = 0; k < part.length; k += 2) this.addPoint(part[k]!, part[k + 1]!)
    }
  }

  /** West > east across the antimeridian; undefined where nothing was added. */
  finish(): Extent | undefined {
    if (this.#south > this.#north) return undefined
    if (this.#east - this.#west <= 180 || this.#eastTurned - this.#westTurned > 180) {
      return [this.#west, this.#south, this.#east, this.#north]
    }
    const back = (lon: number) => (lon > 180 ? lon - 360 : lon)
    return [back(this.#westTurned), this.#south, back(this.#eastTurned), this.#north]
  }
}

/** Box of one shape. */
export function boxOf(shape: Shape): Extent {
  const box = new BoxBuilder()
  box.add(shape)
  return box.finish() ?? [0, 0, 0, 0]
}
