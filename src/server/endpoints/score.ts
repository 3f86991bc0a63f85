import { answerScore, ScoreAnswer, ScoreQuery } from '../../api/score.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'

/** GET /api/score: the ranked list, the same as `siteswap score --json`. */
export const scoreEndpoint: Endpoint = (app, { frames }) => {
  const schema = {
    summary: 'The best sites under a profile and weights',
    querystring: ScoreQuery,
    response: { 200: ScoreAnswer },
  }
  app.get('/api/score', { schema }, async (request) => {
    const started = performance.now()
    const { frame } = await frames.of(profileNamed(request.query.profile))
    return answerScore(frame, request.query, started)
  })
}
