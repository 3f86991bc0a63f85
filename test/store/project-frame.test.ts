import { afterEach, beforeEach, expect, test } from 'vitest'
import { decodeFrame, encodeFrame } from '../../src/api/frame.ts'
import { PROFILES } from '../../src/core/score/profiles.ts'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { projectFrame } from '../../src/store/project-frame.ts'
import { makeProject, sampleSites, temporaryFolder } from './sample.ts'

const CODEC = { encode: encodeFrame, decode: decodeFrame }
const URBAN = PROFILES.urban!

let folder: ReturnType<typeof temporaryFolder>
let project: Project
beforeEach(async () => {
  folder = temporaryFolder()
  project = await makeProject(folder.path)
  addDatasets(project, [sampleSites(20)])
})
afterEach(() => {
  closeProject(project)
  folder.remove()
})

test('the second time the frame is read, not computed, and has the same bytes', () => {
  const first = projectFrame(project, URBAN, CODEC)
  const refuse = () => {
    throw new Error('computed again')
  }
  const second = projectFrame(project, URBAN, { ...CODEC, encode: refuse })
  expect(second.hash).toBe(first.hash)
  expect(second.frame).toEqual(first.frame)
})

test('two projects of the same data give the same frame', async () => {
  const other = await makeProject(folder.path, 'b.siteswap')
  addDatasets(other, [sampleSites(20)])
  expect(projectFrame(other, URBAN, CODEC).hash).toBe(projectFrame(project, URBAN, CODEC).hash)
  closeProject(other)
})

test('another dataset, another weight, another parameter: another frame', () => {
  const before = projectFrame(project, URBAN, CODEC).hash
  const heavier = {
    ...URBAN,
    criteria: URBAN.criteria.map((c) => ({ ...c, weight: c.weight + 1 })),
  }
  const nearer = { ...URBAN, parameters: { ...URBAN.parameters, cutoffMetres: 1000 } }
  expect(projectFrame(project, heavier, CODEC).hash).not.toBe(before)
  expect(projectFrame(project, nearer, CODEC).hash).not.toBe(before)
  addDatasets(project, [sampleSites(21)])
  expect(projectFrame(project, URBAN, CODEC).hash).not.toBe(before)
})

test('a project that cannot be written is still scored', () => {
  project.db.pragma('query_only = ON')
  expect(projectFrame(project, URBAN, CODEC).frame.grid.length).toBeGreaterThan(0)
})
