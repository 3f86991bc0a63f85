import { corridorRoutes } from '../criteria/corridor-routes.ts'
import { type HomeDemand, homeDemand } from '../criteria/home-demand.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import { Problem } from '../problem.ts'
import type { Parameters } from '../score/profile.ts'

/**
 * Demand of the cells of the region, less what is fed on its corridors. Demand beyond the region is
 * not planned for: it is not the region's, and nobody may site stations there.
 * @throws Problem bad_input where there are no vehicles, or none in the region
 */
export function regionDemand(
  datasets: readonly Dataset[],
  grid: Grid,
  parameters: Parameters,
): HomeDemand {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  if (of('vehicles').length === 0)
    throw new Problem(
      'bad_input',
      'The project holds no vehicles, so there is no demand to plan for: import them with "siteswap import FILE vehicles SOURCE".',
    )
  const { routes } = corridorRoutes(of('corridors'))
  const demand = homeDemand(datasets, routes, grid, parameters)
  if (!demand.swaps.some((value) => value > 0))
    throw new Problem(
      'bad_input',
      'The vehicles of this project make no demand within its region: check their counts and places.',
    )
  return demand
}
