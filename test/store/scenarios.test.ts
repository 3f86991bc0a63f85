import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Problem } from '../../src/core/problem.ts'
import type { Change } from '../../src/core/scenario/change.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import {
  createScenario,
  deleteScenario,
  listScenarios,
  readScenario,
  renameScenario,
  saveScenario,
  scenarioNamed,
} from '../../src/store/scenarios.ts'
import { makeProject, temporaryFolder } from './sample.ts'

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

const growth: Change = { type: 'growth', of: 'vehicles', factor: 1.2 }
const pin: Change = { type: 'site', place: 'site-1', pinned: true, note: '加油站 <b>"quoted"' }

function problemOf(work: () => unknown): Pick<Problem, 'code' | 'httpStatus' | 'message'> {
  try {
    work()
  } catch (error) {
    const { code, httpStatus, message } = error as Problem
    return { code, httpStatus, message }
  }
  throw new Error('it was not refused')
}

test('a scenario is kept with its changes, and read again from the file', () => {
  const made = createScenario(project, ' Growth by 2030 ', [growth])
  expect(made).toMatchObject({ name: 'Growth by 2030', version: 1, changes: [growth] })
  const saved = saveScenario(project, made.id, 1, [growth, pin])
  expect(saved).toMatchObject({ version: 2, changes: [growth, pin] })
  const again = openProject(project.path)
  expect(readScenario(again, made.id)).toEqual(saved)
  expect(scenarioNamed(again, 'Growth by 2030')).toEqual(saved)
  const { changes: _, ...head } = saved
  expect(listScenarios(again)).toEqual([{ ...head, length: 2 }])
  closeProject(again)
})

test('two windows save from the same version: the second is refused and overwrites nothing', () => {
  const { id } = createScenario(project, 'A')
  const other = openProject(project.path)
  saveScenario(other, id, 1, [growth])
  closeProject(other)
  const refused = {
    code: 'conflict',
    httpStatus: 409,
    message:
      'The scenario "A" has been changed by someone else (it is at version 2, yours began from 1): nothing was overwritten; read it again, or save yours under another name.',
  }
  expect(problemOf(() => saveScenario(project, id, 1, [pin]))).toEqual(refused)
  expect(problemOf(() => renameScenario(project, id, 1, 'B'))).toEqual(refused)
  expect(problemOf(() => deleteScenario(project, id, 1))).toEqual(refused)
  expect(readScenario(project, id)).toMatchObject({ name: 'A', version: 2, changes: [growth] })
})

test('a name is taken once, and can be given up', () => {
  const a = createScenario(project, 'A')
  const b = createScenario(project, 'B')
  const taken = 'There is a scenario "A" already: choose another name.'
  expect(problemOf(() => createScenario(project, 'A'))).toMatchObject({
    code: 'conflict',
    message: taken,
  })
  expect(problemOf(() => renameScenario(project, b.id, 1, 'A')).message).toBe(taken)
  expect(renameScenario(project, a.id, 1, 'C')).toMatchObject({ name: 'C', version: 2 })
  expect(renameScenario(project, b.id, 1, 'A')).toMatchObject({ name: 'A', version: 2 })
  expect(problemOf(() => createScenario(project, '  '))).toMatchObject({ code: 'usage' })
})

test('an id is never used again', () => {
  const first = createScenario(project, 'A')
  deleteScenario(project, first.id, 1)
  const second = createScenario(project, 'A')
  expect(second.id).toBeGreaterThan(first.id)
  expect(problemOf(() => readScenario(project, first.id))).toMatchObject({ code: 'not_found' })
  expect(problemOf(() => saveScenario(project, first.id, 1, []))).toMatchObject({
    code: 'not_found',
  })
  expect(problemOf(() => deleteScenario(project, first.id, 1)).httpStatus).toBe(404)
})

test('a name that is not there is answered with those that are', () => {
  expect(problemOf(() => scenarioNamed(project, 'x')).message).toBe(
    'There is no scenario "x": the project holds none yet; "siteswap scenario FILE create NAME" makes one.',
  )
  createScenario(project, 'A')
  createScenario(project, 'B')
  expect(problemOf(() => scenarioNamed(project, 'x')).message).toBe(
    'There is no scenario "x": choose "A", "B".',
  )
})

test('a save while another program writes is refused as busy, and nothing is lost', () => {
  const { id } = createScenario(project, 'A', [growth])
  const other = new Database(project.path)
  other.exec('BEGIN IMMEDIATE')
  project.db.pragma('busy_timeout = 20')
  expect(problemOf(() => saveScenario(project, id, 1, []))).toMatchObject({ code: 'project_busy' })
  other.exec('ROLLBACK')
  other.close()
  expect(saveScenario(project, id, 1, [pin])).toMatchObject({ version: 2, changes: [pin] })
})
