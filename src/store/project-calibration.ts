import { cellsOfRegion } from '../core/grid/cells-of-region.ts'
import { cellReachMetres } from '../core/grid/h3-index.ts'
import { type Calibration, calibrate } from '../core/need/calibration.ts'
import { stationRecords } from '../core/need/demand-by-class.ts'
import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { listDatasets } from './list-datasets.ts'
import type { Project } from './project.ts'
import { readDataset } from './read-dataset.ts'

/**
 * Factors that bring a project's demand to what its stations record.
 * @throws Problem bad_input where no open swap station of ours records its swaps
 */
export function projectCalibration(project: Project, profile: Profile): Calibration {
  const datasets = listDatasets(project).map((head) => readDataset(project, head))
  const { region, resolution } = project.settings
  const margin = profile.parameters.cutoffMetres + 2 * cellReachMetres(resolution)
  const grid = cellsOfRegion(region, resolution, margin)
  const { recorded, classes } = stationRecords(datasets, grid, profile.parameters)
  if (recorded.every(Number.isNaN))
    throw new Problem(
      'bad_input',
      'No open swap station of ours records its swaps: import stations with a column swaps_per_day.',
    )
  return calibrate(recorded, classes)
}
