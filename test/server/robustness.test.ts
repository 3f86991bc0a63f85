import { afterAll, beforeAll, expect, test } from 'vitest'
import { ExplainAnswer } from '../../src/api/explain.ts'
import { ScoreAnswer } from '../../src/api/score.ts'
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
  addDatasets(project, [sampleSites(20)])
  app = createServer(project, { clientDir: folder.path, onFault: () => {} })
})
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

const get = async (url: string) => (await app.inject({ url })).json()

test('a list says how firm its places are where it is asked, and is the same list', async () => {
  const plain = ScoreAnswer.parse(await get('/api/score?top=5'))
  const firm = ScoreAnswer.parse(await get('/api/score?top=5&robustness=200'))
  expect(plain.robustness).toBeUndefined()
  expect(plain.sites.some((site) => 'robustness' in site)).toBe(false)
  expect(firm.robustness).toMatchObject({ draws: 200, seed: 1, concentration: 100, top: 5 })
  expect(firm.sites.map(({ robustness, ...site }) => site)).toEqual(plain.sites)
  for (const { robustness } of firm.sites) {
    expect(robustness!.inTop).toBeGreaterThan(0)
    expect(robustness!.rankLow).toBeLessThanOrEqual(robustness!.rankHigh)
  }
})

test('an explanation says what it takes to be among the best, where it is asked', async () => {
  const [best] = ScoreAnswer.parse(await get('/api/score?top=1')).sites
  const at = `/api/explain?at=${best!.cell}`
  expect(ExplainAnswer.parse(await get(at)).reach).toBeUndefined()
  expect(ExplainAnswer.parse(await get(`${at}&top=3`)).reach).toMatchObject({ rank: 1, missing: 0 })
  const other = ExplainAnswer.parse(await get('/api/explain?at=42.44,1.42&top=3')).reach!
  expect(other.rank).toBeNull()
  expect(other.missing).toBeGreaterThan(0)
})

test.each([
  ['/api/score?robustness=0', 'robustness: must be at least 1.'],
  ['/api/score?robustness=many', 'robustness: must be a whole number of draws.'],
  ['/api/explain?at=42.5,1.55&top=0', 'top: must be at least 1.'],
])('%s is refused in one sentence', async (url, message) => {
  expect((await get(url)).error).toEqual({ code: 'usage', message })
})
