import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../store/sample.ts'
import { BIN } from './run-siteswap.ts'

test('a checkout that is not built says how to build it', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder.path, 'bin'))
  writeFileSync(join(folder.path, 'package.json'), '{"type": "module"}')
  const bin = join(folder.path, 'bin', 'siteswap.js')
  copyFileSync(BIN, bin)
  let failure: { status?: number; stderr?: Buffer } = {}
  try {
    execFileSync(process.execPath, [bin, '--help'], { stdio: 'pipe' })
  } catch (error) {
    failure = error as typeof failure
  }
  expect(failure.status).toBe(1)
  expect(String(failure.stderr)).toBe(
    'siteswap: Siteswap is not built yet: run "npm run build" in its folder.\n',
  )
  folder.remove()
})
