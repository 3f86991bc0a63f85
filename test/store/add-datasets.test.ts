import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addDatasets } from '../../src/store/add-datasets.ts'
import { listDatasets } from '../../src/store/list-datasets.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { readDataset } from '../../src/store/read-dataset.ts'
import { makeProject, sampleSites, temporaryFolder } from './sample.ts'

let folder: ReturnType<typeof temporaryFolder>
let project: Project
beforeEach(async () => {
  folder = temporaryFolder()
  project = await makeProject(folder.path)
})
afterEach(() => {
  closeProject(project)
  folder.remove()
})

test('a dataset comes back as it went in, after the file was closed', () => {
  const draft = sampleSites(7)
  const [{ hash, added }] = addDatasets(project, [draft]) as [{ hash: string; added: boolean }]
  expect(added).toBe(true)
  closeProject(project)
  project = openProject(project.path)
  const [head] = listDatasets(project)
  expect(readDataset(project, head!)).toEqual({ ...draft, hash })
})

test('a dataset of no rows is kept: it is knowledge of none', () => {
  const draft = { ...sampleSites(0), texts: { id: [] }, numbers: {} }
  const [added] = addDatasets(project, [draft])
  expect(readDataset(project, listDatasets(project)[0]!)).toEqual({ ...draft, hash: added!.hash })
})

test('the same rows again add nothing, whatever they are called', () => {
  const [first] = addDatasets(project, [sampleSites(7, 'before')])
  const [again] = addDatasets(project, [sampleSites(7, 'after')])
  expect(again).toEqual({ hash: first!.hash, added: false })
  expect(listDatasets(project).map(({ provenance }) => provenance.name)).toEqual(['before'])
})

test('the hash does not depend on the order of columns, and does on kind and values', () => {
  const draft = sampleSites(3)
  const turned = { ...draft, texts: Object.fromEntries(Object.entries(draft.texts).reverse()) }
  const other = { ...draft, texts: { ...draft.texts, id: ['site-0', 'site-1', 'site-9'] } }
  const stations = { ...draft, kind: 'stations' as const }
  const hashes = addDatasets(project, [draft, turned, other, stations]).map(({ hash }) => hash)
  expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/)
  expect(hashes[1]).toBe(hashes[0])
  expect(new Set(hashes).size).toBe(3)
})

test('the hash of known rows never changes', () => {
  const [added] = addDatasets(project, [sampleSites(3)])
  expect(added!.hash).toMatchInlineSnapshot(
    `"23e55da81a7347088ba5757bfa598a3947ed90e5cec27df2aea92567e0fb3365"`,
  )
})

test('where one dataset of an import fails, none of it is kept', () => {
  const broken = { ...sampleSites(2), kind: 'grid' as const, rows: -1 }
  expect(() => addDatasets(project, [sampleSites(7), broken])).toThrow('CHECK')
  expect(listDatasets(project)).toEqual([])
  expect(project.db.prepare('SELECT count(*) FROM dataset_column').pluck().get()).toBe(0)
})

test('a full disk leaves the project as it was', () => {
  addDatasets(project, [sampleSites(7)])
  project.db.pragma(`max_page_count = ${project.db.pragma('page_count', { simple: true })}`)
  expect(() => addDatasets(project, [sampleSites(50_000)])).toThrowError(
    expect.objectContaining({
      code: 'disk_full',
      message: `The disk is full: ${project.path} is as it was before; free some space and try again.`,
    }),
  )
  expect(listDatasets(project).map(({ rows }) => rows)).toEqual([7])
  expect(project.db.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('one writer at a time: the second is told to wait', () => {
  const other = new Database(project.path)
  other.exec('BEGIN IMMEDIATE')
  expect(() => addDatasets(project, [sampleSites(7)])).toThrowError(
    expect.objectContaining({ code: 'project_busy' }),
  )
  other.exec('ROLLBACK')
  other.close()
  expect(addDatasets(project, [sampleSites(7)])[0]!.added).toBe(true)
}, 15_000)

test('readers see the project as it was while another program writes', () => {
  addDatasets(project, [sampleSites(7)])
  const other = new Database(project.path)
  other.exec('BEGIN IMMEDIATE')
  other.exec('DELETE FROM dataset')
  expect(listDatasets(project)).toHaveLength(1)
  other.exec('ROLLBACK')
  other.close()
})
