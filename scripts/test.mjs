// `npm test`: every check and every test, all of them even after a failure. The last line is
// 'N passed, N failed', counting each check and each test once.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provideBrowser } from './provide-browser.mjs'

const CHECKS = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['types', 'tsc', ['--noEmit']],
  ['dead code', 'knip', []],
  ['build of library, server and command line', 'tsc', ['-p', 'tsconfig.node.json']],
  ['build of the client', 'vite', ['build', '--logLevel', 'warn']],
]

let passed = 0
let failed = 0

for (const [name, tool, args] of CHECKS) {
  const began = performance.now()
  const { status } = spawnSync('npx', ['--no-install', tool, ...args], { stdio: 'inherit' })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'}  ${name} (${seconds} s)`)
  if (status === 0) passed++
  else failed++
}

console.log(provideBrowser())

const folder = mkdtempSync(join(tmpdir(), 'siteswap-test-'))
const report = join(folder, 'report.json')
const args = ['--no-install', 'vitest', 'run', '--reporter=default', '--reporter=json']
const { status } = spawnSync('npx', [...args, `--outputFile.json=${report}`], { stdio: 'inherit' })
let skipped = 0
try {
  const counts = JSON.parse(readFileSync(report, 'utf8'))
  passed += counts.numPassedTests
  failed += counts.numFailedTests
  skipped = counts.numPendingTests + counts.numTodoTests
  // A file that cannot be loaded, or an error outside a test, fails the run without failing a test.
  if (status !== 0 && counts.numFailedTests === 0) failed++
} catch {
  failed++
}
rmSync(folder, { recursive: true })

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exit(failed === 0 ? 0 : 1)
