import { peopleByCell } from '../criteria/people.ts'
import { demandByCell } from '../criteria/vehicles.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import { cellKey } from '../grid/h3-index.ts'
import type { Parameters } from '../score/profile.ts'

/** What a network is to serve, cell by cell of the region. */
export interface Ground {
  readonly grid: Grid
  /** Swappable vehicles; undefined where no vehicles are imported. */
  readonly vehicles: Float64Array | undefined
  /** Swaps/day they ask for. */
  readonly swaps: Float64Array | undefined
  /** Undefined where no population is imported. */
  readonly people: Float64Array | undefined
}

/** Vehicles, demand and people of the region's cells; zones are spread as the criteria do. */
export function groundOf(datasets: readonly Dataset[], grid: Grid, parameters: Parameters): Ground {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  const byCell = peopleByCell(of('population'), grid.resolution)
  const demand =
    of('vehicles').length > 0
      ? demandByCell(of('vehicles'), byCell, grid, parameters)
      : { vehicles: undefined, swaps: undefined }
  const people =
    of('population').length > 0
      ? Float64Array.from(grid.lo, (lo, row) => byCell.get(cellKey(lo, grid.hi[row]!)) ?? 0)
      : undefined
  return { grid, vehicles: demand.vehicles, swaps: demand.swaps, people }
}
