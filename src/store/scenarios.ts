import { Problem } from '../core/problem.ts'
import type { Change } from '../core/scenario/change.ts'
import type { Scenario } from '../core/scenario/scenario.ts'
import type { Project } from './project.ts'
import { withStoreProblems } from './store-problem.ts'

/** A scenario without its changes. */
export type ScenarioHead = Omit<Scenario, 'changes'> & {
  /** How many changes it holds. */
  readonly length: number
}

interface ScenarioRow {
  readonly id: number
  readonly name: string
  readonly version: number
  readonly changes: string
  readonly created_at: string
  readonly changed_at: string
}

/** All scenarios of a project in the order they were made. */
export function listScenarios(project: Project): ScenarioHead[] {
  const sql = `SELECT id, name, version, json_array_length(changes) AS length,
    created_at AS createdAt, changed_at AS changedAt FROM scenario ORDER BY id`
  return withStoreProblems(project.path, () => project.db.prepare(sql).all() as ScenarioHead[])
}

/**
 * A scenario by its id.
 * @throws Problem not_found
 */
export function readScenario(project: Project, id: number): Scenario {
  const row = find(project, 'id', id)
  if (row) return row
  throw new Problem('not_found', `This project holds no scenario ${id}: it may have been deleted.`)
}

/**
 * A scenario by its name.
 * @throws Problem usage, naming those there are
 */
export function scenarioNamed(project: Project, name: string): Scenario {
  const row = find(project, 'name', name)
  if (row) return row
  const names = listScenarios(project).map((each) => `"${each.name}"`)
  const known =
    names.length === 0
      ? 'the project holds none yet; "siteswap scenario FILE create NAME" makes one'
      : `choose ${names.join(', ')}`
  throw new Problem('usage', `There is no scenario "${name}": ${known}.`)
}

function find({ path, db }: Project, by: 'id' | 'name', key: number | string) {
  const sql = `SELECT * FROM scenario WHERE ${by} = ?`
  const row = withStoreProblems(path, () => db.prepare(sql).get(key) as ScenarioRow | undefined)
  return row && scenarioOf(row)
}

function scenarioOf({ created_at, changed_at, changes, ...row }: ScenarioRow): Scenario {
  return { ...row, changes: JSON.parse(changes), createdAt: created_at, changedAt: changed_at }
}

/**
 * Makes a scenario, of some changes where a copy is made.
 * @throws Problem conflict where the name is taken, usage for an empty one; project_busy, disk_full
 */
export function createScenario(
  project: Project,
  name: string,
  changes: readonly Change[] = [],
): Scenario {
  const now = new Date().toISOString()
  const sql = `INSERT INTO scenario (name, version, changes, created_at, changed_at)
    VALUES (?, 1, ?, ?, ?)`
  const id = named(project, name, (checked) =>
    project.db.prepare(sql).run(checked, JSON.stringify(changes), now, now),
  ).lastInsertRowid
  return readScenario(project, Number(id))
}

/**
 * Saves the changes of a scenario over those of the version they began from.
 * @throws Problem conflict where it was saved since, not_found where it was deleted: nothing is
 *   written then
 */
export function saveScenario(
  project: Project,
  id: number,
  version: number,
  changes: readonly Change[],
): Scenario {
  return update(project, id, version, 'changes', JSON.stringify(changes))
}

/**
 * Gives a scenario another name.
 * @throws Problem conflict where the name is taken or it was saved since, usage, not_found
 */
export function renameScenario(
  project: Project,
  id: number,
  version: number,
  name: string,
): Scenario {
  return named(project, name, (checked) => update(project, id, version, 'name', checked))
}

/**
 * Deletes a scenario for good.
 * @throws Problem conflict where it was saved since the version named, not_found
 */
export function deleteScenario(project: Project, id: number, version: number): void {
  const sql = 'DELETE FROM scenario WHERE id = ? AND version = ?'
  const { changes } = withStoreProblems(project.path, () =>
    project.db.prepare(sql).run(id, version),
  )
  if (changes === 0) refuseOlder(readScenario(project, id), version)
}

function update(
  project: Project,
  id: number,
  version: number,
  column: 'name' | 'changes',
  value: string,
): Scenario {
  // The version is compared and raised by one statement: of two that save at once, one is refused.
  const sql = `UPDATE scenario SET ${column} = ?, version = version + 1, changed_at = ?
    WHERE id = ? AND version = ?`
  const now = new Date().toISOString()
  const { changes } = withStoreProblems(project.path, () =>
    project.db.prepare(sql).run(value, now, id, version),
  )
  const scenario = readScenario(project, id)
  if (changes === 0) refuseOlder(scenario, version)
  return scenario
}

function refuseOlder(now: Scenario, version: number): never {
  throw new Problem(
    'conflict',
    `The scenario "${now.name}" has been changed by someone else (it is at version ${now.version}, yours began from ${version}): nothing was overwritten; read it again, or save yours under another name.`,
  )
}

/** Runs work that gives a scenario a name, and says clearly where it cannot have it. */
function named<T>(project: Project, name: string, work: (checked: string) => T): T {
  const checked = name.trim()
  if (checked === '' || checked.length > 200)
    throw new Problem('usage', 'A scenario has a name of 1 to 200 characters.')
  try {
    return withStoreProblems(project.path, () => work(checked))
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error
    throw new Problem('conflict', `There is a scenario "${checked}" already: choose another name.`)
  }
}
