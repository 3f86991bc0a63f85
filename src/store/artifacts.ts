import type { Project } from './project.ts'
import { sha256 } from './sha256.ts'
import { withStoreProblems } from './store-problem.ts'

/** Key of the offline base map, JSON. */
export const BASEMAP_KEY = 'basemap'

/** Derived artifacts beyond this many bytes are dropped, oldest first. */
const MOST_DERIVED_BYTES = 512 * 1024 * 1024

/** Bytes are kept in parts: SQLite copies each blob it is handed. */
const PART_BYTES = 4 * 1024 * 1024

const DROP_OLDEST = `
DELETE FROM artifact WHERE id IN (
  SELECT id FROM (
    SELECT id, sum(length) OVER (ORDER BY id DESC) AS total
    FROM artifact WHERE derived = 1
  ) WHERE total > ?
)`

/** Bytes kept under a key, alone in their buffer, or undefined. */
export function readArtifact(project: Project, key: string): Uint8Array | undefined {
  const sql = 'SELECT id, length FROM artifact WHERE key = ?'
  return withStoreProblems(project.path, () =>
    readParts(project, project.db.prepare(sql).get(key) as Head | undefined),
  )
}

interface Head {
  readonly id: number
  readonly length: number
}

function readParts({ db }: Project, head: Head | undefined): Uint8Array | undefined {
  if (head === undefined) return undefined
  const bytes = new Uint8Array(head.length)
  const sql = 'SELECT bytes FROM artifact_part WHERE artifact = ? ORDER BY part'
  let at = 0
  for (const part of db.prepare(sql).pluck().iterate(head.id) as IterableIterator<Buffer>) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The artifact with this content hash whose key starts with a word, or undefined. */
export function readArtifactByHash(
  project: Project,
  word: string,
  hash: string,
): Uint8Array | undefined {
  const sql = 'SELECT id, length FROM artifact WHERE sha256 = ? AND substr(key, 1, ?) = ?'
  return withStoreProblems(project.path, () =>
    readParts(project, project.db.prepare(sql).get(hash, word.length, word) as Head | undefined),
  )
}

/** Whether something is kept under a key. */
export function hasArtifact(project: Project, key: string): boolean {
  const sql = 'SELECT 1 FROM artifact WHERE key = ?'
  return withStoreProblems(project.path, () => project.db.prepare(sql).get(key) !== undefined)
}

/**
 * Keeps bytes under a key, over whatever was there.
 * @param derived true where it can be computed again: such artifacts may be dropped for space
 * @returns the content hash, hex SHA-256
 */
export function writeArtifact(
  project: Project,
  key: string,
  bytes: Uint8Array,
  options: { readonly derived: boolean },
): string {
  const hash = sha256(bytes)
  const { db } = project
  const write = db.transaction(() => {
    const { lastInsertRowid } = db
      .prepare('INSERT OR REPLACE INTO artifact (key, sha256, derived, length) VALUES (?, ?, ?, ?)')
      .run(key, hash, options.derived ? 1 : 0, bytes.length)
    const addPart = db.prepare('INSERT INTO artifact_part (artifact, part, bytes) VALUES (?, ?, ?)')
    for (let at = 0; at < bytes.length; at += PART_BYTES)
      addPart.run(lastInsertRowid, at / PART_BYTES, bytes.subarray(at, at + PART_BYTES))
    if (options.derived) dropOldest(project, MOST_DERIVED_BYTES)
  })
  withStoreProblems(project.path, () => write.immediate())
  return hash
}

/** Drops the oldest derived artifacts until those left are no larger than so many bytes. */
export function dropOldest(project: Project, mostBytes: number): void {
  withStoreProblems(project.path, () => project.db.prepare(DROP_OLDEST).run(mostBytes))
}

/** Keys that start with a word, in alphabetical order. */
export function listArtifacts(project: Project, word: string): string[] {
  const sql = 'SELECT key FROM artifact WHERE substr(key, 1, ?) = ? ORDER BY key'
  return withStoreProblems(
    project.path,
    () => project.db.prepare(sql).pluck().all(word.length, word) as string[],
  )
}
