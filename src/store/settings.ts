import type Database from 'better-sqlite3'
import type { ProjectSettings } from './project.ts'

/** Writes the settings of a new project. */
export function writeSettings(db: Database.Database, settings: ProjectSettings): void {
  const insert = db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)')
  for (const [key, value] of Object.entries(settings)) insert.run(key, JSON.stringify(value))
}

/** Reads the settings of a project. */
export function readSettings(db: Database.Database): ProjectSettings {
  const rows = db.prepare('SELECT key, value FROM setting').all() as {
    key: string
    value: string
  }[]
  const settings = Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)]))
  return settings as ProjectSettings
}
