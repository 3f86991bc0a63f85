import { afterAll, beforeAll, expect, test } from 'vitest'
import { PlanListAnswer, PlanState } from '../../src/api/plan-state.ts'
import type { App } from '../../src/server/app.ts'
import { createServer } from '../../src/server/create-server.ts'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { createScenario } from '../../src/store/scenarios.ts'
import { dataset, point } from '../core/small-world.ts'
import { makeProject, sampleSites, temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
let project: Project
let app: App

beforeAll(async () => {
  project = await makeProject(folder.path)
  const rows = [
    { shape: point(1.45, 42.45), count: 300, swappable: 'swappable' },
    { shape: point(1.6, 42.525), count: 500, swappable: 'swappable' },
    { shape: point(1.75, 42.6), count: 400, swappable: 'swappable' },
  ]
  addDatasets(project, [sampleSites(20), dataset('vehicles', rows, [1.4, 42.42, 1.79, 42.66])])
  app = createServer(project, { clientDir: folder.path })
})
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

const query = { objective: 'mclp', sites: 1, candidates: 'sites' }
const post = (url: string, payload: object = {}) => app.inject({ method: 'POST', url, payload })
const stateAt = async (id: number) =>
  PlanState.parse((await app.inject({ url: `/api/plans/${id}` })).json())

/** Starts a plan and follows its events to the end. */
async function made(body: object): Promise<{ state: PlanState; events: PlanState[] }> {
  const reply = await post('/api/plans', body)
  expect(reply.statusCode).toBe(202)
  const { id } = PlanState.parse(reply.json())
  const stream = await app.inject({ url: `/api/plans/${id}/progress` })
  expect(stream.headers['content-type']).toBe('text/event-stream')
  const events = stream.body
    .split('\n\n')
    .filter((event) => event.startsWith('data: '))
    .map((event) => PlanState.parse(JSON.parse(event.slice(6))))
  return { state: await stateAt(id), events }
}

test('a plan is made in its own thread, told as it goes, and kept', async () => {
  const { state, events } = await made({ name: 'First', query })
  expect(state).toMatchObject({ name: 'First', state: 'done' })
  expect(state.answer).toMatchObject({ status: 'optimal', gap: 0 })
  expect(state.answer!.places).toHaveLength(1)
  expect(events.at(-1)!.state).toBe('done')
  expect(events.slice(0, -1).every((event) => event.state === 'running')).toBe(true)
  const { plans } = PlanListAnswer.parse((await app.inject({ url: '/api/plans' })).json())
  expect(plans.at(-1)).toMatchObject({ name: 'First', status: 'optimal', sites: 1 })
})

test('the same question gives the same plan', async () => {
  const [one, two] = [(await made({ query })).state, (await made({ query })).state]
  expect({ ...two.answer, elapsedMs: 0 }).toEqual({ ...one.answer, elapsedMs: 0 })
  expect(two.id).toBeGreaterThan(one.id)
})

test('what cannot be meant is refused at once, what cannot be done fails in one sentence', async () => {
  const refused = await post('/api/plans', { query: { ...query, sites: 0 } })
  expect(refused.statusCode).toBe(422)
  expect(refused.json().error.message).toBe('--sites must be a whole number above 0, not 0.')
  const unknown = await post('/api/plans', { query: { ...query, objective: 'best' } })
  expect(unknown.statusCode).toBe(400)
  const { state } = await made({ query: { ...query, sites: 99 } })
  expect(state).toMatchObject({ state: 'failed', error: { code: 'infeasible' } })
})

test('a scenario fixes and forbids sites', async () => {
  const free = (await made({ query })).state.answer!.sites
  const { id } = createScenario(project, 'Other', [
    { type: 'site', place: free[0]!, mark: 'forbidden' },
    { type: 'site', place: 'site-3', mark: 'fixed' },
  ])
  const { state } = await made({ query: { ...query, scenario: id, sites: 2 } })
  expect(state.answer!.sites).toContain('site-3')
  expect(state.answer!.sites).not.toContain(free[0])
})

test('the cutoff of a scenario is that of its plan', async () => {
  const { id } = createScenario(project, 'Wide', [
    { type: 'parameters', profile: 'urban', parameters: { cutoffMetres: 12_000 } },
  ])
  const wide = (await made({ query: { ...query, scenario: id } })).state.answer!
  const asked = (await made({ query: { ...query, cutoff: 12_000 } })).state.answer!
  const narrow = (await made({ query })).state.answer!
  expect(wide.value).toBe(asked.value)
  expect(wide.value).toBeGreaterThan(narrow.value!)
})

test('a plan can be stopped, and taken away', async () => {
  const { id } = PlanState.parse(
    (await post('/api/plans', { query: { ...query, candidates: 'cells', spacing: 0 } })).json(),
  )
  expect((await post(`/api/plans/${id}/stop`)).statusCode).toBe(200)
  await app.inject({ url: `/api/plans/${id}/progress` })
  expect((await stateAt(id)).state).not.toBe('running')
  expect((await app.inject({ method: 'DELETE', url: `/api/plans/${id}` })).statusCode).toBe(204)
  expect((await app.inject({ url: `/api/plans/${id}` })).statusCode).toBe(404)
  expect((await app.inject({ url: '/api/plans/9999/progress' })).statusCode).toBe(404)
})

test('plans stand in the description of the interface', async () => {
  const { paths } = (await app.inject({ url: '/api/docs' })).json()
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(['/api/plans', '/api/plans/{id}', '/api/plans/{id}/progress']),
  )
})
