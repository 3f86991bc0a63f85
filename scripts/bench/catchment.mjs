// Catchment sums of 1 million cells at resolution 8 within 3 km, a contiguous region.
//
// Ours is the product's: from the cells' columns to the sums, index included, one thread. A cell
// counts whole where it lies within the cutoff, and by its seven children where it straddles it.
// ClickHouse does it twice, on all cores:
//   children    the same sums: h3kRing(cell, 5), a join, and a distance to every child, whose places
//               it was given beforehand; checked to 1e-9
//   whole cells the shortest query there is: h3kRing(cell, 3), a join and a sum, so whole cells by
//               rings and no distance at all. Its sums are others; it is the lower bound of a peer.
// The decay is a step for both.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Catchments, placesAt } from '../../dist/core/criteria/catchment.js'
import { decayCurve } from '../../dist/core/criteria/decay-curve.js'
import { cellsOfRegion } from '../../dist/core/grid/cells-of-region.js'
import { OFFSETS_A_CELL, writeChildOffsets } from '../../dist/core/grid/child-centres.js'
import { regionFromBox } from '../../dist/core/grid/read-region.js'
import { squaredChord, unitVectors } from '../../dist/core/grid/sphere.js'
import { randomFrom } from './cells.mjs'
import { openClickHouse, writeNative } from './clickhouse.mjs'
import { fastest, interleave } from './trials.mjs'

const BOX = process.env.BENCH_BOX?.split(',').map(Number) ?? [115, 28.5, 123.4, 35]
const CUTOFF_METRES = 3000
const STEP = decayCurve('step', CUTOFF_METRES)
const RINGS = 3
const WARM_UPS = 1
const ROUNDS = 3

/** Measures, and records a comparison with each of ClickHouse's ways. */
export default async function measureCatchment(record) {
  const grid = cellsOfRegion(regionFromBox(...BOX), 8)
  const random = randomFrom(3)
  const values = Float64Array.from(grid.lo, () => (random() < 0.2 ? 0 : random()))
  const clickHouse = openClickHouse()
  try {
    load(clickHouse, grid, values)
    const contenders = {
      ours: () => sumsOf(grid, values),
      'ClickHouse children': () => query(clickHouse, CHILDREN),
      'ClickHouse whole cells, join': () => query(clickHouse, JOIN),
      'ClickHouse whole cells, pushed out': () => query(clickHouse, PUSH),
    }
    compareAll(clickHouse, grid, sumsOf(grid, values))
    const rounds = Array(WARM_UPS + ROUNDS).fill(0)
    const medians = await interleave(contenders, rounds, WARM_UPS, () => {})
    for (const [name, ms] of Object.entries(medians)) console.log(`  ${ms.toFixed(0)} ms  ${name}`)
    for (const prefix of ['ClickHouse children', 'ClickHouse whole cells']) {
      const [form, peer] = fastest(medians, prefix)
      const size = { cells: grid.length, cutoffMetres: CUTOFF_METRES, rounds: ROUNDS }
      const against = prefix.replaceAll(' ', '-')
      const { versions } = clickHouse
      record({ name: 'catchment', ours: medians.ours, peer, against, form, versions, ...size })
    }
  } finally {
    clickHouse.close()
  }
}

function sumsOf(grid, values) {
  const catchments = new Catchments(grid, CUTOFF_METRES)
  return catchments.sums(placesAt(grid.lat, grid.lon), values, STEP)
}

const LIMIT = squaredChord(CUTOFF_METRES)
const chord = (k) =>
  ['x', 'y', 'z']
    .map((axis) => `(r.${axis} - c.${axis}${k}) * (r.${axis} - c.${axis}${k})`)
    .join('+')
const SHARE = Array.from({ length: 7 }, (_, k) => `((${chord(k)}) <= ${LIMIT})`).join(' + ')
const ringOf = (rings) => `SELECT *, arrayJoin(h3kRing(cell, ${rings})) AS near FROM sites`

