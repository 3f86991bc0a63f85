import { answerExplain, ExplainAnswer, ExplainQuery } from '../../api/explain.ts'
import { ScenarioId } from '../../api/scenario.ts'
import { findRow } from '../../store/find-row.ts'
import type { Endpoint } from '../app.ts'
import { scoredFrame } from '../scored-frame.ts'

/** GET /api/explain: why a place scores as it does. */
export const explainEndpoint: Endpoint = (app, context) => {
  const schema = {
    summary: 'Why a place scores as it does',
    querystring: ExplainQuery.extend({ scenario: ScenarioId.optional() }),
    response: { 200: ExplainAnswer },
  }
  app.get('/api/explain', { schema }, async (request) => {
    const { frame, view, around } = await scoredFrame(context, request.query)
    const row = findRow(context.project, frame.grid, request.query.at)
    return answerExplain(frame, around(), row, request.query, view)
  })
}
