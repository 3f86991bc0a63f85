import { afterAll, beforeAll, expect, test } from 'vitest'
import { ExplainAnswer } from '../../src/api/explain.ts'
import { decodeFrame } from '../../src/api/frame.ts'
import { ScenarioAnswer, ScenarioFrameAnswer, ScenarioListAnswer } from '../../src/api/scenario.ts'
import { ScoreAnswer } from '../../src/api/score.ts'
import type { Change } from '../../src/core/scenario/change.ts'
import { forbidCells } from '../../src/core/scenario/forbid-cells.ts'
import { rankSites } from '../../src/core/score/rank.ts'
import { scoreFrame } from '../../src/core/score/score.ts'
import type { App } from '../../src/server/app.ts'
import { createServer } from '../../src/server/create-server.ts'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { makeProject, sampleSites, temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
const faults: unknown[] = []
let project: Project
let app: App
beforeAll(async () => {
  project = await makeProject(folder.path)
  addDatasets(project, [sampleSites(20)])
  app = createServer(project, { clientDir: folder.path, onFault: (fault) => faults.push(fault) })
})
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

const get = async (url: string) => (await app.inject({ url })).json()
async function send(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) {
  const reply = await app.inject({ method, url, ...(payload && { payload }) })
  return { status: reply.statusCode, body: reply.body === '' ? '' : reply.json() }
}
const make = async (name: string, changes: Change[] = []) =>
  ScenarioAnswer.parse((await send('POST', '/api/scenarios', { name, changes })).body)
const square = [
  [
    [1.4, 42.42],
    [1.6, 42.42],
    [1.6, 42.66],
    [1.4, 42.66],
    [1.4, 42.42],
  ],
] as [number, number][][]

test('a scenario is made, listed, copied, renamed, saved and deleted', async () => {
  const made = await send('POST', '/api/scenarios', { name: 'First' })
  expect(made).toMatchObject({ status: 201, body: { name: 'First', version: 1, changes: [] } })
  const { id } = made.body
  const changes: Change[] = [{ type: 'weights', profile: 'urban', weights: { rent: 1 } }]
  const saved = await send('PUT', `/api/scenarios/${id}/changes`, { version: 1, changes })
  expect(saved).toMatchObject({ status: 200, body: { version: 2, changes } })
  const copy = await send('POST', `/api/scenarios/${id}/duplicate`, { name: 'Copy' })
  expect(copy).toMatchObject({ status: 201, body: { version: 1, changes } })
  const renamed = await send('PATCH', `/api/scenarios/${id}`, { version: 2, name: 'Rent' })
  expect(renamed.body).toMatchObject({ name: 'Rent', version: 3 })
  expect(ScenarioAnswer.parse(await get(`/api/scenarios/${id}`))).toEqual(renamed.body)
  const { scenarios } = ScenarioListAnswer.parse(await get('/api/scenarios'))
  expect(scenarios.map(({ name, version, length }) => [name, version, length])).toEqual([
    ['Rent', 3, 1],
    ['Copy', 1, 1],
  ])
  expect(await send('DELETE', `/api/scenarios/${copy.body.id}?version=1`)).toEqual({
    status: 204,
    body: '',
  })
  expect((await get('/api/scenarios')).scenarios).toHaveLength(1)
})

test('a save from an older version is refused with 409 and overwrites nothing', async () => {
  const { id } = await make('Two windows')
  const pin = (place: string): Change => ({ type: 'site', place, pinned: true })
  const save = (place: string) =>
    send('PUT', `/api/scenarios/${id}/changes`, { version: 1, changes: [pin(place)] })
  expect((await save('one')).status).toBe(200)
  const late = await save('two')
  expect(late.status).toBe(409)
  expect(late.body.error).toMatchObject({ code: 'conflict' })
  expect(late.body.error.message).toMatch(/changed by someone else .* nothing was overwritten/)
  expect((await get(`/api/scenarios/${id}`)).changes).toEqual([pin('one')])
  expect((await send('PATCH', `/api/scenarios/${id}`, { version: 1, name: 'x' })).status).toBe(409)
  expect((await send('DELETE', `/api/scenarios/${id}?version=1`)).status).toBe(409)
})

test('a scenario without changes scores as the baseline does, from the very same frame', async () => {
  const { id } = await make('Empty')
  const frame = ScenarioFrameAnswer.parse(await get(`/api/scenarios/${id}/frame`))
  expect(frame).toMatchObject({ weights: {}, forbiddenCells: [], sites: [] })
  expect({ hash: frame.hash, url: frame.url }).toEqual(await get('/api/profiles/urban/frame'))
  const timeless = ({ elapsedMs: _, scenario: __, ...rest }: ScoreAnswer) => rest
  const baseline = ScoreAnswer.parse(await get('/api/score?top=5'))
  const scored = ScoreAnswer.parse(await get(`/api/score?top=5&scenario=${id}`))
  expect(timeless(scored)).toEqual(timeless(baseline))
  expect(scored.scenario).toEqual({ id, name: 'Empty', version: 1, unapplied: [] })
})

test('what a page makes of the frame and what is said over it is what the server answers', async () => {
  const { sites } = ScoreAnswer.parse(await get('/api/score?top=20'))
  const best = sites.find(({ lon }) => lon < 1.59)
  const { id } = await make('Half', [
    { type: 'study-area', polygon: square },
    { type: 'weights', profile: 'urban', weights: { partner_fit: 1, rent: 3 } },
    { type: 'parameters', profile: 'urban', spacingMetres: 700 },
    { type: 'site', place: best!.cell, mark: 'forbidden', note: 'landlord' },
    { type: 'site', place: 'site-3', mark: 'fixed' },
    { type: 'site', place: 'no such site', mark: 'forbidden' },
  ])
  const over = ScenarioFrameAnswer.parse(await get(`/api/scenarios/${id}/frame?profile=urban`))
  expect(over.hash).not.toBe((await get('/api/profiles/urban/frame')).hash)
  expect(over.sites).toContainEqual({ place: 'site-3', mark: 'fixed', pinned: false, note: '' })
  const bytes = (await app.inject({ url: over.url })).rawPayload
  const frame = forbidCells(decodeFrame(new Uint8Array(bytes)), over.forbiddenCells, (x) => x)
  const ranked = rankSites(frame, scoreFrame(frame, over.weights), {
    top: 10,
    spacingMetres: over.spacingMetres!,
  })
  const answer = ScoreAnswer.parse(await get(`/api/score?top=10&scenario=${id}`))
  expect(answer.sites.map(({ cell, score }) => [cell, score])).toEqual(
    ranked.map(({ cell, score }) => [cell, score]),
  )
  expect(answer.sites.map(({ cell }) => cell)).not.toContain(best!.cell)
  expect(answer.excluded).toMatchObject({ 'forbidden in the scenario': 1 })
  expect(answer.excluded['outside the study area']).toBeGreaterThan(0)
  expect(answer.scenario!.unapplied).toEqual([
    'There is no partner site "no such site" to forbid: the project does not, or no longer, hold it.',
  ])
  const explained = ExplainAnswer.parse(await get(`/api/explain?at=${best!.cell}&scenario=${id}`))
  expect(explained).toMatchObject({
    score: null,
    excludedBy: 'forbidden in the scenario',
    scenario: { id },
  })
})

test.each([
  ['GET', '/api/scenarios/999', undefined, 404, 'This project holds no scenario 999'],
  ['GET', '/api/scenarios/x', undefined, 400, 'id: must be the number of a scenario.'],
  ['GET', '/api/score?scenario=999', undefined, 404, 'This project holds no scenario 999'],
  ['POST', '/api/scenarios', {}, 400, 'name: '],
  ['POST', '/api/scenarios', { name: ' ' }, 400, 'A scenario has a name of 1 to 200 characters.'],
  ['POST', '/api/scenarios', { name: 'a', colour: 1 }, 400, 'colour'],
  ['POST', '/api/scenarios', { name: 'a', changes: [{ type: 'magic' }] }, 400, 'of a type'],
  [
    'POST',
    '/api/scenarios',
    { name: 'a', changes: [{ type: 'growth', of: 'vehicles', factor: -1 }] },
    400,
    'changes/0/factor: must not be negative.',
  ],
  [
    'POST',
    '/api/scenarios',
    {
      name: 'a',
      changes: [
        {
          type: 'study-area',
          polygon: [
            [
              [0, 0],
              [1, 1],
              [1, 0],
              [2, 2],
            ],
          ],
        },
      ],
    },
    400,
    'must end where it begins',
  ],
  [
    'POST',
    '/api/scenarios',
    {
      name: 'a',
      changes: [
        {
          type: 'criterion',
          profile: 'urban',
          criterion: 'rent',
          curve: { type: 'linear', from: 5, to: 1 },
        },
      ],
    },
    422,
    "The linear curve of rent runs from 5 to 1: 'to' must be above 'from'.",
  ],
] as const)('%s %s %j answers in one sentence', async (method, url, payload, status, sentence) => {
  const reply = await app.inject({ method, url, ...(payload && { payload }) })
  expect(reply.statusCode).toBe(status)
  expect(reply.json().error.message).toContain(sentence)
})

test('another site’s page cannot change anything', async () => {
  const headers = { origin: 'http://evil.example' }
  const payload = { name: 'Evil' }
  const reply = await app.inject({ method: 'POST', url: '/api/scenarios', payload, headers })
  expect(reply.statusCode).toBe(403)
  expect((await get('/api/scenarios')).scenarios).not.toContainEqual(
    expect.objectContaining(payload),
  )
})

test('nothing above was our own fault', () => {
  expect(faults).toEqual([])
})
