import type { PlanAnswer } from '../../../api/plan.ts'
import type { Grid } from '../../../core/grid/grid.ts'
import { NearIndex } from '../../../core/grid/near-index.ts'
import { unitVectors } from '../../../core/grid/sphere.ts'

/** A line from a cell to the new station that serves it. */
export interface PlanLink {
  readonly from: [lon: number, lat: number]
  readonly to: [lon: number, lat: number]
}

/**
 * Lines from the cells within the cutoff of a new station, to the nearest station of all; cells
 * that a standing station is nearer to have none.
 */
export function planLinks(answer: PlanAnswer, grid: Grid): PlanLink[] {
  const stations = [...answer.places, ...answer.standing]
  const lat = stations.map((station) => station.lat)
  const lon = stations.map((station) => station.lon)
  const xyz = unitVectors(lat, lon)
  const cells = cellsNear(grid, answer.cutoffMetres)
  const nearest = new Map<number, { station: number; squared: number }>()
  stations.forEach((_, station) => {
    cells.forEachWithin(
      lat[station]!,
      lon[station]!,
      xyz,
      station,
      answer.cutoffMetres,
      (row, squared) => {
        if (squared < (nearest.get(row)?.squared ?? Infinity))
          nearest.set(row, { station, squared })
      },
    )
  })
  return [...nearest].flatMap(([row, { station }]) =>
    station >= answer.places.length
      ? []
      : { from: [grid.lon[row]!, grid.lat[row]!], to: [lon[station]!, lat[station]!] },
  )
}

const indices = new WeakMap<Grid, NearIndex>()

function cellsNear(grid: Grid, metres: number): NearIndex {
  const known = indices.get(grid)
  if (known) return known
  const index = new NearIndex(grid.lat, grid.lon, unitVectors(grid.lat, grid.lon), metres)
  indices.set(grid, index)
  return index
}
