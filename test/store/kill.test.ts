import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { listDatasets } from '../../src/store/list-datasets.ts'
import { openProject } from '../../src/store/open-project.ts'
import { closeProject } from '../../src/store/project.ts'
import { makeProjectFile, temporaryFolder } from './sample.ts'

const CHILD = fileURLToPath(new URL('kill-child.mjs', import.meta.url))

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

function start(work: string, path: string): ChildProcess {
  return fork(CHILD, [work, path], { execArgv: [] })
}

async function killAfter(child: ChildProcess, milliseconds: number): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  await new Promise((resolve) => child.once('message', resolve))
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  child.kill('SIGKILL')
  await ended
}

/** Moments after the import began, ms: hashing, writing, committing, done. */
const MOMENTS = [0, 30, 80, 150, 250, 400, 600, 900]

test.each(MOMENTS)(
  'an import killed after %i ms leaves all of it or none',
  async (moment) => {
    const path = await makeProjectFile(folder.path)
    await killAfter(start('import', path), moment)
    const project = openProject(path)
    expect(project.db.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(project.db.pragma('foreign_key_check')).toEqual([])
    expect([0, 3]).toContain(listDatasets(project).length)
    closeProject(project)
  },
  20_000,
)

test('an import killed while its rows are being written leaves none of it', async () => {
  const path = await makeProjectFile(folder.path)
  const child = start('import', path)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) < 2_000_000) {
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  child.kill('SIGKILL')
  await ended
  const project = openProject(path)
  expect(project.db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(listDatasets(project)).toEqual([])
  closeProject(project)
}, 20_000)

test.each([0, 20, 60, 120, 200])(
  'making a project killed after %i ms leaves the whole project or none, and can be done again',
  async (moment) => {
    const path = join(folder.path, 'a.siteswap')
    await killAfter(start('new', path), moment)
    if (!existsSync(path)) await makeProjectFile(folder.path)
    closeProject(openProject(path))
    expect(readdirSync(folder.path).filter((name) => !name.includes('.new-'))).toEqual([
      'a.siteswap',
    ])
  },
  20_000,
)
