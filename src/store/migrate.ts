import type Database from 'better-sqlite3'
import { MIGRATIONS } from './migrations/registry.ts'

/** The newest project format this program knows (`PRAGMA user_version`). */
export const NEWEST_VERSION = MIGRATIONS.length

/** The project format of an open file. */
export function versionOf(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/** Brings a file to the newest format, in one transaction; an up-to-date file is not written. */
export function migrate(db: Database.Database): void {
  if (versionOf(db) >= NEWEST_VERSION) return
  db.transaction(() => {
    // Read again inside the transaction: another program may have been faster.
    for (let version = versionOf(db); version < NEWEST_VERSION; version++) {
      db.exec(MIGRATIONS[version]!)
      db.pragma(`user_version = ${version + 1}`)
    }
  }).immediate()
}
