import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MixedAnswer } from '../../src/api/mixed.ts'
import { ScenarioAnswer, ScenarioListAnswer } from '../../src/api/scenario.ts'
import { ScoreAnswer } from '../../src/api/score.ts'
import { createServer } from '../../src/server/create-server.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject } from '../../src/store/project.ts'
import { temporaryFolder } from '../store/sample.ts'
import { siteswap } from './run-siteswap.ts'

const folder = temporaryFolder()
const run = (...words: string[]) => siteswap(folder.path, ...words)
const scenario = (...words: string[]) => run('scenario', 'p.siteswap', ...words)
const write = (name: string, content: unknown) =>
  writeFileSync(join(folder.path, name), JSON.stringify(content))
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).out)
const timeless = (text: string) => text.replace(/"elapsedMs": ?\d+/g, '')

beforeAll(async () => {
  writeFileSync(
    join(folder.path, 'v.csv'),
    'lat,lon,count\n31.25,120.55,500\n31.3,120.6,700\n31.32,120.62,400\n31.35,120.65,300\n',
  )
  writeFileSync(join(folder.path, 's.csv'), 'id,lat,lon,own,status\nst-1,31.25,120.55,own,open\n')
  writeFileSync(join(folder.path, 'h.csv'), 'lat,lon,headroom_kva\n31.3,120.6,900\n')
  await run('new', 'p.siteswap', '--region', '120.5,31.2,120.7,31.4')
  await run('import', 'p.siteswap', 'vehicles', 'v.csv')
  await run('import', 'p.siteswap', 'stations', 's.csv')
  await run('import', 'p.siteswap', 'grid', 'h.csv')
})
afterAll(folder.remove)

test('a scenario is made, added to, shown, undone, renamed, copied and deleted', async () => {
  expect((await scenario()).out).toContain('There are no scenarios yet')
  expect((await scenario('create', 'Growth')).out).toBe('Growth · version 1 · 0 changes\n')
  write('c.json', [
    { type: 'growth', of: 'vehicles', factor: 2 },
    { type: 'station-removed', id: 'st-1' },
  ])
  expect((await scenario('add', 'Growth', 'c.json')).out).toBe(
    'Growth · version 2 · 2 changes\n1. vehicles × 2\n2. station st-1 removed\n',
  )
  const shown = ScenarioAnswer.parse(await json('scenario', 'p.siteswap', 'show', 'Growth'))
  write('again.json', shown)
  await scenario('create', 'Twice')
  expect((await scenario('add', 'Twice', 'again.json')).out).toContain('2 changes')
  expect((await scenario('undo', 'Twice')).out).not.toContain('removed')
  await scenario('rename', 'Twice', '两倍')
  await scenario('duplicate', 'Growth', 'Copy')
  await scenario('delete', 'Growth')
  const { scenarios } = ScenarioListAnswer.parse(await json('scenario', 'p.siteswap', 'list'))
  expect(scenarios.map(({ name, length, version }) => [name, length, version])).toEqual([
    ['两倍', 1, 4],
    ['Copy', 2, 1],
  ])
})

test('score and explain take a scenario, the same to the last bit over HTTP', async () => {
  const scored = await run('score', 'p.siteswap', '--scenario', 'Copy', '--top', '20', '--json')
  const answer = ScoreAnswer.parse(JSON.parse(scored.out))
  expect(answer.scenario).toMatchObject({ name: 'Copy', version: 1, unapplied: [] })
  const baseline = ScoreAnswer.parse(await json('score', 'p.siteswap', '--top', '20'))
  const total = ({ sites }: ScoreAnswer) => sites.reduce((sum, { score }) => sum + score, 0)
  expect(total(answer)).toBeGreaterThan(total(baseline))
  const project = openProject(join(folder.path, 'p.siteswap'))
  const app = createServer(project, { clientDir: folder.path })
  const url = `/api/score?scenario=${answer.scenario!.id}&top=20`
  const body = JSON.stringify((await app.inject({ url })).json(), null, 2)
  expect(timeless(body)).toBe(timeless(scored.out.trimEnd()))
  await app.close()
  closeProject(project)
  const text = (await run('score', 'p.siteswap', '--scenario', 'Copy', '--top', '3')).out
  expect(text).toMatch(/^p · scenario Copy · urban profile/)
  const explained = await run('explain', 'p.siteswap', '31.3,120.6', '--scenario', 'Copy')
  expect(explained.out).toContain('(urban profile, scenario Copy)')
})

