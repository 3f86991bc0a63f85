import { z } from 'zod'
import { ScenarioFrameAnswer, ScenarioId, scenarioFrameAnswer } from '../../api/scenario.ts'
import { viewScenario } from '../../store/project-scenario.ts'
import { readScenario } from '../../store/scenarios.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'

/** GET /api/scenarios/:id/frame: where the frame of a scenario is, and what is said over it. */
export const scenarioFrameEndpoint: Endpoint = (app, { project, frames }) => {
  const schema = {
    summary: 'Address of the frame of a scenario, and what is said over it',
    params: z.object({ id: ScenarioId }),
    querystring: z.object({ profile: z.string().default('urban') }),
    response: { 200: ScenarioFrameAnswer },
  }
  app.get('/api/scenarios/:id/frame', { schema }, async (request) => {
    const profile = profileNamed(request.query.profile)
    const scenario = readScenario(project, request.params.id)
    const { hash, frame } = await frames.of(profile, scenario.changes)
    return scenarioFrameAnswer(hash, viewScenario(project, profile, frame, scenario))
  })
}
