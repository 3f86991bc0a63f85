import { ExplainAnswer, ExplainQuery } from '../../api/explain.ts'
import { ScenarioId } from '../../api/scenario.ts'
import type { Endpoint } from '../app.ts'

/** GET /api/explain: why a place scores as it does. */
export const explainEndpoint: Endpoint = (app, { explainer }) => {
  const schema = {
    summary: 'Why a place scores as it does',
    querystring: ExplainQuery.extend({ scenario: ScenarioId.optional() }),
    response: { 200: ExplainAnswer },
  }
  app.get('/api/explain', { schema }, (request) => explainer.explain(request.query))
}
