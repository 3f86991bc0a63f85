// npm run bench -- [NAME]: one benchmark, or all. A benchmark is one file with a default function
// that measures and hands each comparison to `record`, and one line here.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { record } from './record.mjs'

const BENCHMARKS = {
  catchment: () => import('./catchment.mjs'),
  criteria: () => import('./criteria.mjs'),
  plan: () => import('./plan.mjs'),
  points: () => import('./points.mjs'),
  rescore: () => import('./rescore.mjs'),
  score: () => import('./score.mjs'),
  sites: () => import('./sites.mjs'),
}

const folder = fileURLToPath(new URL('.', import.meta.url))
const names = process.argv.slice(2)
const unknown = names.find((name) => !Object.hasOwn(BENCHMARKS, name))
if (unknown !== undefined) {
  const known = Object.keys(BENCHMARKS).join(', ')
  console.error(`There is no benchmark '${unknown}'; choose from: ${known}.`)
  process.exit(2)
}
const chosen = names.length > 0 ? names : Object.keys(BENCHMARKS)
// HiGHS, the peer of `plan`, is a dependency of the program itself.
if (chosen.some((name) => name !== 'plan' && name !== 'sites')) installPeers()
for (const name of chosen) {
  const { default: measure } = await BENCHMARKS[name]()
  await measure(record)
}

// npm install, not npm ci: the lock file pins versions, but names the binaries of one platform only,
// and npm ci refuses that.
function installPeers() {
  const peers = ['chdb', '@duckdb/node-api']
  if (peers.every((peer) => existsSync(`${folder}node_modules/${peer}`))) return
  console.log('Installing the peers (ClickHouse and DuckDB, about 600 MB) in scripts/bench …')
  const { status } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status === 0) return
  console.error('The peers could not be installed: run npm install in scripts/bench and see why.')
  process.exit(1)
}
