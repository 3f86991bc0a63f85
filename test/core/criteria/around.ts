import { sitePoints } from '../../../src/core/criteria/site-points.ts'
import { Surroundings } from '../../../src/core/criteria/surroundings.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import type { Parameters } from '../../../src/core/score/profile.ts'
import { GRID, REGION, URBAN } from '../small-world.ts'

/** The surroundings of the small region, for a criterion that is asked directly. */
export function around(datasets: readonly Dataset[], more: Partial<Parameters> = {}): Surroundings {
  const parameters = { ...URBAN.parameters, ...more }
  const points = sitePoints(GRID, datasets, parameters.leastFreeShare)
  return new Surroundings({ grid: GRID, region: REGION, datasets, parameters, points })
}

/** Row of the cell at a place. */
export const rowAt = (lat: number, lon: number) => rowOfCell(GRID, ...cellAt(lat, lon, 8))
