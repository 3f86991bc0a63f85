import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import type { Frame } from '../core/score/frame.ts'
import type { Profile } from '../core/score/profile.ts'
import { viewScenario } from '../store/project-scenario.ts'
import { readScenario } from '../store/scenarios.ts'
import type { ServerContext } from './app.ts'

/** The frame of a profile to be scored, of a scenario where one is named, with what it says over it. */
export async function scoredFrame(
  { project, frames }: ServerContext,
  profile: Profile,
  scenarioId: number | undefined,
): Promise<{ frame: Frame; view?: ScenarioView }> {
  if (scenarioId === undefined) return await frames.of(profile)
  const scenario = readScenario(project, scenarioId)
  const { frame } = await frames.of(profile, scenario.changes)
  const view = viewScenario(project, profile, frame, scenario)
  return { frame: view.frame, view }
}