test.each([
  [['fly'], 2, '"fly" is nothing to do with scenarios: choose one of list, show NAME'],
  [['show'], 2, '"scenario FILE show" takes NAME, not nothing.'],
  [['show', 'x'], 2, 'There is no scenario "x": choose '],
  [['create', 'Copy'], 5, 'There is a scenario "Copy" already: choose another name.'],
  [['add', 'Copy', 'no.json'], 5, 'There is no file of changes at no.json'],
  [['add', 'Copy', 'bad.json'], 3, 'The file of changes bad.json is not valid: change 1: factor'],
])('scenario %j is refused in one sentence', async (words, code, sentence) => {
  write('bad.json', [{ type: 'growth', of: 'vehicles', factor: 'much' }])
  const ended = await scenario(...words)
  expect([ended.code, ended.out]).toEqual([code, ''])
  expect(ended.err).toContain(sentence)
  expect(ended.err).toMatch(/^siteswap: [^\n]+\n$/)
})

test.each(['geometric', 'topsis'])(
  '--rule %s is what a profile with that rule gives, and HTTP',
  async (rule) => {
    write('ruled.json', { id: 'urban', rule })
    const words = ['score', 'p.siteswap', '--top', '3', '--json']
    const asked = await run(...words, '--rule', rule)
    const ruled = await run(...words, '--profile', 'ruled.json')
    expect(timeless(ruled.out)).toBe(timeless(asked.out))
    const { sites } = ScoreAnswer.parse(JSON.parse(asked.out))
    for (const { contributions, score } of sites)
      expect(Object.values(contributions).reduce((a, b) => a + b, 0)).toBe(score)
    const project = openProject(join(folder.path, 'p.siteswap'))
    const app = createServer(project, { clientDir: folder.path })
    const reply = await app.inject({ url: `/api/score?top=3&rule=${rule}` })
    expect(timeless(JSON.stringify(reply.json(), null, 2))).toBe(timeless(asked.out.trimEnd()))
    await app.close()
    closeProject(project)
    expect((await run(...words.slice(0, 4), '--rule', rule)).out).toContain('Shapley shares')
  },
)

test('mixed lists two profiles, on the terminal and in every format', async () => {
  const mixed = ['score', 'p.siteswap', '--profile', 'mixed', '--spacing', '1000']
  write('roads.json', {
    id: 'roads',
    base: 'highway',
    criteria: [{ id: 'grid_headroom', weight: 1 }],
  })
  const quota = ['--quota', 'urban=3,roads.json=2']
  const answer = MixedAnswer.parse(await json(...mixed, ...quota))
  expect(answer.lists.map(({ profile, sites }) => [profile, sites.length])).toEqual([
    ['urban', 3],
    ['roads', 2],
  ])
  for (const name of ['m.csv', 'm.geojson', 'm.xlsx'])
    expect((await run(...mixed, ...quota, '--out', name)).code).toBe(0)
  const lines = readFileSync(join(folder.path, 'm.csv'), 'utf8').trim().split('\r\n')
  expect(lines.map((line) => line.split(',').slice(0, 2).join())).toEqual([
    'list,rank',
    'urban,1',
    'urban,2',
    'urban,3',
    'roads,1',
    'roads,2',
  ])
  const collection = JSON.parse(readFileSync(join(folder.path, 'm.geojson'), 'utf8'))
  expect(
    collection.features.map((f: { properties: { list: string } }) => f.properties.list),
  ).toEqual(['urban', 'urban', 'urban', 'roads', 'roads'])
  const { sheets } = await readXlsx(readFileSync(join(folder.path, 'm.xlsx')))
  expect(sheets.map(({ name }) => name)).toEqual(['Sites', 'About', 'Columns'])
  expect(sheets[0]!.rows.map(([list]) => list)).toEqual([
    ...['list', 'urban', 'urban', 'urban', 'roads', 'roads'],
  ])
  const text = (await run(...mixed, ...quota)).out
  expect(text).toMatch(/urban profile[\s\S]*roads profile[\s\S]*Two scales/)
})

test.each([
  [['--quota', 'urban=1,highway=1'], '--quota goes with --profile mixed'],
  [['--profile', 'mixed', '--quota', 'urban=1,highway=1', '--top', '3'], 'leave out --top'],
  [['--profile', 'mixed', '--rank', 'rent'], '--rank and --pairs give the weights of one profile'],
  [['--rule', 'best'], '--rule must be one of sum, geometric, topsis, not "best".'],
  [['--missing', 'best'], "cannot count as 'best': choose neutral, worst, exclude."],
  [['--weights', 'corridor_gap=1'], 'The urban profile does not look at corridor_gap'],
  [['--scenario', 'x'], 'There is no scenario "x"'],
])('score %j is refused in one sentence', async (words, sentence) => {
  const ended = await run('score', 'p.siteswap', ...words)
  expect([ended.code, ended.out]).toEqual([2, ''])
  expect(ended.err).toContain(sentence)
  expect(ended.err).toMatch(/^siteswap: [^\n]+\n$/)
})
