import type { Grid } from '../grid/grid.ts'
import { cellCentre, cellIsPentagon, cellReachMetres, childCell } from '../grid/h3-index.ts'
import { NearIndex } from '../grid/near-index.ts'
import {
  chordMetres,
  squaredChord,
  squaredChordBetween,
  unitVectors,
  writeUnitVector,
} from '../grid/sphere.ts'

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
/** Bit c of a mask stands for child c; a pentagon has no child 1, whose bit is then always set. */
const ALL_CHILDREN = 0b1111111

/**
 * The cells around any place, for catchments and coverage. Distance is the great circle from the
 * place itself to a cell's centre; a cell that straddles the cutoff counts by those of its seven
 * children whose centres lie within it.
 */
export class Catchments {
  readonly #grid: Grid
  readonly #cutoffMetres: number
  readonly #index: NearIndex
  /** Unit vectors of each cell's children; float32 is 0.4 m on the ground. */
  readonly #children: Float32Array
  /** Farthest a child's centre lies from its parent's. */
  readonly #childReachMetres: number

  constructor(grid: Grid, cutoffMetres: number) {
    this.#grid = grid
    this.#cutoffMetres = cutoffMetres
    this.#children = new Float32Array(grid.length * CHILDREN * 3)
    this.#childReachMetres = fillChildren(grid, this.#children)
    const xyz = unitVectors(grid.lat, grid.lon)
    this.#index = new NearIndex(
      grid.lat,
      grid.lon,
      xyz,
      cutoffMetres + cellReachMetres(grid.resolution),
    )
  }

  /**
   * Sum over the cells around each place of value × decay(distance).
   * @param decay distance in metres, at most the cutoff, → [0, 1]
   */
  sums(places: Places, values: Float64Array, decay: (metres: number) => number): Float64Array {
    const sums = new Float64Array(places.lat.length)
    const inner = squaredChord(Math.max(0, this.#cutoffMetres - this.#childReachMetres))
    for (let i = 0; i < sums.length; i++) {
      let sum = 0
      this.#forEachNear(places, i, (row, squared) => {
        const value = values[row]!
        if (value === 0) return
        if (squared <= inner) sum += value * decay(chordMetres(squared))
        else sum += value * this.#straddlingShare(places, i, row, decay)
      })
      sums[i] = sum
    }
    return sums
  }

  /** Share of each cell, in sevenths, that lies within the cutoff of at least one place. */
  covered(places: Places): Float64Array {
    const masks = new Uint8Array(this.#grid.length)
    for (let i = 0; i < places.lat.length; i++)
      this.#forEachNear(places, i, (row) => {
        masks[row]! |= this.#childrenWithin(places, i, row)
      })
    return Float64Array.from(masks, (mask) => bits(mask) / CHILDREN)
  }

  #forEachNear(places: Places, i: number, visit: (row: number, squared: number) => void): void {
    const reach = this.#cutoffMetres + this.#childReachMetres
    this.#index.forEachWithin(places.lat[i]!, places.lon[i]!, places.xyz, i, reach, visit)
  }

  #straddlingShare(places: Places, i: number, row: number, decay: (metres: number) => number) {
    let share = 0
    for (let child = 0; child < CHILDREN; child++) {
      const squared = squaredChordBetween(places.xyz, i, this.#children, row * CHILDREN + child)
      const metres = chordMetres(squared)
      if (metres <= this.#cutoffMetres) share += decay(metres)
    }
    return share / CHILDREN
  }

  #childrenWithin(places: Places, i: number, row: number): number {
    const limit = squaredChord(this.#cutoffMetres)
    let mask = 0
    for (let child = 0; child < CHILDREN; child++)
      if (squaredChordBetween(places.xyz, i, this.#children, row * CHILDREN + child) <= limit)
        mask |= 1 << child
    return mask & ALL_CHILDREN
  }
}

/** Writes the children's centres; a pentagon's absent child stands at its centre. */
function fillChildren(grid: Grid, children: Float32Array): number {
  const centre = new Float64Array(3)
  let farthest = 0
  for (let row = 0; row < grid.length; row++) {
    const [lo, hi] = [grid.lo[row]!, grid.hi[row]!]
    writeUnitVector(centre, 0, grid.lat[row]!, grid.lon[row]!)
    const pentagon = cellIsPentagon(lo, hi)
    for (let child = 0; child < CHILDREN; child++) {
      const at = row * CHILDREN + child
      // Child 0 shares its parent's centre; the finest level has no children: all stand there.
      if (child === 0 || grid.resolution === 15 || (pentagon && child === 1)) {
        children.set(centre, 3 * at)
        continue
      }
      const [lat, lon] = cellCentre(...childCell(lo, hi, grid.resolution + 1, child))
      writeUnitVector(children, at, lat, lon)
      farthest = Math.max(farthest, squaredChordBetween(centre, 0, children, at))
    }
  }
  return chordMetres(farthest)
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) count++
  return count
}
