import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { listDatasets } from '../../src/store/list-datasets.ts'
import { NEWEST_VERSION, versionOf } from '../../src/store/migrate.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject } from '../../src/store/project.ts'
import { readDataset } from '../../src/store/read-dataset.ts'
import { createScenario, listScenarios } from '../../src/store/scenarios.ts'
import { temporaryFolder } from './sample.ts'

// Made by the first release's own command line: `new` (Andorra, resolution 6), `import partners` of
// three rows, `score`.
const OLD = fileURLToPath(new URL('../fixtures/format-1.siteswap', import.meta.url))

const folder = temporaryFolder()
afterAll(folder.remove)

test('a project of the first format is brought up, keeps its data and takes scenarios', () => {
  const path = join(folder.path, 'old.siteswap')
  copyFileSync(OLD, path)
  const before = new Database(path)
  expect(versionOf(before)).toBe(1)
  before.close()
  const project = openProject(path)
  expect(versionOf(project.db)).toBe(NEWEST_VERSION)
  expect(project.db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(project.settings).toMatchObject({ name: 'Andorra', resolution: 6 })
  const [head] = listDatasets(project)
  expect(readDataset(project, head!).texts).toMatchObject({
    id: ['a', 'b', 'c'],
    name: ['Port', '加油站', 'Mall west'],
  })
  expect(listScenarios(project)).toEqual([])
  createScenario(project, 'First')
  closeProject(project)
  const again = openProject(path)
  expect(listScenarios(again)).toMatchObject([{ name: 'First', version: 1, length: 0 }])
  closeProject(again)
})
