import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Problem } from '../../src/core/problem.ts'
import { NEWEST_VERSION } from '../../src/store/migrate.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject } from '../../src/store/project.ts'
import { makeProjectFile, temporaryFolder } from './sample.ts'

let folder: ReturnType<typeof temporaryFolder>
let path: string
beforeEach(() => {
  folder = temporaryFolder()
  path = join(folder.path, 'x.siteswap')
})
afterEach(() => folder.remove())

function problemOf(): Pick<Problem, 'code' | 'exitCode' | 'message'> {
  try {
    closeProject(openProject(path))
  } catch (error) {
    const { code, exitCode, message } = error as Problem
    return { code, exitCode, message }
  }
  throw new Error('the file was opened')
}

test('a missing file', () => {
  expect(problemOf()).toEqual({
    code: 'missing_file',
    exitCode: 5,
    message: `There is no project at ${path}: check the name, or make one with "siteswap new".`,
  })
})

test('a folder', () => {
  mkdirSync(path)
  expect(problemOf()).toEqual({
    code: 'bad_input',
    exitCode: 3,
    message: `${path} is a folder, not a Siteswap project.`,
  })
})

test('an empty file', () => {
  writeFileSync(path, '')
  expect(problemOf().message).toBe(`${path} is empty, so it is not a Siteswap project.`)
})

test('a file of another kind', () => {
  writeFileSync(path, 'id,lat,lon\n1,2,3\n')
  expect(problemOf()).toEqual({
    code: 'bad_input',
    exitCode: 3,
    message: `${path} is not a Siteswap project: it is some other kind of file.`,
  })
})

test('the SQLite file of another program', () => {
  const db = new Database(path)
  db.exec('CREATE TABLE t (x TEXT)')
  db.close()
  expect(problemOf()).toEqual({
    code: 'bad_input',
    exitCode: 3,
    message: `${path} is not a Siteswap project: it is the SQLite file of another program.`,
  })
})

test('a project of a newer version, which is left as it is', async () => {
  path = await makeProjectFile(folder.path)
  const db = new Database(path)
  db.pragma(`user_version = ${NEWEST_VERSION + 1}`)
  db.close()
  expect(problemOf()).toEqual({
    code: 'bad_input',
    exitCode: 3,
    message: `${path} was written by a newer version of Siteswap (project format ${NEWEST_VERSION + 1}, this one reads up to ${NEWEST_VERSION}): update Siteswap to open it.`,
  })
})

test('a project whose pages are damaged', async () => {
  path = await makeProjectFile(folder.path)
  const bytes = readFileSync(path)
  bytes.fill(0xff, 100, 8192)
  writeFileSync(path, bytes)
  expect(problemOf()).toEqual({
    code: 'bad_input',
    exitCode: 3,
    message: `${path} is damaged: restore it from a copy or make the project again.`,
  })
})

test('a project that another program holds for itself', async () => {
  path = await makeProjectFile(folder.path)
  const other = new Database(path)
  other.pragma('locking_mode = EXCLUSIVE')
  other.exec('BEGIN IMMEDIATE')
  other.exec("INSERT INTO setting VALUES ('x', '1')")
  expect(problemOf()).toEqual({
    code: 'project_busy',
    exitCode: 5,
    message: `${path} is being written by another program: wait until that has finished and try again.`,
  })
  other.close()
}, 15_000)
