// All criteria and the score of the demo from its stored datasets: after one dataset changed (three
// substations more) against a cold run on the same datasets, and the memory of a cold run on a
// region of 1 million cells, in a process of its own.
//
// A run opens the project file, makes or reads the columns, scores and ranks. Both give the same
// frame, to the byte.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answerScore } from '../../dist/api/score.js'
import { PROFILES } from '../../dist/core/score/profiles.js'
import { FRAME_CODEC } from '../../dist/server/frame-codec.js'
import { dropOldest } from '../../dist/store/artifacts.js'
import { openProject } from '../../dist/store/open-project.js'
import { closeProject } from '../../dist/store/project.js'
import { projectFrame } from '../../dist/store/project-frame.js'
import { interleave } from './trials.mjs'

const WARM_UPS = 1
const ROUNDS = 5
const SITESWAP = fileURLToPath(new URL('../../bin/siteswap.js', import.meta.url))
const DATA = fileURLToPath(new URL('../../data/', import.meta.url))
const MEMORY = fileURLToPath(new URL('criteria-memory.mjs', import.meta.url))
const MILLION_CELLS = '115,28.5,123.4,35'
const MORE_GRID = `id,lat,lon,headroom_kva,voltage_kv,feeder
more-1,31.2,121.1,900,110,F-more-1
more-2,30.3,120.2,1200,110,F-more-2
more-3,32.1,118.9,700,110,F-more-3
`

/** Measures, and records a comparison with our own cold run. */
export default async function measureCriteria(record) {
  const folder = mkdtempSync(join(tmpdir(), 'siteswap-bench-'))
  try {
    const files = makeFiles(folder)
    const rounds = Array.from({ length: WARM_UPS + ROUNDS }, () => ({}))
    let expected
    const contenders = {
      changed: () => runOn(files.changed, join(folder, 'changed-run')),
      cold: () => runOn(files.cold, join(folder, 'cold-run')),
    }
    const medians = await interleave(contenders, rounds, WARM_UPS, (name, { hash }) => {
      expected ??= hash
      if (hash !== expected) throw new Error(`The frame of '${name}' is another.`)
    })
    const memory = memoryOfMillion(folder)
    const against = 'cold'
    record({ name: 'criteria', ours: medians.changed, peer: medians.cold, against, ...memory })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The demo with three substations more: with the columns of before, and with none. */
function makeFiles(folder) {
  const changed = join(folder, 'changed.siteswap')
  const cold = join(folder, 'cold.siteswap')
  const more = join(folder, 'more.csv')
  writeFileSync(more, MORE_GRID)
  siteswap('demo', changed)
  siteswap('import', changed, 'grid', more)
  copyFileSync(changed, cold)
  const project = openProject(cold)
  dropOldest(project, 0)
  closeProject(project)
  return { changed, cold }
}

// The copy (a few milliseconds) is in the time of both: each run begins with the file as it was.
function runOn(file, copy) {
  copyFileSync(file, copy)
  const started = performance.now()
  const project = openProject(copy)
  try {
    const { frame, hash } = projectFrame(project, PROFILES.urban, FRAME_CODEC)
    answerScore(frame, { top: 50 }, started)
    return { hash }
  } finally {
    closeProject(project)
  }
}

function memoryOfMillion(folder) {
  const file = join(folder, 'million.siteswap')
  siteswap('new', file, '--region', MILLION_CELLS, '--resolution', '8')
  const { datasets } = JSON.parse(readFileSync(join(DATA, 'demo.json'), 'utf8'))
  for (const { kind, file: source } of datasets) siteswap('import', file, kind, join(DATA, source))
  const memory = JSON.parse(node(MEMORY, file))
  const { cells, peakMegabytes, seconds } = memory
  console.log(`  ${cells} cells with all criteria: ${peakMegabytes} MB at most, ${seconds} s`)
  return memory
}

function siteswap(...words) {
  node(SITESWAP, ...words)
}

function node(...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`node ${words.join(' ')} failed: ${stderr}`)
  return stdout
}
