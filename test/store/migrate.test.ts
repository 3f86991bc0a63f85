import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { readArtifact } from '../../src/store/artifacts.ts'
import { migrate, NEWEST_VERSION, versionOf } from '../../src/store/migrate.ts'
import { MIGRATIONS } from '../../src/store/migrations/registry.ts'
import type { Project } from '../../src/store/project.ts'

test('what a file of the first format keeps is still there in the newest', () => {
  const db = new Database(':memory:')
  db.exec(MIGRATIONS[0]!)
  db.pragma('user_version = 1')
  const insert = db.prepare(
    'INSERT INTO artifact (key, sha256, derived, bytes) VALUES (?, ?, ?, ?)',
  )
  insert.run('basemap', 'a', 0, Buffer.from('land'))
  insert.run('frame x', 'b', 1, Buffer.alloc(5_000_000, 7))
  migrate(db)
  expect(versionOf(db)).toBe(NEWEST_VERSION)
  const project = { db, path: 'old.siteswap' } as Project
  expect(Buffer.from(readArtifact(project, 'basemap')!).toString()).toBe('land')
  expect(readArtifact(project, 'frame x')).toEqual(new Uint8Array(5_000_000).fill(7))
  db.close()
})
