import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import { cellKey } from '../grid/h3-index.ts'
import type { ClassUse, Parameters, VehicleClass } from '../score/profile.ts'
import { cellsOfRow, type PeopleByCell } from './people.ts'
import { spreadTotal } from './spread.ts'

/** Swaps a day one vehicle of a class asks for: km × kWh/km ÷ kWh a swap × share that swaps. */
export function swapsPerVehicle(use: ClassUse): number {
  return ((use.kmPerDay * use.kwhPerKm) / use.usableKwhPerSwap) * use.swapShare
}

/** What a grid's cells hold, row by row. */
export interface DemandByCell {
  /** Swappable vehicles. */
  readonly vehicles: Float64Array
  /** Swaps/day. */
  readonly swaps: Float64Array
}

/**
 * Vehicles and demand of each cell. A zone's count is spread over all of its cells, in the grid or
 * not, in proportion to the people there, evenly where none are known; its total is kept exactly.
 */
export function demandByCell(
  datasets: readonly Dataset[],
  people: PeopleByCell,
  grid: Grid,
  parameters: Parameters,
): DemandByCell {
  const rowOf = new Map<number, number>()
  for (let row = 0; row < grid.length; row++) rowOf.set(cellKey(grid.lo[row]!, grid.hi[row]!), row)
  const vehicles = new Float64Array(grid.length)
  const swaps = new Float64Array(grid.length)
  for (const dataset of datasets) {
    const counts = numberColumn(dataset, 'count')
    const classes = textColumn(dataset, 'class')
    const counted = textColumn(dataset, 'swappable')
    for (let i = 0; i < dataset.rows; i++) {
      if (!(counts[i]! > 0)) continue
      const share = counted[i] === 'swappable' ? 1 : parameters.swappableShare
      const use = parameters.classes[(classes[i] || 'private') as VehicleClass]
      const perVehicle = share * swapsPerVehicle(use)
      const cells = cellsOfRow(dataset, i, grid.resolution)
      const parts = spreadTotal(
        counts[i]!,
        cells.map((key) => people.get(key) ?? 0),
      )
      cells.forEach((key, c) => {
        const row = rowOf.get(key)
        if (row === undefined) return
        vehicles[row]! += parts[c]! * share
        swaps[row]! += parts[c]! * perVehicle
      })
    }
  }
  return { vehicles, swaps }
}
