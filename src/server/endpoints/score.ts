import { z } from 'zod'
import { answerMixed, MIXED, MixedAnswer, parseQuota } from '../../api/mixed.ts'
import { ScenarioId } from '../../api/scenario.ts'
import { answerScore, ScoreAnswer, ScoreQuery } from '../../api/score.ts'
import { Problem } from '../../core/problem.ts'
import type { Endpoint } from '../app.ts'
import { scoredFrame } from '../scored-frame.ts'

/** GET /api/score: the ranked list, the same as `siteswap score --json`; two for 'mixed'. */
export const scoreEndpoint: Endpoint = (app, context) => {
  const schema = {
    summary:
      'The best sites under a profile and weights; of two profiles with a quota each for mixed',
    querystring: ScoreQuery.extend({
      scenario: ScenarioId.optional(),
      /** For 'mixed': 'urban=35,highway=15'. */
      quota: z.string().optional(),
    }),
    response: { 200: z.union([ScoreAnswer, MixedAnswer]) },
  }
  app.get('/api/score', { schema }, async (request) => {
    const started = performance.now()
    const { query } = request
    if (query.profile === MIXED) {
      const quotas = parseQuota(query.quota, query.top)
      const lists = quotas.map(async ({ profile, sites }) => ({
        ...(await scoredFrame(context, { ...query, profile })),
        quota: sites,
      }))
      return answerMixed(await Promise.all(lists), query, started)
    }
    if (query.quota !== undefined)
      throw new Problem(
        'usage',
        'A quota goes with the profile mixed: leave it out, or ask for mixed.',
      )
    const { frame, view } = await scoredFrame(context, query)
    return answerScore(frame, query, started, view)
  })
}
