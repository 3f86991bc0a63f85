import { cellToParent, getHexagonEdgeLengthAvg, getIcosahedronFaces } from 'h3-js'
import { blockStarts } from '../../core/grid/cell-blocks.ts'
import { cellIdAt, type Grid } from '../../core/grid/grid.ts'
import type { View } from '../state/store.ts'
import { type CoarseCells, coarseCells, meanScores } from './coarse-cells.ts'
import { paintScores, type Ramp } from './colour-scale.ts'
import { HexagonLevel } from './hexagon-level.ts'
import { metresPerPixel } from './view.ts'

// Smaller cells than this cannot be told apart, and drawing them all is slow: parents stand in.
const LEAST_EDGE_PIXELS = 1.5
// Cells of one block are drawn with one shape: five levels up, a block of cells of 0.7 km² is some
// 130 km wide and their shapes fit to a fraction of a pixel.
const LEVELS_TO_BLOCK = 5

/** The hexagons of a frame: its cells, and far out their parents with the mean of their scores. */
export class HexagonLevels {
  readonly #resolution: number
  readonly #parents: CoarseCells
  readonly #means: Float64Array
  readonly #cellLevel: HexagonLevel
  readonly #parentLevel: HexagonLevel
  #isCoarse = false

  constructor(grid: Grid) {
    this.#resolution = grid.resolution
    this.#parents = coarseCells(grid)
    this.#means = new Float64Array(this.#parents.length)
    const blocks = blocksOf(grid)
    this.#cellLevel = new HexagonLevel('cells', grid, blocks)
    this.#parentLevel = new HexagonLevel('parents', this.#parents, this.#parentsAt(blocks))
  }

  /** True where parents are shown instead of cells. */
  get isCoarse(): boolean {
    return this.#isCoarse
  }

  /** The level shown now. */
  get level(): HexagonLevel {
    return this.#isCoarse ? this.#parentLevel : this.#cellLevel
  }

  /** Paints both levels in place. */
  paint(scores: Float64Array, places: Float64Array, ramp: Ramp): void {
    meanScores(this.#parents, scores, this.#means)
    paintScores(scores, places, ramp, this.#cellLevel.colours)
    paintScores(this.#means, places, ramp, this.#parentLevel.colours)
    this.#cellLevel.renewColours()
    this.#parentLevel.renewColours()
  }

  /** Takes the level that suits a view. @returns whether it is another one */
  look(view: View): boolean {
    const edgePixels = getHexagonEdgeLengthAvg(this.#resolution, 'm') / metresPerPixel(view)
    const isCoarse = edgePixels < LEAST_EDGE_PIXELS && this.#resolution > 1
    if (isCoarse === this.#isCoarse) return false
    this.#isCoarse = isCoarse
    return true
  }

  // A block begins with a parent's first child, as an ancestor's parents are contiguous too.
  #parentsAt(rows: readonly number[]): number[] {
    let parent = 0
    return rows.map((row) => {
      while (this.#parents.start[parent]! < row) parent++
      return parent
    })
  }
}

/** First rows of the blocks; smaller ones where H3's shapes bend, across an edge of its icosahedron. */
function blocksOf(grid: Grid): number[] {
  const large = Math.max(grid.resolution - LEVELS_TO_BLOCK, 0)
  const small = Math.min(large + 1, grid.resolution - 1)
  let bends = false
  const largeStarts = new Set(blockStarts(grid, large))
  return blockStarts(grid, small).filter((row) => {
    const isLargeStart = largeStarts.has(row)
    if (isLargeStart) {
      bends = getIcosahedronFaces(cellToParent(cellIdAt(grid, row), large)).length > 1
    }
    return isLargeStart || bends
  })
}
