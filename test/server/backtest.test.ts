import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BacktestAnswer } from '../../src/api/backtest.ts'
import type { App } from '../../src/server/app.ts'
import { createServer } from '../../src/server/create-server.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { siteswap } from '../cli/run-siteswap.ts'
import { temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
const faults: unknown[] = []
const run = (...words: string[]) => siteswap(folder.path, ...words)
const file = (name: string) => join(folder.path, name)
let project: Project
let app: App

const STATIONS =
  'y,x,seen\n31.25,120.55,2020-01-01\n31.3,120.6,2020-06-01\n31.32,120.62,2021-01-01\n31.35,120.65,2022-02-02\n31.28,120.58,\n'

beforeAll(async () => {
  writeFileSync(file('st.csv'), STATIONS)
  writeFileSync(
    file('v.csv'),
    'lat,lon,count\n31.25,120.55,500\n31.3,120.6,700\n31.35,120.65,300\n',
  )
  writeFileSync(file('p.csv'), 'lat,lon,population\n31.3,120.6,5000\n31.22,120.68,9000\n')
  await run('new', 'p.siteswap', '--region', '120.5,31.2,120.7,31.4')
  await run('import', 'p.siteswap', 'vehicles', 'v.csv')
  await run('import', 'p.siteswap', 'population', 'p.csv')
  project = openProject(file('p.siteswap'))
  app = createServer(project, {
    clientDir: folder.path,
    onFault: (fault) => faults.push(fault),
  })
}, 60_000)
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

const WORDS = 'map=lat=y,lon=x,opened=seen&name=st.csv'
const post = (query: string, payload: string | Buffer = STATIONS, type = 'text/csv') =>
  app.inject({
    method: 'POST',
    url: `/api/backtest?${query}`,
    payload,
    headers: { 'content-type': type },
  })
const timeless = ({ elapsedMs: _, ...rest }: BacktestAnswer) => rest

test('a back-test over HTTP gives the numbers of the command line and changes nothing', async () => {
  const before = readFileSync(file('p.siteswap'))
  const query = `split=2020-12-31&${WORDS}`
  for (const [more, words] of [
    ['&fit=true', ['--fit']],
    ['&rule=geometric&missing=worst', ['--rule', 'geometric', '--missing', 'worst']],
  ] as const) {
    const reply = await post(query + more)
    expect(reply.statusCode, reply.body).toBe(200)
    const map = ['--map', 'lat=y,lon=x,opened=seen', '--stations', 'st.csv']
    const ended = await run(
      'backtest',
      'p.siteswap',
      ...map,
      '--split',
      '2020-12-31',
      ...words,
      '--json',
    )
    const answer = BacktestAnswer.parse(reply.json())
    expect(timeless(answer)).toEqual(timeless(BacktestAnswer.parse(JSON.parse(ended.out))))
    expect(answer).toMatchObject({ openings: 2, stations: { earlier: 2, later: 2, undated: 1 } })
  }
  expect(readFileSync(file('p.siteswap')).equals(before)).toBe(true)
}, 60_000)

test('the server answers while a back-test runs', async () => {
  const ended: string[] = []
  const slow = post(`split=2020-12-31&${WORDS}&fit=true`).then(() => ended.push('backtest'))
  const quick = await app.inject({ url: '/api/project' })
  ended.push('project')
  expect(quick.statusCode).toBe(200)
  await slow
  expect(ended).toEqual(['project', 'backtest'])
}, 60_000)

test.each([
  ['split=2020-12-31', '', 422, 'The body is empty'],
  [WORDS, STATIONS, 400, 'split: '],
  [`split=2031-01-01&${WORDS}`, STATIONS, 400, 'The split 2031-01-01 parts nothing'],
  [`split=2020-12-31&${WORDS}&fit=maybe`, STATIONS, 400, 'fit: must be true or false.'],
  [`split=2020-12-31&${WORDS}&rule=best`, STATIONS, 400, 'rule: must be one of'],
  [`split=2020-12-31&map=lat`, STATIONS, 400, 'map takes field=column, not "lat".'],
  [`split=2020-12-31&profile=rural`, STATIONS, 400, 'There is no profile "rural"'],
  [`split=2020-12-31&weights=corridor_gap=1`, STATIONS, 400, 'does not look at corridor_gap'],
  ['split=2020-12-31', 'lat,lon\n31.25,120.55\n', 422, 'says when it opened'],
  ['split=2020-12-31', 'lat,lon,opened\nx,y,2020-01-01\n', 422, 'None of the 1 rows'],
])(
  '%s is answered in one sentence',
  async (query, body, status, sentence) => {
    const reply = await post(query, body)
    expect(reply.json().error.message).toContain(sentence)
    expect(reply.statusCode).toBe(status)
  },
  60_000,
)

test('a JSON body is read as the file that it is, and other endpoints still take JSON', async () => {
  const collection = JSON.stringify({
    type: 'FeatureCollection',
    features: [
      [120.55, 31.25, '2020-01-01'],
      [120.62, 31.32, '2021-01-01'],
    ].map(([x, y, opened]) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [x, y] },
      properties: { opened },
    })),
  })
  const reply = await post('split=2020-06-01&name=st.geojson', collection, 'application/json')
  expect(reply.json()).toMatchObject({ openings: 1 })
  const made = await app.inject({ method: 'POST', url: '/api/scenarios', payload: { name: 'A' } })
  expect(made.statusCode).toBe(201)
}, 60_000)

test('nothing above was our own fault', () => {
  expect(faults).toEqual([])
})
