import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import type Database from 'better-sqlite3'
import { Problem } from '../core/problem.ts'
import { connect } from './connect.ts'
import { migrate, NEWEST_VERSION, versionOf } from './migrate.ts'
import { APPLICATION_ID, type Project } from './project.ts'
import { readSettings } from './settings.ts'
import { withStoreProblems } from './store-problem.ts'

const SQLITE_MAGIC = 'SQLite format 3\0'

/**
 * Opens a project file, bringing an older one to the newest format.
 * @throws Problem missing_file; bad_input where it is no project, or one of a newer program;
 * project_busy, unwritable_file
 */
export function openProject(path: string): Project {
  refuseOtherFiles(path)
  return withStoreProblems(path, () => {
    const db = connect(path, { mustExist: true })
    try {
      refuseOtherDatabases(db, path)
      migrate(db)
      return { path, db, settings: readSettings(db) }
    } catch (error) {
      db.close()
      throw error
    }
  })
}

function refuseOtherFiles(path: string): void {
  const stats = withStoreProblems(path, () => statOf(path))
  if (stats === undefined)
    throw new Problem(
      'missing_file',
      `There is no project at ${path}: check the name, or make one with "siteswap new".`,
    )
  if (stats.isDirectory())
    throw new Problem('bad_input', `${path} is a folder, not a Siteswap project.`)
  if (stats.size === 0)
    throw new Problem('bad_input', `${path} is empty, so it is not a Siteswap project.`)
  if (withStoreProblems(path, () => firstBytes(path)) !== SQLITE_MAGIC)
    throw new Problem(
      'bad_input',
      `${path} is not a Siteswap project: it is some other kind of file.`,
    )
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

function firstBytes(path: string): string {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(SQLITE_MAGIC.length)
    readSync(file, bytes)
    return bytes.toString('latin1')
  } finally {
    closeSync(file)
  }
}

function refuseOtherDatabases(db: Database.Database, path: string): void {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID)
    throw new Problem(
      'bad_input',
      `${path} is not a Siteswap project: it is the SQLite file of another program.`,
    )
  const version = versionOf(db)
  if (version > NEWEST_VERSION)
    throw new Problem(
      'bad_input',
      `${path} was written by a newer version of Siteswap (project format ${version}, this one reads up to ${NEWEST_VERSION}): update Siteswap to open it.`,
    )
}
