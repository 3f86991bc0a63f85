import { existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { cellsOfRegion } from '../core/grid/cells-of-region.ts'
import type { Grid } from '../core/grid/grid.ts'
import type { Region } from '../core/grid/region.ts'
import { Problem } from '../core/problem.ts'
import { connect } from './connect.ts'
import { writeGrid } from './grid-columns.ts'
import { migrate } from './migrate.ts'
import { openProject } from './open-project.ts'
import { APPLICATION_ID, closeProject, type Project, type ProjectSettings } from './project.ts'
import { writeSettings } from './settings.ts'
import { withStoreProblems } from './store-problem.ts'

/** What a new project is made from; `createdAt` is taken from the clock where it is not given. */
export interface NewProject {
  readonly name: string
  readonly region: Region
  readonly resolution: number
  readonly createdAt?: string
}

/**
 * Makes a project file and opens it. It is built under a temporary name and renamed at the end, so
 * that a killed program leaves no half project.
 *
 * @param fill puts the first datasets in, before anyone can see the file
 * @throws Problem file_exists, missing_file (the folder), unwritable_file, disk_full, and bad_input
 * for a region of no cell or too many
 */
export async function createProject(
  path: string,
  made: NewProject,
  fill: (project: Project) => Promise<void> = async () => {},
): Promise<Project> {
  refuseBadPlace(path)
  const grid = cellsOfRegion(made.region, made.resolution)
  removeLeftovers(path)
  const building = `${path}.new-${process.pid}`
  try {
    withStoreProblems(path, () => writeEmptyProject(building, made, grid))
    await fillAndClose(building, fill)
    withStoreProblems(path, () => moveIntoPlace(building, path))
  } finally {
    removeDatabase(building)
  }
  return openProject(path)
}

function refuseBadPlace(path: string): void {
  if (existsSync(path))
    throw new Problem(
      'file_exists',
      `${path} is already there: choose another name or delete it first.`,
    )
  if (!existsSync(dirname(path)))
    throw new Problem('missing_file', `There is no folder ${dirname(path)}: make it first.`)
}

function writeEmptyProject(path: string, made: NewProject, grid: Grid): void {
  const { name, resolution, region, createdAt = new Date().toISOString() } = made
  const settings: ProjectSettings = { name, resolution, region, createdAt }
  const db = connect(path, { mustExist: false })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma(`application_id = ${APPLICATION_ID}`)
    migrate(db)
    db.transaction(() => {
      writeSettings(db, settings)
      writeGrid(db, grid)
    })()
  } finally {
    db.close()
  }
}

async function fillAndClose(path: string, fill: (project: Project) => Promise<void>) {
  const project = openProject(path)
  try {
    await fill(project)
  } finally {
    closeProject(project)
  }
}

// A link fails where the name is taken, a rename would silently replace that file.
function moveIntoPlace(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'EEXIST')
      throw new Problem('file_exists', `${to} was made by another program in the meantime.`)
    renameSync(from, to)
  }
}

/** Removes what killed programs left while building this project. */
function removeLeftovers(path: string): void {
  const start = `${basename(path)}.new-`
  for (const name of readdirSync(dirname(path))) {
    const builder = name.startsWith(start) ? Number.parseInt(name.slice(start.length), 10) : NaN
    if (builder > 0 && !isRunning(builder)) rmSync(join(dirname(path), name), { force: true })
  }
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
}
