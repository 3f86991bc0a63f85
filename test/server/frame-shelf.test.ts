import { afterAll, beforeAll, expect, test } from 'vitest'
import { PROFILES } from '../../src/core/score/profiles.ts'
import { createServer } from '../../src/server/create-server.ts'
import { FrameShelf } from '../../src/server/frame-shelf.ts'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { makeProject, sampleSites, temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
let project: Project

beforeAll(async () => {
  project = await makeProject(folder.path)
  addDatasets(project, [sampleSites(20)])
})
afterAll(() => {
  closeProject(project)
  folder.remove()
})

test('a frame asked for twice at once is computed once, and the server goes on meanwhile', async () => {
  const shelf = new FrameShelf(project)
  const [first, second] = [shelf.of(PROFILES.urban!), shelf.of(PROFILES.urban!)]
  let turns = 0
  const timer = setInterval(() => turns++, 1)
  expect(await first).toBe(await second)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(2)
  expect(shelf.bytesOf((await first).hash)).toBe((await first).bytes)
})

test('another server of the same file finds the frame by its hash alone', async () => {
  const { hash, bytes } = await new FrameShelf(project).of(PROFILES.urban!)
  const other = new FrameShelf(project)
  expect(Buffer.compare(other.bytesOf(hash)!, bytes)).toBe(0)
  expect(other.bytesOf('0'.repeat(64))).toBeUndefined()
})

test('a dataset that another program adds is seen at once', async () => {
  const shelf = new FrameShelf(project)
  const before = await shelf.of(PROFILES.urban!)
  addDatasets(project, [sampleSites(21)])
  expect((await shelf.of(PROFILES.urban!)).hash).not.toBe(before.hash)
})

test('a project without data has a frame in which nothing is active, and no ranking', async () => {
  const empty = await makeProject(folder.path, 'empty.siteswap')
  const { frame } = await new FrameShelf(empty).of(PROFILES.urban!)
  expect(frame.criteria.every(({ active }) => !active)).toBe(true)
  const app = createServer(empty, { clientDir: folder.path })
  const reply = await app.inject({ url: '/api/score' })
  expect(reply.statusCode).toBe(422)
  expect(reply.json().error.message).toMatch(/^Nothing can be scored: /)
  await app.close()
  closeProject(empty)
})
