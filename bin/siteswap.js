#!/usr/bin/env node
// Plain and old JavaScript, so that an old Node can still read it and say what is missing.
import { existsSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
const main = new URL('../dist/cli/main.js', import.meta.url)

if (major < 20 || (major === 20 && minor < 19)) {
  fail(`Siteswap needs Node 20.19 or newer, and this is ${process.version}: update Node.`)
} else if (!existsSync(main)) {
  fail('Siteswap is not built yet: run "npm run build" in its folder.')
} else {
  import(main.href)
}

function fail(sentence) {
  process.stderr.write(`siteswap: ${sentence}\n`)
  process.exitCode = 1
}
