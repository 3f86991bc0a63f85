import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { planQuestion } from '../../api/plan-query.ts'
import { NewPlan, PlanListAnswer, PlanState, planList } from '../../api/plan-state.ts'
import type { Endpoint } from '../app.ts'
import { profileNamed } from '../profile-named.ts'

const params = z.object({
  id: z.coerce
    .number({ error: 'must be the number of a plan' })
    .int('must be the number of a plan'),
})
const response = { 200: PlanState }

/** A line without meaning every so often, so that nothing on the way takes the stream for dead. */
const HEARTBEAT_MS = 15_000

/** /api/plans: plans made in threads of their own and kept in the project. */
export const plansEndpoint: Endpoint = (app, { plans }) => {
  app.addHook('onClose', () => plans.close())
  app.get(
    '/api/plans',
    { schema: { summary: 'All plans', response: { 200: PlanListAnswer } } },
    () => planList(plans.list()),
  )
  app.post(
    '/api/plans',
    {
      schema: {
        summary: 'Starts a plan; its progress is at /api/plans/:id/progress',
        body: NewPlan,
        response: { 202: PlanState },
      },
    },
    ({ body }, reply) => {
      const profile = profileNamed(body.query.profile)
      planQuestion(body.query, profile)
      reply.status(202)
      return plans.start(body.name, body.query, profile)
    },
  )
  app.get(
    '/api/plans/:id',
    { schema: { summary: 'A plan, made or being made', params, response } },
    ({ params: { id } }) => plans.get(id),
  )
  app.post(
    '/api/plans/:id/stop',
    { schema: { summary: 'Ends the search with the best plan so far', params, response } },
    ({ params: { id } }) => plans.stop(id),
  )
  app.delete(
    '/api/plans/:id',
    { schema: { summary: 'Takes a plan away', params, response: { 204: z.null() } } },
    async ({ params: { id } }, reply) => {
      await plans.remove(id)
      return reply.status(204).send(null)
    },
  )
}

/**
 * GET /api/plans/:id/progress: server-sent events, each a `PlanState` without its answer; the last
 * one says that the plan is done or failed.
 */
export const planProgressEndpoint: Endpoint = (app, { plans }) => {
  const schema = {
    summary: 'Progress of a plan as server-sent events, until it is done or has failed',
    params,
  }
  app.get('/api/plans/:id/progress', { schema }, ({ params: { id } }, reply) => {
    plans.get(id)
    const stream = new PassThrough()
    const beat = setInterval(() => stream.write(': still searching\n\n'), HEARTBEAT_MS)
    const end = () => {
      clearInterval(beat)
      unlisten()
      stream.end()
    }
    const tell = () => {
      const { answer: _, ...state } = plans.get(id)
      stream.write(`data: ${JSON.stringify(state)}\n\n`)
      if (state.state !== 'running') end()
    }
    const unlisten = plans.listen(id, tell)
    stream.on('close', end)
    tell()
    return reply.header('cache-control', 'no-store').type('text/event-stream').send(stream)
  })
}
