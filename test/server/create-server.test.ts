import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ProjectAnswer } from '../../src/api/contract.ts'
import { decodeFrame } from '../../src/api/frame.ts'
import { ScoreAnswer } from '../../src/api/score.ts'
import type { App } from '../../src/server/app.ts'
import { createServer } from '../../src/server/create-server.ts'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { BASEMAP_KEY, writeArtifact } from '../../src/store/artifacts.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { makeProject, sampleSites, temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
const faults: unknown[] = []
let project: Project
let app: App
let hash: string

beforeAll(async () => {
  const clientDir = join(folder.path, 'client')
  mkdirSync(join(clientDir, 'assets'), { recursive: true })
  writeFileSync(join(clientDir, 'index.html'), '<!doctype html><title>map</title>')
  writeFileSync(join(clientDir, 'assets', 'app-1a2b.js'), 'export {}')
  project = await makeProject(folder.path)
  hash = addDatasets(project, [sampleSites(20)])[0]!.hash
  app = createServer(project, { clientDir, onFault: (error) => faults.push(error) })
})
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

function get(url: string, headers: Record<string, string> = {}) {
  return app.inject({ url, headers })
}

test('the project and its datasets', async () => {
  const answer = ProjectAnswer.parse((await get('/api/project')).json())
  expect(answer).toMatchObject({ name: 'Andorra', resolution: 8, basemap: false })
  expect(answer.profiles.map(({ id }) => id)).toEqual(['urban', 'highway'])
  expect(answer.datasets[0]).toMatchObject({ hash, kind: 'partners', rows: 20, generated: true })
})

test('a frame is found by its profile and cached for ever by its hash', async () => {
  const { url } = (await get('/api/profiles/urban/frame')).json()
  const reply = await get(url)
  expect(reply.headers['content-type']).toBe('application/octet-stream')
  expect(reply.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(decodeFrame(new Uint8Array(reply.rawPayload)).profile.id).toBe('urban')
})

test('frames, JSON and the page come as brotli or gzip to those who take it', async () => {
  const { url } = (await get('/api/profiles/urban/frame')).json()
  for (const path of [url, '/api/docs', `/api/datasets/${hash}/features`, '/assets/app-1a2b.js']) {
    const plain = await get(path)
    const brotli = await get(path, { 'accept-encoding': 'gzip, br' })
    const gzip = await get(path, { 'accept-encoding': 'gzip;q=0.5, br;q=0' })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect([brotli.headers['content-encoding'], gzip.headers['content-encoding']]).toEqual([
      'br',
      'gzip',
    ])
    expect(brotli.headers.vary).toBe('accept-encoding')
    expect(gunzipSync(gzip.rawPayload)).toHaveLength(plain.rawPayload.length)
    expect(brotliDecompressSync(brotli.rawPayload)).toHaveLength(plain.rawPayload.length)
  }
})

test('a ranked list whose points add up to the score', async () => {
  const answer = ScoreAnswer.parse((await get('/api/score?top=5&spacing=1000')).json())
  expect(answer.sites).toHaveLength(5)
  for (const site of answer.sites) {
    const sum = Object.values(site.contributions).reduce((a, b) => a + b, 0)
    expect(sum).toBeCloseTo(site.score, 9)
  }
  expect(answer.sites[0]!.partner).toMatchObject({ id: expect.stringMatching(/^site-/) })
})

test('why a place scores as it does, by point, cell and site', async () => {
  const byPoint = (await get('/api/explain?at=42.5,1.55')).json()
  const byCell = (await get(`/api/explain?at=${byPoint.cell}`)).json()
  expect(byCell).toEqual(byPoint)
  const bySite = (await get('/api/explain?at=site-3')).json()
  expect(bySite.criteria.map(({ id }: { id: string }) => id)).toContain('partner_fit')
})

test('rows as GeoJSON, labelled generated', async () => {
  const reply = await get(`/api/datasets/${hash}/features`)
  expect(reply.headers['content-type']).toMatch('application/geo+json')
  const { features, siteswap } = reply.json()
  expect(siteswap).toMatchObject({ name: 'sites', generated: true, attribution: 'Nobody' })
  expect(features).toHaveLength(20)
  expect(features[0]).toEqual({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [1.45, 42.45] },
    properties: { id: 'site-0', name: '加油站 0', host: 'fuel', generated: true },
  })
})

