import { ScenarioId } from '../../api/scenario.ts'
import { answerScore, ScoreAnswer, ScoreQuery } from '../../api/score.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'
import { scoredFrame } from '../scored-frame.ts'

/** GET /api/score: the ranked list, the same as `siteswap score --json`. */
export const scoreEndpoint: Endpoint = (app, context) => {
  const schema = {
    summary: 'The best sites under a profile and weights',
    querystring: ScoreQuery.extend({ scenario: ScenarioId.optional() }),
    response: { 200: ScoreAnswer },
  }
  app.get('/api/score', { schema }, async (request) => {
    const started = performance.now()
    const { profile, scenario } = request.query
    const { frame, view } = await scoredFrame(context, profileNamed(profile), scenario)
    return answerScore(frame, request.query, started, view)
  })
}
