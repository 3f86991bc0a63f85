import { writeChildren } from '../grid/child-centres.ts'
import type { Grid } from '../grid/grid.ts'
import { NearIndex } from '../grid/near-index.ts'
import { chordMetres, squaredChord, squaredChordBetween, unitVectors } from '../grid/sphere.ts'

/** Points in degrees, with their unit vectors. */
export interface Places {
  readonly lat: Float64Array
  readonly lon: Float64Array
  readonly xyz: Float64Array
}

/** Places from degrees. */
export function placesAt(lat: Float64Array, lon: Float64Array): Places {
  return { lat, lon, xyz: unitVectors(lat, lon) }
}

const CHILDREN = 7
/** Rounding of a squared chord and of its asin, relative: far above what it is. */
const ROUNDING = 1e-12

/** Distance in metres, at most the cutoff, → [0, 1]. */
type DecayAt = (metres: number) => number

/**
 * The cells around any place, for catchments and coverage. Distance is the great circle from the
 * place itself to a cell's centre; a cell that straddles the cutoff counts by those of its seven
 * children whose centres lie within it.
 */
export class Catchments {
  readonly #cutoffMetres: number
  /** Squared chord beyond which no rounding brings a distance within the cutoff. */
  readonly #surelyOut: number
  readonly #index: NearIndex
  /** Unit vectors of each cell's children, in the index's order; float32 is 0.4 m on the ground. */
  readonly #children: Float32Array
  /** Farthest a child's centre lies from its parent's. */
  readonly #childReachMetres: number

  constructor(grid: Grid, cutoffMetres: number) {
    this.#cutoffMetres = cutoffMetres
    this.#surelyOut = squaredChord(cutoffMetres) * (1 + ROUNDING)
    const xyz = unitVectors(grid.lat, grid.lon)
    // Bins well below the reach: fewer points beyond it are looked at.
    this.#index = new NearIndex(grid.lat, grid.lon, xyz, cutoffMetres / 3)
    this.#children = new Float32Array(grid.length * CHILDREN * 3)
    this.#childReachMetres = writeChildren(grid, this.#index.rows, this.#children)
  }

  /** Sum over the cells around each place of value × decay(distance). */
  sums(places: Places, values: Float64Array, decay: DecayAt): Float64Array {
    const { rows, xyz } = this.#index
    const near = Float64Array.from(rows, (row) => values[row]!)
    const reach = this.#cutoffMetres + this.#childReachMetres
    const outer = squaredChord(reach)
    const inner = squaredChord(Math.max(0, this.#cutoffMetres - this.#childReachMetres))
    const sums = new Float64Array(places.lat.length)
    for (let i = 0; i < sums.length; i++) {
      const x = places.xyz[3 * i]!
      const y = places.xyz[3 * i + 1]!
      const z = places.xyz[3 * i + 2]!
      const window = this.#index.windowOf(places.lat[i]!, places.lon[i]!, reach)
      let sum = 0
      for (let line = window.fromLine; line <= window.toLine; line++) {
        const end = this.#index.spanEnd(window, line)
        for (let at = this.#index.spanStart(window, line); at < end; at++) {
          const value = near[at]!
          if (value === 0) continue
          const dx = xyz[3 * at]! - x
          const dy = xyz[3 * at + 1]! - y
          const dz = xyz[3 * at + 2]! - z
          const squared = dx * dx + dy * dy + dz * dz
          if (squared <= inner) sum += value * decay(chordMetres(squared))
          else if (squared <= outer) sum += value * this.#straddlingShare(x, y, z, at, decay)
        }
      }
      sums[i] = sum
    }
    return sums
  }

  /** Share of each cell, in sevenths, that lies within the cutoff of at least one place. */
  covered(places: Places): Float64Array {
    const { rows } = this.#index
    const masks = new Uint8Array(rows.length)
    const reach = this.#cutoffMetres + this.#childReachMetres
    for (let i = 0; i < places.lat.length; i++) {
      const window = this.#index.windowOf(places.lat[i]!, places.lon[i]!, reach)
      for (let line = window.fromLine; line <= window.toLine; line++) {
        const end = this.#index.spanEnd(window, line)
        for (let at = this.#index.spanStart(window, line); at < end; at++)
          masks[at]! |= this.#childrenWithin(places, i, at)
      }
    }
    const covered = new Float64Array(rows.length)
    for (let at = 0; at < rows.length; at++) covered[rows[at]!] = bits(masks[at]!) / CHILDREN
    return covered
  }

  #straddlingShare(x: number, y: number, z: number, at: number, decay: DecayAt): number {
    const children = this.#children
    let share = 0
    for (let c = 3 * CHILDREN * at; c < 3 * CHILDREN * (at + 1); c += 3) {
      const dx = x - children[c]!
      const dy = y - children[c + 1]!
      const dz = z - children[c + 2]!
      const squared = dx * dx + dy * dy + dz * dz
      if (squared > this.#surelyOut) continue
      const metres = chordMetres(squared)
      if (metres <= this.#cutoffMetres) share += decay(metres)
    }
    return share / CHILDREN
  }

  #childrenWithin(places: Places, i: number, at: number): number {
    const limit = squaredChord(this.#cutoffMetres)
    let mask = 0
    for (let child = 0; child < CHILDREN; child++)
      if (squaredChordBetween(places.xyz, i, this.#children, at * CHILDREN + child) <= limit)
        mask |= 1 << child
    return mask
  }
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) count++
  return count
}
