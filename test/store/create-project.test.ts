import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cellsOfRegion } from '../../src/core/grid/cells-of-region.ts'
import { regionFromBox } from '../../src/core/grid/read-region.ts'
import { createProject } from '../../src/store/create-project.ts'
import { countCells, readGrid } from '../../src/store/grid-columns.ts'
import { NEWEST_VERSION } from '../../src/store/migrate.ts'
import { openProject } from '../../src/store/open-project.ts'
import { APPLICATION_ID, closeProject } from '../../src/store/project.ts'
import { ANDORRA, makeProject, makeProjectFile, temporaryFolder } from './sample.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

test('a new project is one file that gives back what it was told', async () => {
  const path = await makeProjectFile(folder.path)
  expect(readdirSync(folder.path)).toEqual(['a.siteswap'])
  const project = openProject(path)
  expect(project.settings).toMatchObject({ name: 'Andorra', resolution: 8, region: ANDORRA })
  expect(readGrid(project)).toEqual(cellsOfRegion(ANDORRA, 8))
  expect(countCells(project)).toBe(readGrid(project).length)
  closeProject(project)
})

test('the file says what it is: application id, WAL, foreign keys, strict tables', async () => {
  const project = await makeProject(folder.path)
  const pragma = (name: string) => project.db.pragma(name, { simple: true })
  expect(pragma('application_id')).toBe(APPLICATION_ID)
  expect(pragma('journal_mode')).toBe('wal')
  expect(pragma('foreign_keys')).toBe(1)
  expect(pragma('user_version')).toBe(NEWEST_VERSION)
  const loose = `SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`
  expect(project.db.prepare(loose).all()).toEqual([])
  closeProject(project)
})

test('an existing file is never written over', async () => {
  const path = join(folder.path, 'a.siteswap')
  writeFileSync(path, 'precious')
  await expect(makeProject(folder.path)).rejects.toMatchObject({
    code: 'file_exists',
    message: `${path} is already there: choose another name or delete it first.`,
  })
  expect(readFileSync(path, 'utf8')).toBe('precious')
})

test('a folder that is not there is named', async () => {
  await expect(makeProject(join(folder.path, 'no'))).rejects.toMatchObject({
    code: 'missing_file',
    message: `There is no folder ${join(folder.path, 'no')}: make it first.`,
  })
})

test('a region that is too large leaves no file behind', async () => {
  const world = regionFromBox(-180, -85, 180, 85)
  const made = createProject(join(folder.path, 'w.siteswap'), {
    name: 'World',
    region: world,
    resolution: 12,
  })
  await expect(made).rejects.toMatchObject({ code: 'bad_input' })
  expect(readdirSync(folder.path)).toEqual([])
})

test('filling that fails leaves no file behind', async () => {
  const path = join(folder.path, 'a.siteswap')
  const made = createProject(path, { name: 'A', region: ANDORRA, resolution: 8 }, async () => {
    throw new Error('no')
  })
  await expect(made).rejects.toThrow('no')
  expect(readdirSync(folder.path)).toEqual([])
})

test('what a killed program left while building is cleared away', async () => {
  // No process has this id: Linux counts to 4,194,304 at most.
  writeFileSync(join(folder.path, 'a.siteswap.new-99999999'), 'half')
  await makeProjectFile(folder.path)
  expect(readdirSync(folder.path)).toEqual(['a.siteswap'])
})

test('a file made by an older program is brought to the newest format', async () => {
  const path = join(folder.path, 'old.siteswap')
  const db = new Database(path)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  db.exec('CREATE TABLE unused (x) STRICT'.replace('(x)', '(x TEXT)'))
  db.close()
  const project = openProject(path)
  expect(project.db.pragma('user_version', { simple: true })).toBe(NEWEST_VERSION)
  closeProject(project)
})
