import type { ProjectAnswer } from '../api/contract.ts'
import { projectAnswer } from '../api/project.ts'
import { BASEMAP_KEY, hasArtifact } from '../store/artifacts.ts'
import { countCells } from '../store/grid-columns.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'

/** The answer for an open project; the command line gives the same. */
export function describeProject(project: Project): ProjectAnswer {
  return projectAnswer({
    ...project.settings,
    cells: countCells(project),
    datasets: listDatasets(project),
    basemap: hasArtifact(project, BASEMAP_KEY),
  })
}
