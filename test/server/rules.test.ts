import { afterAll, beforeAll, expect, test } from 'vitest'
import { ExplainAnswer } from '../../src/api/explain.ts'
import { MixedAnswer } from '../../src/api/mixed.ts'
import { ScoreAnswer } from '../../src/api/score.ts'
import { POINT, ShapesBuilder } from '../../src/core/dataset/shapes.ts'
import type { App } from '../../src/server/app.ts'
import { createServer } from '../../src/server/create-server.ts'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { makeProject, sampleSites, temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
let project: Project
let app: App
beforeAll(async () => {
  project = await makeProject(folder.path)
  addDatasets(project, [sampleSites(20), substations()])
  app = createServer(project, { clientDir: folder.path, onFault: () => {} })
})
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

function substations() {
  const shapes = new ShapesBuilder()
  for (const lon of [1.5, 1.6, 1.7]) shapes.add({ type: POINT, parts: [[lon, 42.5]] })
  const numbers = { headroom_kva: Float64Array.of(900, 300, 2000) }
  return {
    ...sampleSites(3, 'grid'),
    kind: 'grid' as const,
    shapes: shapes.finish(),
    numbers,
    texts: {},
  }
}

const get = async (url: string) => (await app.inject({ url })).json()
const sum = (contributions: object) => Object.values(contributions).reduce((a, b) => a + b, 0)

test.each(['geometric', 'topsis'])('%s gives a list whose points add up exactly', async (rule) => {
  const answer = ScoreAnswer.parse(await get(`/api/score?top=5&rule=${rule}`))
  expect(answer.rule).toBe(rule)
  for (const site of answer.sites) expect(sum(site.contributions)).toBe(site.score)
  const [best] = answer.sites
  const explained = ExplainAnswer.parse(await get(`/api/explain?at=${best!.cell}&rule=${rule}`))
  expect(explained).toMatchObject({ rule, score: best!.score })
  for (const { id, active, contribution } of explained.criteria)
    if (active) expect(contribution).toBe(best!.contributions[id])
})

test('the weighted sum is what is meant where no rule is named', async () => {
  const plain = ScoreAnswer.parse(await get('/api/score?top=5'))
  const asked = ScoreAnswer.parse(await get('/api/score?top=5&rule=sum'))
  expect(plain.rule).toBe('sum')
  expect(asked.sites).toEqual(plain.sites)
})

test('mixed answers a list a profile, each with its quota, apart from each other', async () => {
  const answer = MixedAnswer.parse(await get('/api/score?profile=mixed&quota=urban=4,highway=2'))
  expect(answer.apart).toBe(2000)
  expect(answer.lists.map(({ profile, quota, sites }) => [profile, quota, sites.length])).toEqual([
    ['urban', 4, 4],
    // Andorra is 40 km long: no second place stands 40 km from the first.
    ['highway', 2, 1],
  ])
  const [urban, highway] = answer.lists
  expect(urban!.sites.map(({ cell }) => cell)).not.toContain(highway!.sites[0]!.cell)
  const usual = MixedAnswer.parse(await get('/api/score?profile=mixed&top=5&spacing=500'))
  expect(usual.lists.map(({ quota, sites }) => [quota, sites.length])).toEqual([
    [3, 3],
    [2, 2],
  ])
})

test('what unknown values count as can be asked for', async () => {
  const missing = (words: string) => get(`/api/score?top=3&missing=${words}`)
  const [neutral, excluded] = await Promise.all([missing('neutral'), missing('rent=exclude')])
  expect(excluded.excluded).toMatchObject({ 'rent unknown': expect.any(Number) })
  expect(neutral.excluded).toEqual({})
})

test.each([
  ['/api/score?rule=magic', 'rule: must be one of sum, geometric, topsis.'],
  ['/api/score?quota=urban=3,highway=2', 'A quota goes with the profile mixed'],
  ['/api/score?profile=mixed&quota=urban=x', 'A quota is a profile and a number of sites'],
  ['/api/score?profile=mixed&quota=urban=3', 'Only urban has a quota: name two lists'],
  ['/api/score?profile=mixed&quota=urban=3,urban=2', 'The quota of urban is given twice.'],
  ['/api/score?profile=mixed&quota=urban=3,rural=2', 'There is no profile "rural"'],
  ['/api/score?profile=mixed&robustness=100', 'Robustness is of one list'],
  ['/api/score?profile=mixed&weights=user_votes=x', "The weight of user_votes is 'x'"],
  ['/api/score?weights=corridor_gap=1', 'The urban profile does not look at corridor_gap'],
  ['/api/score?missing=best', "cannot count as 'best'"],
  ['/api/explain?at=42.5,1.55&rule=topsis&top=5', 'worked out for the weighted sum only'],
])('%s is refused in one sentence', async (url, sentence) => {
  const { error } = await get(url)
  expect(error.code).toBe('usage')
  expect(error.message).toContain(sentence)
})
