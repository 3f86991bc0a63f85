// Builds dist/ when `npm install` ends in a checkout, so that `npx siteswap` works at once. An
// install without dev dependencies has nothing to build with and is left alone.
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
try {
  for (const tool of ['typescript/package.json', 'vite/package.json']) resolve(tool)
} catch {
  console.log('siteswap: not built, the dev dependencies are not installed')
  process.exit(0)
}
execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', ['run', '--silent', 'build'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
