// `npm run fuzz -- [--runs N] [--seed N]`: damaged files of every format, more and other ones than the
// tests read. Without a seed, another one each time; it is printed, so that a failure can be repeated.
import { spawnSync } from 'node:child_process'
import { parseArgs } from 'node:util'

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
})
const seed = values.seed ?? String(Date.now() % 2 ** 31)
console.log(`${values.runs} files a format, seed ${seed}`)
const { status } = spawnSync('npx', ['--no-install', 'vitest', 'run', 'test/io/fuzz.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SITESWAP_FUZZ_RUNS: values.runs, SITESWAP_FUZZ_SEED: seed },
})
process.exit(status ?? 1)
