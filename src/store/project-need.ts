import { type NeedQuestion, type NetworkNeed, networkNeed } from '../core/need/network-need.ts'
import type { Profile } from '../core/score/profile.ts'
import { readGrid } from './grid-columns.ts'
import { listDatasets } from './list-datasets.ts'
import type { Project } from './project.ts'
import { readDataset } from './read-dataset.ts'

/** How many stations the areas of a project need. */
export function projectNeed(
  project: Project,
  profile: Profile,
  question: NeedQuestion,
): NetworkNeed {
  const datasets = listDatasets(project).map((head) => readDataset(project, head))
  return networkNeed(datasets, readGrid(project), profile.parameters, question)
}
