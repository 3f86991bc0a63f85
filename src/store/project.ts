import type Database from 'better-sqlite3'
import type { Region } from '../core/grid/region.ts'

/** 'SWAP' in ASCII: tells a project from any other SQLite file (`PRAGMA application_id`). */
export const APPLICATION_ID = 0x53574150

/** What `new` was told; never changes afterwards. */
export interface ProjectSettings {
  readonly name: string
  /** H3 level of the grid. */
  readonly resolution: number
  readonly region: Region
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** An open project: one SQLite file. */
export interface Project {
  readonly path: string
  readonly db: Database.Database
  readonly settings: ProjectSettings
}

/** Closes the file; what was written is in it, without a journal beside it. */
export function closeProject(project: Project): void {
  project.db.close()
}
