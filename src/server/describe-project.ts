import type { ProjectAnswer } from '../api/contract.ts'
import { projectAnswer } from '../api/project.ts'
import { textColumn } from '../core/dataset/dataset.ts'
import { BASEMAP_KEY, hasArtifact } from '../store/artifacts.ts'
import { countCells } from '../store/grid-columns.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'
import { readDataset } from '../store/read-dataset.ts'

/** The answer for an open project; the command line gives the same. */
export function describeProject(project: Project): ProjectAnswer {
  const heads = listDatasets(project)
  return projectAnswer({
    ...project.settings,
    cells: countCells(project),
    datasets: heads,
    basemap: hasArtifact(project, BASEMAP_KEY),
    scooters: heads
      .filter(({ kind }) => kind === 'vehicles')
      .some((head) => textColumn(readDataset(project, head), 'class').includes('scooter')),
  })
}
