import type { Grid } from '../grid/grid.ts'
import { gridOfCells } from '../grid/grid-of-cells.ts'
import { cellOfKey } from '../grid/h3-index.ts'
import type { WeightByCell } from './people.ts'

/** Ancillary weights in cells finer than the grid's: only the cells that hold any. */
export interface FineCells {
  readonly grid: Grid
  /** Weight of each cell: points, people. */
  readonly counts: Float64Array
}

/**
 * Weights by cell as a grid of the cells that hold any.
 * @param resolution of the keys; finer than the cutoff is wide: at a cutoff of 500 m, 9 (cells 350 m
 *   across)
 */
export function fineCells(weights: WeightByCell, resolution: number): FineCells {
  const held = [...weights].filter(([, weight]) => weight > 0).sort(([a], [b]) => a - b)
  const cells = held.map(([key]) => cellOfKey(key, resolution))
  return {
    grid: gridOfCells(
      resolution,
      Uint32Array.from(cells, ([lo]) => lo),
      Uint32Array.from(cells, ([, hi]) => hi),
    ),
    counts: Float64Array.from(held, ([, weight]) => weight),
  }
}