test('a base map where the project has one', async () => {
  expect((await get('/api/basemap')).statusCode).toBe(404)
  writeArtifact(project, BASEMAP_KEY, Buffer.from('{"land":[]}'), { derived: false })
  expect((await get('/api/basemap')).json()).toEqual({ land: [] })
  expect((await get('/api/project')).json().basemap).toBe(true)
})

test('the interface describes itself', async () => {
  const { openapi, paths } = (await get('/api/docs')).json()
  expect(openapi).toMatch(/^3\./)
  expect(Object.keys(paths).sort()).toEqual([
    '/api/backtest',
    '/api/basemap',
    '/api/calibrate',
    '/api/datasets/{hash}/features',
    '/api/explain',
    '/api/frames/{hash}',
    '/api/need',
    '/api/plans',
    '/api/plans/{id}',
    '/api/plans/{id}/progress',
    '/api/plans/{id}/stop',
    '/api/profiles/{id}/frame',
    '/api/project',
    '/api/scenarios',
    '/api/scenarios/{id}',
    '/api/scenarios/{id}/changes',
    '/api/scenarios/{id}/duplicate',
    '/api/scenarios/{id}/frame',
    '/api/score',
    '/api/sites',
    '/api/sites/preview',
  ])
})

test.each([
  [
    '/api/profiles/rural/frame',
    400,
    'usage',
    'There is no profile "rural": choose one of urban, highway, scooter.',
  ],
  ['/api/score?top=0', 400, 'usage', 'top: must be at least 1.'],
  ['/api/score?top=x', 400, 'usage', 'top: must be a whole number.'],
  ['/api/score?weights=magic=1', 400, 'usage', "There is no criterion 'magic'"],
  ['/api/score?weights=rent=-1', 400, 'usage', "The weight of rent is '-1'"],
  ['/api/explain?at=10,10', 422, 'bad_input', 'The place 10,10 is not one of the'],
  ['/api/explain?at=100,10', 400, 'usage', '"100,10" is not a place on the globe'],
  ['/api/explain?at=nowhere', 400, 'usage', '"nowhere" is no place of this project'],
  ['/api/explain', 400, 'usage', 'at: '],
  [`/api/frames/${'0'.repeat(64)}`, 404, 'not_found', 'There is no frame 000'],
  ['/api/frames/x', 400, 'usage', 'hash: must be a hash of 64 digits.'],
  ['/api/datasets/x/features', 404, 'not_found', 'This project holds no dataset x.'],
  ['/api/nothing?x=1', 404, 'not_found', 'There is nothing at /api/nothing.'],
  ['/assets/../../secret', 404, 'not_found', 'There is nothing at'],
])('%s answers %i %s', async (url, status, code, message) => {
  const reply = await get(url)
  expect(reply.statusCode).toBe(status)
  expect(reply.json()).toEqual({ error: { code, message: expect.stringContaining(message) } })
})

test('an address that is not well formed is refused', async () => {
  expect((await get('/api/%zz')).statusCode).toBe(400)
})

test('the page: index anew each time, assets for ever', async () => {
  const index = await get('/')
  expect(index.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8' })
  expect(index.headers['cache-control']).toBe('no-cache')
  const asset = await get('/assets/app-1a2b.js')
  expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
})

test.each(['/', '/api/project', '/api/nothing', '/api/score?top=x'])(
  '%s is isolated and under a strict policy',
  async (url) => {
    const { headers } = await get(url)
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/,
    )
  },
)

test('a body is refused where nothing takes one', async () => {
  const reply = await app.inject({ method: 'POST', url: '/api/project', payload: { a: 1 } })
  expect(reply.statusCode).toBe(404)
})

test('nothing above was our own fault', () => {
  expect(faults).toEqual([])
})
