import type { PlanInput } from '../core/plan/plan-problem.ts'
import type { PlanQuestion } from '../core/plan/plan-question.ts'
import { applyScenario } from '../core/scenario/apply-scenario.ts'
import type { Scenario } from '../core/scenario/scenario.ts'
import type { SiteState } from '../core/scenario/scenario-state.ts'
import { settledFrame } from '../core/scenario/settle.ts'
import type { Profile } from '../core/score/profile.ts'
import { readGrid } from '../store/grid-columns.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'
import { projectFrame } from '../store/project-frame.ts'
import { viewScenario } from '../store/project-scenario.ts'
import { readDataset } from '../store/read-dataset.ts'
import { sha256 } from '../store/sha256.ts'
import { FRAME_CODEC } from './frame-codec.ts'

/** A project, or a scenario of it, and what the scenario says of sites. */
export interface ReadPlanInput {
  readonly input: PlanInput
  /** What the scenario says that has no effect, one sentence each. */
  readonly unapplied: readonly string[]
  readonly marked: { readonly fixed: readonly string[]; readonly forbidden: readonly string[] }
}

/** Reads what a plan needs of a project: the frame only where its best cells are candidates. */
export function readPlanInput(
  project: Project,
  profile: Profile,
  candidates: PlanQuestion['candidates'],
  scenario: Scenario | undefined,
): ReadPlanInput {
  const changes = scenario?.changes ?? []
  const { region } = project.settings
  const datasets = listDatasets(project).map((head) => readDataset(project, head))
  const applied = applyScenario({ datasets, profile, region }, changes, sha256)
  const base = { grid: readGrid(project), datasets: applied.datasets, profile: applied.profile }
  const needsFrame = candidates.some(({ from }) => from !== 'sites')
  const frame = needsFrame ? frameOf(project, profile, scenario) : undefined
  return {
    input: { ...base, ...(frame && { frame }) },
    unapplied: applied.unapplied,
    marked: markedSites(applied.sites),
  }
}

function frameOf(project: Project, profile: Profile, scenario: Scenario | undefined) {
  const { frame } = projectFrame(project, profile, FRAME_CODEC, undefined, scenario?.changes)
  if (!scenario) return frame
  const view = viewScenario(project, profile, frame, scenario)
  return settledFrame(view.frame, view)
}

function markedSites(sites: ReadonlyMap<string, SiteState>): ReadPlanInput['marked'] {
  const of = (wanted: SiteState['mark']) =>
    [...sites].flatMap(([place, { mark }]) => (mark === wanted ? place : []))
  return { fixed: of('fixed'), forbidden: of('forbidden') }
}
