import type { Bins, Window } from '../grid/bins.ts'
import { OFFSETS_A_CELL } from '../grid/child-centres.ts'
import type { Grid } from '../grid/grid.ts'
import { squaredChord, writeUnitVector } from '../grid/sphere.ts'
import { KERNEL_BASE64 } from './catchment-kernel.generated.ts'
import type { Decay } from './decay-curve.ts'

interface Exports {
  setCells(...numbers: number[]): void
  setDecay(...numbers: number[]): void
  sumAround(...numbers: number[]): number
}

const PAGE_BYTES = 65536
/** Knots of the longest decay (`PIECES` of decay-curve.ts and one). */
const MOST_KNOTS = 257
/** After the knots' x and y, the kernel's list of cells that straddle the cutoff. */
const LIST_AT = 16 * MOST_KNOTS
const LIST_BYTES = 4 * 256
/** Beside the cutoff, so that no rounding takes a child for within or without: relative. */
const ROUNDING = 1e-9

/**
 * The SIMD kernel of `catchment-kernel.as.ts` over the cells of a grid in bins. Cells and their
 * children take 104 bytes each in its memory.
 */
export class CatchmentKernel {
  /** The cells' centres on the unit sphere, in the order of the bins. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
  /** Where the children lie from each cell's centre (`writeChildOffsets`), in the same order. */
  readonly offsets: Float32Array
  readonly #bins: Bins
  readonly #memory: WebAssembly.Memory
  readonly #exports: Exports
  readonly #binsAt: number
  readonly #cellsAt: number
  readonly #offsetsAt: number
  /** Cells, and one more where they are odd: they are read in pairs. */
  readonly #room: number

  constructor(grid: Grid, bins: Bins) {
    const count = bins.rows.length
    this.#bins = bins
    this.#room = count + (count % 2)
    this.#binsAt = LIST_AT + LIST_BYTES
    this.#cellsAt = 8 * Math.ceil((this.#binsAt + bins.binStart.byteLength) / 8)
    // Two cells more: a pair may begin at the last one.
    this.#offsetsAt = this.#cellsAt + 32 * this.#room + 16
    const bytes = this.#offsetsAt + 4 * OFFSETS_A_CELL * (this.#room + 1)
    this.#memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) })
    const { buffer } = this.#memory
    this.offsets = new Float32Array(buffer, this.#offsetsAt, OFFSETS_A_CELL * count)
    new Uint32Array(buffer, this.#binsAt, bins.binStart.length).set(bins.binStart)
    this.x = this.#column(0)
    this.y = this.#column(1)
    this.z = this.#column(2)
    this.#placeCells(grid)
    const module = new WebAssembly.Module(
      Uint8Array.from(atob(KERNEL_BASE64), (letter) => letter.charCodeAt(0)),
    )
    const { exports } = new WebAssembly.Instance(module, { env: { memory: this.#memory } })
    this.#exports = exports as unknown as Exports
  }

  #placeCells(grid: Grid): void {
    const { rows } = this.#bins
    const centre = new Float64Array(3)
    for (let at = 0; at < rows.length; at++) {
      writeUnitVector(centre, 0, grid.lat[rows[at]!]!, grid.lon[rows[at]!]!)
      this.x[at] = centre[0]!
      this.y[at] = centre[1]!
      this.z[at] = centre[2]!
    }
  }

  /** @param childReachMetres farthest that a child lies from its cell's centre */
  setCutoff(cutoffMetres: number, childReachMetres: number): void {
    this.#exports.setCells(
      LIST_AT,
      this.#binsAt,
      this.#bins.columns,
      this.#cellsAt,
      this.#room,
      this.#offsetsAt,
      squaredChord(Math.max(0, cutoffMetres - childReachMetres)) * (1 - ROUNDING),
      squaredChord(cutoffMetres + childReachMetres) * (1 + ROUNDING),
      squaredChord(cutoffMetres),
    )
  }

  /** @param values one a cell, in the order of the grid */
  setValues(values: Float64Array): void {
    const column = this.#column(3)
    const { rows } = this.#bins
    for (let at = 0; at < rows.length; at++) column[at] = values[rows[at]!]!
  }

  setDecay({ curve, levelMetres, cutoffMetres }: Decay): void {
    const knots = curve.x.length
    if (knots > MOST_KNOTS) throw new Error(`a decay of ${knots} knots: at most ${MOST_KNOTS}`)
    const [x, y] = [0, 8 * MOST_KNOTS]
    const { buffer } = this.#memory
    new Float64Array(buffer, x, knots).set(curve.x)
    new Float64Array(buffer, y, knots).set(curve.y)
    const isStep = curve.y.every((share) => share === 1)
    this.#exports.setDecay(x, y, knots - 1, levelMetres, cutoffMetres, isStep ? 1 : 0)
  }

  /** Σ value × decay(distance) around a place, a unit vector. */
  sumAround(x: number, y: number, z: number, window: Window): number {
    const { fromLine, toLine, fromColumn, toColumn } = window
    // Written so that an empty window asks nothing: the kernel counts without signs.
    if (toLine < fromLine || toColumn < fromColumn) return 0
    return this.#exports.sumAround(x, y, z, fromLine, toLine, fromColumn, toColumn)
  }

  #column(k: number): Float64Array {
    return new Float64Array(this.#memory.buffer, this.#cellsAt + 8 * this.#room * k, this.#room)
  }
}
