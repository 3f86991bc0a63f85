import type { Surroundings } from '../core/criteria/surroundings.ts'
import { askedOver } from '../core/scenario/asked-over.ts'
import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import type { Frame } from '../core/score/frame.ts'
import { withMissing } from '../core/score/missing-policies.ts'
import type { Profile } from '../core/score/profile.ts'
import { FRAME_CODEC } from '../server/frame-codec.ts'
import type { Project } from '../store/project.ts'
import { projectFrame, projectSurroundings } from '../store/project-frame.ts'
import { viewScenario } from '../store/project-scenario.ts'
import { scenarioNamed } from '../store/scenarios.ts'
import { Progress } from './progress.ts'
import type { Terminal } from './terminal.ts'

/** What changes a project's frame besides its profile. */
export interface FrameOptions {
  /** A scenario by name. */
  readonly scenario?: string | undefined
  /** Policies for unknown values, as words. */
  readonly missing?: string | undefined
}

/**
 * The frame of a project to be scored, of a scenario where one is named, with what it says over it;
 * with a progress bar while it is computed.
 * @throws Problem usage for a scenario or policies that are not known
 */
export function scoredProject(
  terminal: Terminal,
  project: Project,
  profile: Profile,
  { scenario: name, missing }: FrameOptions,
): { frame: Frame; view?: ScenarioView; around: () => Surroundings } {
  const scenario =
    name === undefined ? undefined : askedOver(scenarioNamed(project, name), profile, missing)
  const asked = scenario || missing === undefined ? profile : withMissing(profile, missing)
  const progress = new Progress(terminal)
  try {
    progress.step(`Scoring ${profile.id}`)
    const { update } = progress
    const { frame } = projectFrame(project, asked, FRAME_CODEC, update, scenario?.changes)
    const around = () => projectSurroundings(project, asked, scenario?.changes)
    if (!scenario) return { frame, around }
    const view = viewScenario(project, profile, frame, scenario)
    return { frame: view.frame, view, around }
  } finally {
    progress.end()
  }
}
