import type { Grid } from '../grid/grid.ts'
import { cellAreaKm2 } from '../grid/h3-index.ts'
import type { CoveredShares } from './area-coverage.ts'
import { type Measure, measure } from './measure.ts'

/** Coverage of the people who live so close together. */
export interface DensityBand {
  /** People/km², `from` included; the last band has no end. */
  readonly from: number
  readonly to: number
  readonly cells: number
  readonly people: Measure
}

/** Rural, towns and suburbs, cities: the limits of the UN's Degree of Urbanisation (2021). */
const LIMITS = [0, 300, 1500, Infinity]

/** Coverage of people by the density of the cell they live in; cells without people left out. */
export function densityBands(
  grid: Grid,
  people: Float64Array,
  { covered, twice }: CoveredShares,
): DensityBand[] {
  const density = people.map((count, row) =>
    count > 0 ? count / cellAreaKm2(grid.lo[row]!, grid.hi[row]!) : 0,
  )
  return LIMITS.slice(1).map((to, i) => {
    const from = LIMITS[i]!
    const isIn = (row: number) => people[row]! > 0 && density[row]! >= from && density[row]! < to
    const cells = people.reduce((count, _, row) => count + (isIn(row) ? 1 : 0), 0)
    return { from, to, cells, people: measure(people, covered, twice, isIn) }
  })
}
