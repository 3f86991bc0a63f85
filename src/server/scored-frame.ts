import type { Surroundings } from '../core/criteria/surroundings.ts'
import { askedOver } from '../core/scenario/asked-over.ts'
import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import type { Frame } from '../core/score/frame.ts'
import { withMissing } from '../core/score/missing-policies.ts'
import type { Project } from '../store/project.ts'
import { viewScenario } from '../store/project-scenario.ts'
import { readScenario } from '../store/scenarios.ts'
import type { FrameShelf } from './frame-shelf.ts'
import { profileNamed } from './profile-named.ts'

/**
 * The frame of a profile to be scored, of a scenario where one is named, with what it says over it.
 * @throws Problem usage for a profile or policies that are not known, not_found for a scenario
 */
export async function scoredFrame(
  { project, frames }: { readonly project: Project; readonly frames: FrameShelf },
  asked: {
    readonly profile: string
    readonly missing?: string | undefined
    readonly scenario?: number | undefined
  },
): Promise<{ frame: Frame; view?: ScenarioView; around: () => Surroundings }> {
  const profile = profileNamed(asked.profile)
  if (asked.scenario === undefined) {
    const own = asked.missing === undefined ? profile : withMissing(profile, asked.missing)
    const { frame } = await frames.of(own)
    return { frame, around: () => frames.surroundings(own) }
  }
  const scenario = askedOver(readScenario(project, asked.scenario), profile, asked.missing)
  const { frame } = await frames.of(profile, scenario.changes)
  const view = viewScenario(project, profile, frame, scenario)
  return { frame: view.frame, view, around: () => frames.surroundings(profile, scenario.changes) }
}
