import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('the committed kernel is what its source compiles to, byte for byte', {
  timeout: 60_000,
}, () => {
  const script = fileURLToPath(new URL('../../../../scripts/build-kernel.mjs', import.meta.url))
  const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
})
