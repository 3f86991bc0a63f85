import { takesRows, unknownRows } from '../core/scenario/changed-datasets.ts'
import { changedProfile } from '../core/scenario/changed-profile.ts'
import { cellsElsewhere, forbidCells } from '../core/scenario/forbid-cells.ts'
import { overFrame } from '../core/scenario/over-frame.ts'
import type { Scenario } from '../core/scenario/scenario.ts'
import { stateAfter } from '../core/scenario/scenario-state.ts'
import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import type { Frame } from '../core/score/frame.ts'
import type { Profile } from '../core/score/profile.ts'
import { listDatasets } from './list-datasets.ts'
import type { Project } from './project.ts'
import { readDataset } from './read-dataset.ts'
import { sha256 } from './sha256.ts'

/**
 * A scenario over the frame that `projectFrame` gives for its changes.
 * @param profile the baseline's, as it was given to `projectFrame`
 */
export function viewScenario(
  project: Project,
  profile: Profile,
  frame: Frame,
  { id, name, version, changes }: Scenario,
): ScenarioView {
  const state = stateAfter(changes)
  const over = overFrame(state, profile.id)
  const looked = listDatasets(project).filter(({ kind }) => takesRows(state, kind))
  return {
    ...over,
    scenario: { id, name, version },
    frame: forbidCells(frame, over.forbiddenCells, sha256),
    unapplied: [
      ...changedProfile(profile, state).unapplied,
      ...unknownRows(
        looked.map((head) => readDataset(project, head)),
        state,
      ),
      ...cellsElsewhere(frame, over.forbiddenCells),
    ],
  }
}
