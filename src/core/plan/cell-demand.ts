import { peopleByCell } from '../criteria/people.ts'
import { demandByCell } from '../criteria/vehicles.ts'
import { refuseOverlappingZones } from '../criteria/zone-overlap.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import { Problem } from '../problem.ts'
import type { Parameters } from '../score/profile.ts'

/**
 * Swaps/day of each cell of the region. Demand beyond the region is not planned for: it is not the
 * region's, and nobody may site stations there.
 * @throws Problem bad_input where there are no vehicles, or none in the region
 */
export function swapsByCell(
  datasets: readonly Dataset[],
  grid: Grid,
  parameters: Parameters,
): Float64Array {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  if (of('vehicles').length === 0)
    throw new Problem(
      'bad_input',
      'The project holds no vehicles, so there is no demand to plan for: import them with "siteswap import FILE vehicles SOURCE".',
    )
  refuseOverlappingZones(of('vehicles'))
  const people = peopleByCell(of('population'), grid.resolution)
  const { swaps } = demandByCell(of('vehicles'), people, grid, parameters)
  if (!swaps.some((value) => value > 0))
    throw new Problem(
      'bad_input',
      'The vehicles of this project make no demand within its region: check their counts and places.',
    )
  return swaps
}
