// Score 10 million cells × 8 criteria and find the best 1,000, under new weights each round.
//
// Every contender loads the same columns beforehand, as it likes best, and answers with rows and
// scores that must be those of scoreCells and topRows, to the bit. ClickHouse and DuckDB run the
// same float64 sum in SQL, in several forms; the fastest form of each is the one compared. Some
// forms hold only the free cells, so they never even look at the exclusions. BENCH_ROWS makes a
// smaller region.
import { join } from 'node:path'
import { FastSelector } from '../../dist/core/score/fast/selector.js'
import { scoreCells } from '../../dist/core/score/kernel.js'
import { topRows } from '../../dist/core/score/top.js'
import { CRITERIA, makeCells, randomFrom, randomWeights } from './cells.mjs'
import { openClickHouse, writeNative } from './clickhouse.mjs'
import { openDuckDb } from './duckdb.mjs'
import { fastest, interleave } from './trials.mjs'

const ROWS = Number(process.env.BENCH_ROWS ?? 10_000_000)
const BEST = 1000
const WARM_UPS = 2
const ROUNDS = 11
const TAIL = `ORDER BY score DESC, row LIMIT ${BEST}`
const JIT = 'SETTINGS min_count_to_compile_expression = 0'

/** Measures, and records a comparison with each peer. */
export default async function measureScore(record) {
  const cells = makeCells(ROWS, 1)
  const selector = timed('quantise', () => new FastSelector(cells.columns, cells.excluded))
  const clickHouse = openClickHouse()
  const duckDb = await openDuckDb()
  try {
    loadClickHouse(clickHouse, cells)
    await loadDuckDb(duckDb, clickHouse)
    const contenders = {
      ours: ({ weights }) => selector.select(weights, BEST),
      'plain JavaScript': ({ weights }) => scoreAll(cells, weights),
      ...clickHouseForms(clickHouse.session),
      ...duckDbForms(duckDb.connection),
    }
    const medians = await interleave(contenders, makeRounds(cells), WARM_UPS, checkSame)
    for (const [name, ms] of Object.entries(medians)) console.log(`  ${ms.toFixed(1)} ms  ${name}`)
    report(record, medians, 'ClickHouse', clickHouse.versions)
    report(record, medians, 'DuckDB', duckDb.versions)
  } finally {
    duckDb.close()
    clickHouse.close()
  }
}

function report(record, medians, against, versions) {
  const [form, peer] = fastest(medians, against)
  const size = { rows: ROWS, criteria: CRITERIA.length, best: BEST, rounds: ROUNDS }
  record({ name: 'score', ours: medians.ours, peer, against, form, versions, ...size })
}

function makeRounds(cells) {
  const random = randomFrom(2)
  return Array.from({ length: WARM_UPS + ROUNDS }, () => {
    const weights = randomWeights(random)
    return { weights, expected: scoreAll(cells, weights) }
  })
}

const scratch = new Float64Array(ROWS)

function scoreAll({ columns, excluded }, weights) {
  scoreCells(columns, weights, excluded, scratch)
  const rows = topRows(scratch, BEST)
  return { rows, scores: Float64Array.from(rows, (row) => scratch[row]) }
}

function checkSame(name, result, { expected }) {
  const { rows, scores } = readResult(result)
  const isSame =
    rows.length === expected.rows.length &&
    expected.rows.every((row, i) => row === rows[i] && expected.scores[i] === scores[i])
  if (!isSame) throw new Error(`The best ${BEST} of '${name}' are not those of scoreCells.`)
}

/** Rows and scores from our selection, ClickHouse's TSV or DuckDB's reader. */
function readResult(result) {
  if (result.rows) return result
  if (typeof result !== 'string') {
    const [rows, scores] = result.getColumns()
    return { rows, scores }
  }
  const lines = result.trimEnd().split('\n')
  const pairs = lines.map((line) => line.split('\t').map(Number))
  return { rows: pairs.map(([row]) => row), scores: pairs.map(([, score]) => score) }
}

