import { Bins } from '../grid/bins.ts'
import { OFFSETS_A_CELL, OUTER_CHILDREN, writeChildOffsets } from '../grid/child-centres.ts'
import type { Grid } from '../grid/grid.ts'
import { squaredChord, unitVectors } from '../grid/sphere.ts'
import { CatchmentKernel } from './catchment-kernel.ts'
import type { Decay } from './decay-curve.ts'

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

/** A cell has seven children; an absent one of a pentagon stands at its centre. */
export const CHILDREN = 7

/**
 * The cells around any place, for catchments and coverage. Distance is the great circle from the
 * place itself to a cell's centre; a cell that straddles the cutoff counts by those of its seven
 * children whose centres lie within it.
 */
export class Catchments {
  readonly #cutoffMetres: number
  readonly #bins: Bins
  readonly #kernel: CatchmentKernel
  /** Farthest that a place lies from the centre of a cell of which it reaches a child. */
  readonly #reachMetres: number

  constructor(grid: Grid, cutoffMetres: number) {
    this.#cutoffMetres = cutoffMetres
    // Bins well below the reach: fewer points beyond it are looked at.
    this.#bins = new Bins(grid.lat, grid.lon, cutoffMetres / 4)
    this.#kernel = new CatchmentKernel(grid, this.#bins)
    const childReach = writeChildOffsets(grid, this.#bins.rows, this.#kernel, this.#kernel.offsets)
    this.#reachMetres = cutoffMetres + childReach
    this.#kernel.setCutoff(cutoffMetres, childReach)
  }

  /**
   * Sum over the cells around each place of value × decay(distance).
   * @param decay its own cutoff is that of the catchments
   */
  sums(places: Places, values: Float64Array, decay: Decay): Float64Array {
    if (decay.cutoffMetres !== this.#cutoffMetres)
      throw new Error(`a decay to ${decay.cutoffMetres} m in catchments of ${this.#cutoffMetres} m`)
    this.#kernel.setValues(values)
    this.#kernel.setDecay(decay)
    const { lat, lon, xyz } = places
    const sums = new Float64Array(lat.length)
    for (let i = 0; i < sums.length; i++) {
      const window = this.#bins.windowOf(lat[i]!, lon[i]!, this.#reachMetres)
      sums[i] = this.#kernel.sumAround(xyz[3 * i]!, xyz[3 * i + 1]!, xyz[3 * i + 2]!, window)
    }
    return sums
  }

  /** Share of each cell, in sevenths, that lies within the cutoff of at least one place. */
  covered(places: Places): Float64Array {
    const masks = new Uint8Array(this.#bins.rows.length)
    for (let i = 0; i < places.lat.length; i++)
      this.forEachReached(places, i, (row, children) => {
        masks[row]! |= children
      })
    return Float64Array.from(masks, (children) => childCount(children) / CHILDREN)
  }

  /**
   * Calls `visit` with each cell that has children within the cutoff of place `i`: its row, and
   * those children as bits.
   */
  forEachReached(places: Places, i: number, visit: (row: number, children: number) => void): void {
    const { rows } = this.#bins
    const limit = squaredChord(this.#cutoffMetres)
    const window = this.#bins.windowOf(places.lat[i]!, places.lon[i]!, this.#reachMetres)
    for (let line = window.fromLine; line <= window.toLine; line++) {
      const end = this.#bins.spanEnd(window, line)
      for (let at = this.#bins.spanStart(window, line); at < end; at++) {
        const children = this.#childrenWithin(places.xyz, i, at, limit)
        if (children > 0) visit(rows[at]!, children)
      }
    }
  }

  #childrenWithin(places: Float64Array, i: number, at: number, limit: number): number {
    const { offsets } = this.#kernel
    const x = this.#kernel.x[at]! - places[3 * i]!
    const y = this.#kernel.y[at]! - places[3 * i + 1]!
    const z = this.#kernel.z[at]! - places[3 * i + 2]!
    let mask = x * x + y * y + z * z <= limit ? 1 << OUTER_CHILDREN : 0
    for (let child = 0; child < OUTER_CHILDREN; child++) {
      const offset = OFFSETS_A_CELL * at + child
      const dx = x + offsets[offset]!
      const dy = y + offsets[offset + OUTER_CHILDREN]!
      const dz = z + offsets[offset + 2 * OUTER_CHILDREN]!
      if (dx * dx + dy * dy + dz * dz <= limit) mask |= 1 << child
    }
    return mask
  }
}

/** How many children a set of bits holds. */
export function childCount(children: number): number {
  let count = 0
  for (let rest = children; rest > 0; rest &= rest - 1) count++
  return count
}
