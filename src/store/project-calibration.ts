import { demandGrid } from '../core/criteria/home-demand.ts'
import { type Calibration, calibrate } from '../core/need/calibration.ts'
import { type StationRecords, stationRecords } from '../core/need/demand-by-class.ts'
import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { listDatasets } from './list-datasets.ts'
import type { Project } from './project.ts'
import { readDataset } from './read-dataset.ts'

/**
 * Factors that bring a project's demand to what its stations record.
 * @throws Problem bad_input where no open swap station of ours records its swaps
 */
export function projectCalibration(
  project: Project,
  profile: Profile,
): Calibration & Pick<StationRecords, 'notes'> {
  const datasets = listDatasets(project).map((head) => readDataset(project, head))
  const { region, resolution } = project.settings
  const grid = demandGrid(region, resolution, profile.parameters)
  const { recorded, classes, notes } = stationRecords(datasets, grid, profile.parameters)
  if (recorded.every(Number.isNaN))
    throw new Problem(
      'bad_input',
      'No open swap station of ours records its swaps: import stations with a column swaps_per_day.',
    )
  return { ...calibrate(recorded, classes), notes }
}
