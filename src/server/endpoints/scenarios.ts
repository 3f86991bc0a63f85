import { z } from 'zod'
import { checkedChanges } from '../../api/change.ts'
import {
  DeleteQuery,
  DuplicateScenario,
  NewScenario,
  RenameScenario,
  SaveChanges,
  ScenarioAnswer,
  ScenarioId,
  ScenarioListAnswer,
  scenarioAnswer,
} from '../../api/scenario.ts'
import {
  createScenario,
  deleteScenario,
  listScenarios,
  readScenario,
  renameScenario,
  saveScenario,
} from '../../store/scenarios.ts'
import type { Endpoint } from '../app.ts'

/** A drawn area has thousands of corners, a scenario many changes. */
const MOST_BYTES = 8 * 1024 * 1024

const params = z.object({ id: ScenarioId })
const response = { 200: ScenarioAnswer }

/** /api/scenarios: what planners change, kept in the project. */
export const scenariosEndpoint: Endpoint = (app, { project }) => {
  const bodyLimit = MOST_BYTES
  app.get(
    '/api/scenarios',
    { schema: { summary: 'All scenarios', response: { 200: ScenarioListAnswer } } },
    () => ({ scenarios: listScenarios(project) }),
  )
  app.post(
    '/api/scenarios',
    {
      bodyLimit,
      schema: { summary: 'A new scenario', body: NewScenario, response: { 201: ScenarioAnswer } },
    },
    ({ body }, reply) => {
      const made = createScenario(project, body.name, checkedChanges(body.changes))
      reply.status(201)
      return scenarioAnswer(made)
    },
  )
  app.get(
    '/api/scenarios/:id',
    { schema: { summary: 'A scenario and its changes', params, response } },
    (request) => scenarioAnswer(readScenario(project, request.params.id)),
  )
  app.post(
    '/api/scenarios/:id/duplicate',
    {
      schema: {
        summary: 'A copy under another name',
        params,
        body: DuplicateScenario,
        response: { 201: ScenarioAnswer },
      },
    },
    (request, reply) => {
      const { changes } = readScenario(project, request.params.id)
      const made = createScenario(project, request.body.name, changes)
      reply.status(201)
      return scenarioAnswer(made)
    },
  )
  app.put(
    '/api/scenarios/:id/changes',
    {
      bodyLimit,
      schema: {
        summary: 'Saves the changes over those of the version named',
        params,
        body: SaveChanges,
        response,
      },
    },
    ({ params: { id }, body: { version, changes } }) =>
      scenarioAnswer(saveScenario(project, id, version, checkedChanges(changes))),
  )
  app.patch(
    '/api/scenarios/:id',
    { schema: { summary: 'Another name', params, body: RenameScenario, response } },
    ({ params: { id }, body: { version, name } }) =>
      scenarioAnswer(renameScenario(project, id, version, name)),
  )
  app.delete(
    '/api/scenarios/:id',
    { schema: { summary: 'Deletes the version named', params, querystring: DeleteQuery } },
    (request, reply) => {
      deleteScenario(project, request.params.id, request.query.version)
      return reply.status(204).send()
    },
  )
}
