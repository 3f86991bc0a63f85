import { afterAll, beforeAll, expect, test } from 'vitest'
import { ListPreview, SitesAnswer } from '../../src/api/sites.ts'
import type { App } from '../../src/server/app.ts'
import { createServer } from '../../src/server/create-server.ts'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { createProject } from '../../src/store/create-project.ts'
import { listDatasets } from '../../src/store/list-datasets.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { ANDORRA, sampleSites, temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
let project: Project
let app: App

beforeAll(async () => {
  project = await createProject(`${folder.path}/a.siteswap`, {
    name: 'Andorra',
    region: ANDORRA,
    resolution: 8,
  })
  addDatasets(project, [sampleSites(5)])
  app = createServer(project, { clientDir: folder.path })
})
afterAll(async () => {
  await app.close()
  closeProject(project)
  folder.remove()
})

const LIST = 'site,name,brand,Y,X\n1,One,Shell,42.5,1.5\n2,Two,Repsol,42.51,1.52\n3,Three,,0,0\n'

function post(path: string, query: Record<string, string>, body: string | Buffer = LIST) {
  return app.inject({
    method: 'POST',
    url: `${path}?${new URLSearchParams({ fileName: 'list.csv', ...query })}`,
    headers: { 'content-type': 'application/octet-stream', host: 'localhost' },
    payload: Buffer.from(body),
  })
}

test('a list that is posted comes back judged, the project as it was', async () => {
  const reply = await post('/api/sites', { top: '1' })
  expect(reply.statusCode).toBe(200)
  const answer = SitesAnswer.parse(reply.json())
  expect(answer).toMatchObject({ rows: 3, accepted: 2, rejected: 1, profile: 'urban', rule: 'sum' })
  expect(answer.sites.map(({ row, partner }) => [row, partner])).toEqual([
    [1, 'Shell'],
    [2, 'Repsol'],
  ])
  expect(answer.sites.filter(({ picked }) => picked === 1)).toHaveLength(1)
  expect(answer.reading!.columns).toContainEqual({ field: 'lat', column: 'Y', by: 'place' })
  expect(listDatasets(project)).toHaveLength(1)
})

test('asked to keep it, the project holds the list', async () => {
  const answer = SitesAnswer.parse((await post('/api/sites', { keep: 'true' })).json())
  expect(listDatasets(project).map(({ hash }) => hash)).toContain(answer.dataset)
})

test('a preview tells what the file was taken for, good places and bad rows', async () => {
  const reply = await post('/api/sites/preview', { map: '{"id":"site"}' })
  expect(reply.statusCode).toBe(200)
  const preview = ListPreview.parse(reply.json())
  expect(preview).toMatchObject({ format: 'CSV', encoding: 'utf-8', fault: null })
  expect(preview.headings).toEqual(['site', 'name', 'brand', 'Y', 'X'])
  expect(preview.samples[0]!.cells).toEqual(['1', 'One', 'Shell', '42.5', '1.5'])
  expect(preview.read).toMatchObject({
    rows: 3,
    accepted: 2,
    rejected: 1,
    places: [1.5, 42.5, 1.52, 42.51],
  })
  expect(preview.read!.reading).toMatchObject({ crs: 'WGS84' })
  expect(preview.read!.reading!.columns).toContainEqual({
    field: 'id',
    column: 'site',
    by: 'mapping',
  })
  expect(preview.read!.issues).toMatchObject([{ row: 3, code: 'zero_place' }])
})

test('a file whose columns are not understood is still shown', async () => {
  const reply = await post('/api/sites/preview', {}, 'a,b\nx,y\n')
  const preview = ListPreview.parse(reply.json())
  expect(preview.read).toBeNull()
  expect(preview.fault).toMatch(/has no coordinate column; its columns are a, b/)
  expect(preview.samples).toHaveLength(1)
})

test('what cannot be done is said in a sentence', async () => {
  const sentence = async (reply: ReturnType<typeof post>) => {
    const { statusCode, json } = await reply
    return [statusCode, json<{ error: { message: string } }>().error.message]
  }
  expect(await sentence(post('/api/sites', { profile: 'lunar' }))).toEqual([
    400,
    expect.stringMatching(/no profile "lunar"/),
  ])
  expect(await sentence(post('/api/sites', { map: 'lat=Y' }))).toEqual([
    400,
    expect.stringMatching(/map must be JSON/),
  ])
  expect(await sentence(post('/api/sites', { crs: 'mercury' }))).toEqual([
    400,
    expect.stringMatching(/'mercury' is not known/),
  ])
  expect(await sentence(post('/api/sites', {}, 'lat,lon\n0,0\n'))).toEqual([
    422,
    expect.stringMatching(/no row that could be taken/),
  ])
  const much = Buffer.alloc(65 * 1024 * 1024, 'x')
  expect(await sentence(post('/api/sites', {}, much))).toEqual([413, 'The request is too large.'])
  expect(await sentence(post('/api/sites', {}, ''))).toEqual([
    400,
    expect.stringMatching(/Send the file itself/),
  ])
})
