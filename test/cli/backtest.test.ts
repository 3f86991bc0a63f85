import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BacktestAnswer } from '../../src/api/backtest.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)
const backtest = (...words: string[]) =>
  run('backtest', 'p.siteswap', '--stations', 'st.csv', '--split', '2020-12-31', ...words)

beforeAll(async () => {
  const files = {
    'vehicles.csv':
      'lat,lon,count\n31.25,120.55,500\n31.3,120.6,700\n31.32,120.62,400\n31.35,120.65,300\n',
    'population.csv': 'lat,lon,population\n31.3,120.6,5000\n31.22,120.68,9000\n',
    'st.csv':
      'lat,lon,first_seen\n31.25,120.55,2020-01-01\n31.3,120.6,2020-06-01\n31.32,120.62,2021-01-01\n31.35,120.65,2022-02-02\n31.28,120.58,\n',
    'none.csv': 'lat,lon\n31.25,120.55\n',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  await run('new', 'p.siteswap', '--region', '120.5,31.2,120.7,31.4')
  await run('import', 'p.siteswap', 'vehicles', 'vehicles.csv')
  await run('import', 'p.siteswap', 'population', 'population.csv')
})
afterAll(folder.remove)

test('backtest tells how well later openings are foreseen and leaves the project as it is', async () => {
  const before = readFileSync(join(folder.path, 'p.siteswap'))
  const { code, out, err } = await backtest('--json')
  expect([code, err]).toEqual([0, ''])
  const answer = BacktestAnswer.parse(JSON.parse(out))
  expect(answer).toMatchObject({
    profile: 'urban',
    openings: 2,
    stations: { earlier: 2, later: 2, undated: 1 },
  })
  expect(answer.auc).toBeGreaterThan(answer.population!.auc)
  expect(answer.difference!.low).toBeLessThanOrEqual(answer.difference!.value)
  expect(answer.fit).toBeUndefined()
  expect(readFileSync(join(folder.path, 'p.siteswap')).equals(before)).toBe(true)
})

test('--fit writes a profile that score takes, and prints it where no file is named', async () => {
  const { code, out } = await backtest('--fit', 'fit.json')
  expect(code).toBe(0)
  expect(out).toContain('use them with --profile')
  const scored = await run('score', 'p.siteswap', '--profile', 'fit.json', '--json')
  expect(JSON.parse(scored.out).profile).toBe('urban-fitted')
  const printed = BacktestAnswer.parse(JSON.parse((await backtest('--fit', '--json')).out))
  expect(printed.fit!.profile).toMatchObject(
    JSON.parse(readFileSync(join(folder.path, 'fit.json'), 'utf8')),
  )
  expect(existsSync(join(folder.path, '--json'))).toBe(false)
})

test.each([
  [['none.csv', '2020-01-01'], 3, 'No station of none.csv says when it opened'],
  [['st.csv', '2031-01-01'], 2, 'The split 2031-01-01 parts nothing'],
  [['st.csv', 'May'], 2, '--split takes a day as 2018-02-03, not "May".'],
  [['no.csv', '2020-01-01'], 5, 'There is no file no.csv.'],
])('%j → %i in one sentence', async ([stations, split], code, sentence) => {
  const words = ['--stations', stations!, '--split', split!]
  const ended = await run('backtest', 'p.siteswap', ...words)
  expect([ended.code, ended.out]).toEqual([code, ''])
  expect(ended.err).toMatch(/^siteswap: [^\n]+\n$/)
  expect(ended.err).toContain(sentence)
})

test('--robustness adds a column that says how firmly a site holds its place', async () => {
  const { code, out } = await run('score', 'p.siteswap', '--top', '3', '--robustness', '50')
  expect(code).toBe(0)
  expect(out).toMatch(/^ *# .* Holds /m)
  expect(out).toContain('Holds: share of 50 draws')
  const json = await run('score', 'p.siteswap', '--top', '3', '--robustness', '--json')
  expect(JSON.parse(json.out).robustness).toMatchObject({ draws: 1000, top: 3 })
  const wrong = await run('score', 'p.siteswap', '--robustness', '0')
  expect([wrong.code, wrong.err]).toEqual([
    2,
    'siteswap: --robustness must be at least 1, not "0".\n',
  ])
})

test('explain --top says what is missing, or how far each weight may move', async () => {
  const listed = await run('explain', 'p.siteswap', '31.3,120.6', '--top', '2')
  expect(listed.out).toMatch(/Number \d of the best 2\./)
  const out = await run('explain', 'p.siteswap', '31.21,120.51', '--top', '2')
  expect(out.out).toMatch(/Not among the best 2, whose last site has [\d.]+:\s/)
  expect(out.out).toMatch(/Criterion +Here +Needed/)
})