function loadClickHouse({ session, folder }, { columns, excluded }) {
  const rows = Uint32Array.from({ length: ROWS }, (_, row) => row)
  const fields = columns.map((column, i) => [CRITERIA[i], 'Float64', column])
  const path = join(folder, 'cells.native')
  writeNative(path, [['row', 'UInt32', rows], ['excluded', 'UInt8', excluded], ...fields])
  const source = `SELECT * FROM file('${path}', 'Native')`
  const tables = {
    memory: `ENGINE = Memory AS ${source}`,
    memory_free: `ENGINE = Memory AS ${source} WHERE excluded = 0`,
    tree: `ENGINE = MergeTree ORDER BY row AS ${source}`,
    tree_free: `ENGINE = MergeTree ORDER BY row AS ${source} WHERE excluded = 0`,
  }
  for (const [name, definition] of Object.entries(tables)) {
    timed(`ClickHouse ${name}`, () => session.query(`CREATE TABLE ${name} ${definition}`))
  }
  for (const name of ['tree', 'tree_free']) session.query(`OPTIMIZE TABLE ${name} FINAL`)
}

async function loadDuckDb({ connection }, { session, folder }) {
  const path = join(folder, 'cells.parquet')
  session.query(`INSERT INTO FUNCTION file('${path}', 'Parquet') SELECT * FROM tree ORDER BY row`)
  const source = `SELECT * FROM read_parquet('${path}')`
  const start = performance.now()
  await connection.run(`CREATE TABLE cells AS ${source} ORDER BY row`)
  await connection.run(`CREATE TABLE cells_free AS ${source} WHERE excluded = 0 ORDER BY row`)
  console.log(`  DuckDB tables loaded in ${(performance.now() - start).toFixed(0)} ms`)
}

function clickHouseForms(session) {
  const forms = {
    'Memory, WHERE': ['', 'memory WHERE excluded = 0', ''],
    'Memory, if': ['excluded = 0', 'memory', ''],
    'Memory, if, JIT at once': ['excluded = 0', 'memory', JIT],
    'Memory of free cells': ['', 'memory_free', ''],
    'Memory of free cells, JIT at once': ['', 'memory_free', JIT],
    'MergeTree, PREWHERE': ['', 'tree PREWHERE excluded = 0', ''],
    'MergeTree, if, JIT at once': ['excluded = 0', 'tree', JIT],
    'MergeTree of free cells, JIT at once': ['', 'tree_free', JIT],
  }
  const entries = Object.entries(forms).map(([name, [test, from, settings]]) => {
    const run = ({ weights }) => {
      const score = test ? `if(${test}, ${sumOf(weights)}, -1)` : sumOf(weights)
      return session.query(`SELECT row, ${score} AS score FROM ${from} ${TAIL} ${settings}`, 'TSV')
    }
    return [`ClickHouse ${name}`, run]
  })
  return Object.fromEntries(entries)
}

function duckDbForms(connection) {
  const forms = {
    WHERE: (sum) => `SELECT row, ${sum} AS score FROM cells WHERE excluded = 0 ${TAIL}`,
    CASE: (sum) =>
      `SELECT row, CASE WHEN excluded = 0 THEN ${sum} ELSE -1 END AS score FROM cells ${TAIL}`,
    'of free cells': (sum) => `SELECT row, ${sum} AS score FROM cells_free ${TAIL}`,
  }
  const entries = Object.entries(forms).map(([name, sql]) => {
    return [`DuckDB ${name}`, ({ weights }) => connection.runAndReadAll(sql(sumOf(weights)))]
  })
  return Object.fromEntries(entries)
}

// Written with an exponent, a number is a float64 to both, not a decimal.
function sumOf(weights) {
  const terms = CRITERIA.map((id, i) => `${(100 * weights[i]).toExponential()} * ${id}`)
  return terms.join(' + ')
}

function timed(what, run) {
  const start = performance.now()
  const result = run()
  console.log(`  ${what}: loaded in ${(performance.now() - start).toFixed(0)} ms`)
  return result
}
