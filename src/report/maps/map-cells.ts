import { blockStarts } from '../../core/grid/cell-blocks.ts'
import { ancestorOfCell, boundaryOfCell } from '../../core/grid/cell-shape.ts'
import { cellIdAt, type Grid } from '../../core/grid/grid.ts'

/** The cells a map draws: those of the grid, or their ancestors where they are too many. */
export interface MapCells {
  readonly resolution: number
  /** Rows `start[i] … start[i + 1]` of the grid lie in drawn cell i. */
  readonly start: Uint32Array
  /** Outline of each in degrees: lon, lat, lon, lat … */
  readonly rings: readonly (readonly number[])[]
}

/** More are too small to see on a page. */
const MOST_DRAWN = 7000

/** The finest level of which a page can show all cells. */
export function mapCells(grid: Grid): MapCells {
  let resolution = grid.resolution
  let starts = blockStarts(grid, resolution)
  while (starts.length > MOST_DRAWN && resolution > 0) starts = blockStarts(grid, --resolution)
  const rings = starts.map((row) => {
    const cell = cellIdAt(grid, row)
    return boundaryOfCell(resolution === grid.resolution ? cell : ancestorOfCell(cell, resolution))
  })
  return { resolution, start: Uint32Array.from([...starts, grid.length]), rings }
}

/** Mean over the rows of each drawn cell that have a value; NaN where none has. */
export function meansOf({ start, rings }: MapCells, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(rings, (_, i) => {
    let [sum, known] = [0, 0]
    for (let row = start[i]!; row < start[i + 1]!; row++) {
      const value = values[row]!
      if (!Number.isFinite(value)) continue
      sum += value
      known++
    }
    return known > 0 ? sum / known : Number.NaN
  })
}

/** Sum over the rows of each drawn cell. */
export function sumsOf({ start, rings }: MapCells, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(rings, (_, i) => {
    let sum = 0
    for (let row = start[i]!; row < start[i + 1]!; row++) sum += values[row]!
    return sum
  })
}
