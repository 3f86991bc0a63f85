import { answerExplain, ExplainAnswer, ExplainQuery } from '../../api/explain.ts'
import { findRow } from '../../store/find-row.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'

/** GET /api/explain: why a place scores as it does. */
export const explainEndpoint: Endpoint = (app, { project, frames }) => {
  const schema = {
    summary: 'Why a place scores as it does',
    querystring: ExplainQuery,
    response: { 200: ExplainAnswer },
  }
  app.get('/api/explain', { schema }, async (request) => {
    const { at, profile } = request.query
    const { frame } = await frames.of(profileNamed(profile))
    return answerExplain(frame, findRow(project, frame.grid, at), request.query)
  })
}
