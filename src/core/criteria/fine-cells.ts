import type { Dataset } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import type { Grid } from '../grid/grid.ts'
import { gridOfCells } from '../grid/grid-of-cells.ts'
import { cellAt, cellKey } from '../grid/h3-index.ts'
import type { WeightByCell } from './people.ts'

/** Points counted in cells finer than the grid's: only the cells that hold any. */
export interface FineCells {
  readonly grid: Grid
  /** Points of each cell. */
  readonly counts: Float64Array
}

/**
 * Counts the points of some datasets (transformers, buildings, addresses) by cell. They stand for
 * where people live and work: the ancillary over which a zone's total is spread.
 *
 * @param resolution finer than the cutoff is wide: at a cutoff of 500 m, 9 (cells 350 m across)
 */
export function fineCells(datasets: readonly Dataset[], resolution: number): FineCells {
  const cells = new Map<number, { lo: number; hi: number; count: number }>()
  for (const { rows, shapes } of datasets)
    for (let row = 0; row < rows; row++) {
      const [lon, lat] = firstVertex(shapes, row)
      const [lo, hi] = cellAt(lat, lon, resolution)
      const key = cellKey(lo, hi)
      const cell = cells.get(key)
      if (cell) cell.count++
      else cells.set(key, { lo, hi, count: 1 })
    }
  const sorted = [...cells].sort(([a], [b]) => a - b).map(([, cell]) => cell)
  return {
    grid: gridOfCells(
      resolution,
      Uint32Array.from(sorted, ({ lo }) => lo),
      Uint32Array.from(sorted, ({ hi }) => hi),
    ),
    counts: Float64Array.from(sorted, ({ count }) => count),
  }
}

/** The counts by cell key, as the weights over which `demandByCell` spreads zones. */
export function ancillaryByCell({ grid, counts }: FineCells): WeightByCell {
  return new Map(Array.from(counts, (count, row) => [cellKey(grid.lo[row]!, grid.hi[row]!), count]))
}
