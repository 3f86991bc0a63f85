import type { Dataset } from '../dataset/dataset.ts'
import { VEHICLE_CLASSES, type VehicleClass } from '../dataset/kinds.ts'
import type { Grid } from '../grid/grid.ts'
import { rowOfKey } from '../grid/h3-index.ts'
import type { ClassUse, Parameters } from '../score/profile.ts'
import { cellsOfRow, type WeightByCell } from './people.ts'
import { spreadTotal } from './spread.ts'
import { type VehicleCount, vehicleCounts } from './vehicle-counts.ts'

/** Swaps a day one vehicle of a class asks for: km × kWh/km ÷ kWh a swap × share that swaps. */
export function swapsPerVehicle(use: ClassUse): number {
  return ((use.kmPerDay * use.kwhPerKm) / use.usableKwhPerSwap) * use.swapShare
}

/** What a grid's cells hold, row by row. */
export interface DemandByCell {
  /** Swappable vehicles of the classes that swap. */
  readonly vehicles: Float64Array
  /** Swaps/day. */
  readonly swaps: Float64Array
  /** What the grid holds of each class that is counted there, in the order of VEHICLE_CLASSES. */
  readonly classes: readonly ClassTotal[]
  /** Zones of which the weights say nothing, so that they are spread evenly. */
  readonly evenZones: number
}

/** One class over a whole grid. */
export interface ClassTotal {
  readonly id: VehicleClass
  /** Swappable vehicles. */
  readonly vehicles: number
  readonly swaps: number
}

/**
 * Vehicles and demand of each cell. A zone's count is spread over all of its cells, in the grid or
 * not, in proportion to the weights there, evenly where none are known; its total is kept exactly.
 * Classes of which nobody swaps are left out.
 */
export function demandByCell(
  datasets: readonly Dataset[],
  weights: WeightByCell,
  grid: Grid,
  parameters: Parameters,
): DemandByCell {
  const vehicles = new Float64Array(grid.length)
  const swaps = new Float64Array(grid.length)
  const classes = new Map<VehicleClass, { vehicles: number; swaps: number }>()
  let evenZones = 0
  for (const count of vehicleCounts(datasets, parameters)) {
    const use = parameters.classes[count.class]
    if (use.swapShare === 0) continue
    const perVehicle = count.share * swapsPerVehicle(use)
    const total = classes.get(count.class) ?? { vehicles: 0, swaps: 0 }
    classes.set(count.class, total)
    const { keys, parts, isEven } = spreadCount(count, weights, grid.resolution)
    if (isEven) evenZones++
    keys.forEach((key, c) => {
      const row = rowOfKey(grid, key)
      if (row < 0) return
      vehicles[row]! += parts[c]! * count.share
      swaps[row]! += parts[c]! * perVehicle
      total.vehicles += parts[c]! * count.share
      total.swaps += parts[c]! * perVehicle
    })
  }
  const counted = VEHICLE_CLASSES.filter((id) => classes.has(id))
  return {
    vehicles,
    swaps,
    classes: counted.map((id) => ({ id, ...classes.get(id)! })),
    evenZones,
  }
}

/** The cells of a row's place and the vehicles of each, as the row counts them. */
export function spreadCount(
  { dataset, row, counted }: VehicleCount,
  weights: WeightByCell,
  resolution: number,
): { readonly keys: readonly number[]; readonly parts: Float64Array; readonly isEven: boolean } {
  const keys = cellsOfRow(dataset, row, resolution)
  const known = keys.map((key) => weights.get(key) ?? 0)
  const isEven = keys.length > 1 && !known.some((weight) => weight > 0)
  return { keys, parts: spreadTotal(counted, known), isEven }
}
