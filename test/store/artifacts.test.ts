import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  dropOldest,
  hasArtifact,
  readArtifact,
  readArtifactByHash,
  writeArtifact,
} from '../../src/store/artifacts.ts'
import { closeProject, type Project } from '../../src/store/project.ts'
import { sha256 } from '../../src/store/sha256.ts'
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

test('bytes are kept under a key and found by their hash', () => {
  const bytes = Uint8Array.of(1, 2, 3)
  const hash = writeArtifact(project, 'frame a', bytes, { derived: true })
  expect(hash).toBe(sha256(bytes))
  expect(readArtifact(project, 'frame a')).toEqual(bytes)
  expect(readArtifact(project, 'frame b')).toBeUndefined()
  expect([...readArtifactByHash(project, 'frame ', hash)!]).toEqual([1, 2, 3])
  expect(readArtifactByHash(project, 'column ', hash)).toBeUndefined()
  expect(hasArtifact(project, 'frame a')).toBe(true)
  expect(hasArtifact(project, 'frame b')).toBe(false)
})

test('bytes come alone in their buffer, so that typed arrays can look at them', () => {
  writeArtifact(project, 'small', Uint8Array.of(1, 2, 3, 4), { derived: true })
  const bytes = readArtifact(project, 'small')!
  expect(bytes.byteOffset).toBe(0)
  expect(bytes.buffer.byteLength).toBe(4)
})

test('bytes of many parts come back as they were', () => {
  const bytes = Uint8Array.from({ length: 9_000_001 }, (_, i) => (i * 7919) % 251)
  const hash = writeArtifact(project, 'frame long', bytes, { derived: true })
  expect(sha256(readArtifact(project, 'frame long')!)).toBe(hash)
  expect(sha256(readArtifactByHash(project, 'frame ', hash)!)).toBe(hash)
  expect(parts()).toBe(3)
  writeArtifact(project, 'frame long', Uint8Array.of(1), { derived: true })
  expect(parts()).toBe(1)
})

function parts(): unknown {
  return project.db.prepare('SELECT count(*) FROM artifact_part').pluck().get()
}

test('the later bytes under a key hold', () => {
  writeArtifact(project, 'k', Uint8Array.of(1), { derived: false })
  writeArtifact(project, 'k', Uint8Array.of(2), { derived: false })
  expect([...readArtifact(project, 'k')!]).toEqual([2])
})

test('the oldest derived bytes are dropped first; what cannot be computed again stays', () => {
  const bytes = new Uint8Array(1000)
  writeArtifact(project, 'basemap', bytes, { derived: false })
  for (const key of ['one', 'two', 'three']) writeArtifact(project, key, bytes, { derived: true })
  dropOldest(project, 2000)
  const kept = ['basemap', 'one', 'two', 'three'].filter((key) => hasArtifact(project, key))
  expect(kept).toEqual(['basemap', 'two', 'three'])
})
