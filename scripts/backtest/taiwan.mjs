// npm run backtest:taiwan -- [--json] [--split DATE] [--fit]: how well the scooter profile, with the
// stations of Taiwan first seen up to a date, ranks the cells of those that opened after it.
//
// --fit also offers weights fitted to the openings between the first snapshot (2017-08-17) and the
// split, and measures them on the same later openings, which they have not seen.
import { parseArgs } from 'node:util'
import { gridDisk } from 'h3-js'
import { peopleByCell } from '../../dist/core/criteria/people.js'
import { firstVertex } from '../../dist/core/dataset/shapes.js'
import { cellsOfRegion } from '../../dist/core/grid/cells-of-region.js'
import { cellIdAt, rowOfCell, splitCell } from '../../dist/core/grid/grid.js'
import { cellAt, cellKey } from '../../dist/core/grid/h3-index.js'
import { backtest } from '../../dist/core/score/backtest/backtest.js'
import { fitLogistic, weightsOfFit } from '../../dist/core/score/backtest/logistic.js'
import { rocAuc } from '../../dist/core/score/backtest/roc.js'
import { computeFrame } from '../../dist/core/score/compute-frame.js'
import { PROFILES } from '../../dist/core/score/profiles.js'
import { curveValue, scoreFrame } from '../../dist/core/score/score.js'
import { sha256 } from '../../dist/store/sha256.js'
import { readTaiwan, whyNoData } from './taiwan-data.mjs'

const RESOLUTION = 8
const FIRST_SNAPSHOT = '2017-08-17'
const LAST_SNAPSHOT = '2019-02-23'
const OPEN = '1'
const SEED = 1
const SCOOTER = PROFILES.scooter

const { values: options } = readOptions()
const absent = whyNoData()
if (absent) fail(absent, 5)

const taiwan = await readTaiwan()
const grid = cellsOfRegion(taiwan.region, RESOLUTION)
const columns = new Map()
const baselines = baselineScores()
const inhabited = Uint32Array.from(
  [...baselines.transformersInCell.keys()].filter((row) => baselines.transformersInCell[row] > 0),
)

const openings = openingsBetween(options.split, LAST_SNAPSHOT)
const frame = frameWith(options.split)
const report = { split: options.split, profile: SCOOTER.id, ...measure({}), alone: eachAlone() }
if (options.fit) report.fit = fitted()
if (options.json) console.log(JSON.stringify(report))
else printReport(report)

function readOptions() {
  try {
    const parsed = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        fit: { type: 'boolean', default: false },
        split: { type: 'string', default: '2018-02-03' },
      },
    })
    const { split } = parsed.values
    if (!/^\d{4}-\d\d-\d\d$/.test(split) || split < FIRST_SNAPSHOT || split >= LAST_SNAPSHOT)
      fail(
        `--split is '${split}': give a day from ${FIRST_SNAPSHOT} to before ${LAST_SNAPSHOT}.`,
        2,
      )
    if (parsed.values.fit && split === FIRST_SNAPSHOT)
      fail(`--fit needs openings before the split: give a --split after ${FIRST_SNAPSHOT}.`, 2)
    return parsed
  } catch (error) {
    return fail(error.message, 2)
  }
}

function fail(sentence, code) {
  console.error(sentence)
  process.exit(code)
}

/** The frame of the scooter profile with the stations first seen up to a day, as `score` makes it. */
function frameWith(day) {
  const { region, vehicles, stations, transformers } = taiwan
  return computeFrame({
    grid,
    region,
    datasets: [vehicles, transformers, upTo(stations, day)],
    profile: SCOOTER,
    hash: sha256,
    cache: { read: (key) => columns.get(key), write: (key, bytes) => columns.set(key, bytes) },
  })
}

/** The stations first seen up to a day; all others are planned, and serve nobody. */
function upTo(stations, day) {
  const status = stations.texts.opened.map((opened) => (opened <= day ? 'open' : 'planned'))
  return { ...stations, hash: `stations up to ${day}`, texts: { ...stations.texts, status } }
}

/** 1 for the cells of open stations first seen after one day, up to another. */
function openingsBetween(after, until) {
  const { shapes, texts } = taiwan.stations
  const marks = new Uint8Array(grid.length)
  for (const [i, day] of texts.opened.entries())
    if (day > after && day <= until && texts.pack[i] === OPEN) {
      const row = rowOfPoint(shapes, i)
      if (row >= 0) marks[row] = 1
    }
  return marks
}

function rowOfPoint(shapes, i) {
  const [lon, lat] = firstVertex(shapes, i)
  return rowOfCell(grid, ...cellAt(lat, lon, RESOLUTION))
}

