import { cellToLatLng, cellToParent } from 'h3-js'
import { blockStarts } from '../../core/grid/cell-blocks.ts'
import { cellIdAt, type Grid } from '../../core/grid/grid.ts'

/** The parents of a grid's cells, one level up: about a seventh as many. */
export interface CoarseCells {
  readonly resolution: number
  readonly length: number
  /** Rows `start[i] … start[i + 1]` of the grid are the children of parent i. */
  readonly start: Uint32Array
  /** Degrees, the parent's centre. */
  readonly lat: Float64Array
  readonly lon: Float64Array
}

/** Groups a grid by parent: rows are sorted, so the children of one are a contiguous range. */
export function coarseCells(grid: Grid): CoarseCells {
  const starts = blockStarts(grid, grid.resolution - 1)
  const lat = new Float64Array(starts.length)
  const lon = new Float64Array(starts.length)
  starts.forEach((row, i) => {
    const centre = cellToLatLng(cellToParent(cellIdAt(grid, row), grid.resolution - 1))
    lat[i] = centre[0]
    lon[i] = centre[1]
  })
  const start = Uint32Array.from([...starts, grid.length])
  return { resolution: grid.resolution - 1, length: starts.length, start, lat, lon }
}

/** Mean score of each parent's scored children; NaN where all of them are excluded. */
export function meanScores(cells: CoarseCells, scores: Float64Array, out: Float64Array): void {
  for (let i = 0; i < cells.length; i++) {
    const end = cells.start[i + 1]!
    let sum = 0
    let scored = 0
    for (let row = cells.start[i]!; row < end; row++) {
      const score = scores[row] as number
      if (!(score >= 0)) continue
      sum += score
      scored++
    }
    out[i] = scored > 0 ? sum / scored : Number.NaN
  }
}