// A block of 65,409 cells is 4 million pairs, and their distances take more than 20 GB.
const SMALL = 'SETTINGS max_block_size = 2048'

const CHILDREN = `SELECT r.cell AS cell, sum(c.value * (${SHARE}) / 7) AS total
  FROM (${ringOf(5)}) AS r INNER JOIN cells AS c ON r.near = c.cell GROUP BY r.cell
  ${SMALL}`
const JOIN = `SELECT r.cell AS cell, sum(c.value) AS total
  FROM (${ringOf(RINGS)}) AS r INNER JOIN narrow AS c ON r.near = c.cell GROUP BY r.cell`
const PUSH = `SELECT near AS cell, sum(value) AS total
  FROM (SELECT arrayJoin(h3kRing(cell, ${RINGS})) AS near, value FROM narrow)
  GROUP BY near HAVING near IN (SELECT cell FROM narrow)`

function query({ session }, sql) {
  session.query(sql, 'Null')
}

function load({ session, folder }, grid, values) {
  const cell = BigUint64Array.from(grid.lo, (lo, i) => (BigInt(grid.hi[i]) << 32n) | BigInt(lo))
  const xyz = unitVectors(grid.lat, grid.lon)
  const offsets = new Float32Array(OFFSETS_A_CELL * grid.length)
  const rows = Uint32Array.from(grid.lo, (_, row) => row)
  const [x, y, z] = [0, 1, 2].map((a) => Float64Array.from(rows, (i) => xyz[3 * i + a]))
  writeChildOffsets(grid, rows, { x, y, z }, offsets)
  // Child 0 is the one at the centre.
  const childAxis = (i, child, a) =>
    xyz[3 * i + a] + (child > 0 ? offsets[OFFSETS_A_CELL * i + 6 * a + child - 1] : 0)
  const column = (from, step, at) => Float64Array.from(grid.lo, (_, i) => from[step * i + at])
  const axes = ['x', 'y', 'z']
  const tables = {
    sites: axes.map((axis, a) => [axis, 'Float64', column(xyz, 3, a)]),
    cells: [0, 1, 2, 3, 4, 5, 6].flatMap((child) =>
      axes.map((axis, a) => [
        `${axis}${child}`,
        'Float64',
        Float64Array.from(grid.lo, (_, i) => childAxis(i, child, a)),
      ]),
    ),
    narrow: [],
  }
  for (const [name, fields] of Object.entries(tables)) {
    const path = join(folder, `${name}.native`)
    writeNative(path, [['cell', 'UInt64', cell], ['value', 'Float64', values], ...fields])
    const order = 'ENGINE = MergeTree ORDER BY cell'
    session.query(`CREATE TABLE ${name} ${order} AS SELECT * FROM file('${path}', 'Native')`)
  }
}

/** Every sum of ours is ClickHouse's, to 1e-9. */
function compareAll({ session, folder }, grid, sums) {
  const path = join(folder, 'sums.bin')
  const rows = `SELECT total FROM (${CHILDREN.replace(SMALL, '')}) ORDER BY cell ${SMALL}`
  session.query(`INSERT INTO FUNCTION file('${path}', 'RowBinary', 'total Float64') ${rows}`)
  const bytes = readFileSync(path)
  if (bytes.length !== 8 * grid.length) throw new Error(`ClickHouse gave ${bytes.length / 8} sums.`)
  let farthest = 0
  for (let row = 0; row < grid.length; row++) {
    const theirs = bytes.readDoubleLE(8 * row)
    farthest = Math.max(farthest, Math.abs(theirs - sums[row]) / Math.max(theirs, 1e-6))
  }
  if (!(farthest < 1e-9)) throw new Error(`The sums differ by up to ${farthest} of their value.`)
  console.log(`  all ${grid.length.toLocaleString('en')} sums are ClickHouse's to ${farthest}`)
}