/** People spread evenly over their town; transformers, alone and with half of each neighbour's. */
function baselineScores() {
  const people = peopleByCell([taiwan.towns], RESOLUTION)
  const population = Float64Array.from(
    grid.lo,
    (lo, row) => people.get(cellKey(lo, grid.hi[row])) ?? 0,
  )
  const transformersInCell = new Float64Array(grid.length)
  const { rows, shapes } = taiwan.transformers
  for (let i = 0; i < rows; i++) {
    const row = rowOfPoint(shapes, i)
    if (row >= 0) transformersInCell[row]++
  }
  const transformers = transformersInCell.map((own, row) => {
    let sum = own
    for (const cell of gridDisk(cellIdAt(grid, row), 1)) {
      const other = rowOfCell(grid, ...splitCell(cell))
      if (other >= 0 && other !== row) sum += transformersInCell[other] / 2
    }
    return sum
  })
  return { population, transformers, transformersInCell }
}

/** The back-test under some weights, over all cells and over inhabited ones. */
function measure(weights) {
  const scores = scoreFrame(frame, weights).values
  const over = (pick) => {
    const named = Object.entries(baselines).map(([name, column]) => [name, pick(column)])
    const marks = Uint8Array.from(pick(openings))
    return shown(backtest(pick(scores), Object.fromEntries(named), marks, { seed: SEED }))
  }
  return {
    ...over((column) => column),
    inhabited: over((column) => Float64Array.from(inhabited, (row) => column[row])),
  }
}

/** AUC of each criterion by itself, over inhabited cells. */
function eachAlone() {
  const marks = Uint8Array.from(inhabited, (row) => openings[row])
  const aucOf = ({ values }) =>
    rocAuc(
      Float64Array.from(inhabited, (row) => values[row]),
      marks,
    )
  return Object.fromEntries(frame.criteria.map((criterion) => [criterion.id, aucOf(criterion)]))
}

function shown({ cells, openings, auc, interval, lift, recall5, baselines: against }) {
  const { population, transformers, transformersInCell } = against
  return {
    cells,
    openings,
    auc,
    interval,
    populationAuc: population.auc,
    transformersAuc: transformers.auc,
    transformersInCellAuc: transformersInCell.auc,
    lift,
    recall5,
    populationRecall5: population.recall5,
    transformersRecall5: transformers.recall5,
    transformersInCellRecall5: transformersInCell.recall5,
    difference: population.difference,
    transformersDifference: transformers.difference,
  }
}

/** Weights fitted to the openings before the split, among inhabited cells. */
function fitted() {
  const earlier = frameWith(FIRST_SNAPSHOT)
  const marks = openingsBetween(FIRST_SNAPSHOT, options.split)
  const columns = earlier.criteria.map((criterion) =>
    Float64Array.from(inhabited, (row) => curveValue(criterion, row)),
  )
  const seen = Uint8Array.from(inhabited, (row) => marks[row])
  const weights = weightsOfFit(fitLogistic(columns, seen))
  const named = Object.fromEntries(SCOOTER.criteria.map(({ id }, i) => [id, weights[i]]))
  return {
    from: FIRST_SNAPSHOT,
    to: options.split,
    seen: seen.reduce((a, b) => a + b, 0),
    weights: named,
    ...measure(named),
  }
}

function printReport({ split, inhabited: there, fit, alone, ...all }) {
  console.log(`Stations up to ${split} exist; ${all.openings} cells got one later.`)
  printLine('all cells', all)
  printLine('inhabited cells', there)
  const parts = Object.entries(alone).map(([id, auc]) => `${id} ${auc.toFixed(3)}`)
  console.log(`  each criterion alone: ${parts.join(', ')}`)
  if (!fit) return
  const words = Object.entries(fit.weights).map(([id, weight]) => `${id}=${weight.toFixed(2)}`)
  console.log(`Offered by --fit (${fit.seen} earlier opening cells): ${words.join(', ')}`)
  printLine('inhabited cells, fitted', fit.inhabited)
}

function printLine(name, result) {
  const { auc, interval, lift, recall5, difference, transformersDifference } = result
  const between = ({ low, high }) => `${low.toFixed(3)}–${high.toFixed(3)}`
  console.log(
    `${name} (${result.cells}): AUC ${auc.toFixed(3)} (${between(interval)}), ` +
      `best 5% hold ${(100 * recall5).toFixed(1)}% of openings, ` +
      `lift ${lift[1].toFixed(1)} / ${lift[5].toFixed(1)} / ${lift[10].toFixed(1)} at 1 / 5 / 10%`,
  )
  console.log(
    `  above population (${result.populationAuc.toFixed(3)}) by ${between(difference)}, ` +
      `above transformers with neighbours (${result.transformersAuc.toFixed(3)}) by ${between(transformersDifference)}`,
  )
}
