// Cells of 1 million points at resolution 8, spread as in the demo: towns and thin country between.
//
// Ours is what the product calls, on one thread; ClickHouse runs geoToH3(lat, lon) on all cores, in
// two forms that hand out nothing of size: a sum of the indexes, which is checked every round, and
// the indexes thrown away. Before that all indexes are compared, one by one. h3-js is printed too.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { latLngToCell } from 'h3-js'
import { cellsOfPoints } from '../../dist/core/grid/cells-of-points.js'
import { randomFrom } from './cells.mjs'
import { openClickHouse, writeNative } from './clickhouse.mjs'
import { fastest, interleave } from './trials.mjs'

const POINTS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const RESOLUTION = 8
const TOWNS = 60
const WARM_UPS = 2
const ROUNDS = 9

/** Measures, and records a comparison with ClickHouse. */
export default async function measurePoints(record) {
  const points = makePoints(1)
  const expected = sumOf(cellsOfPoints(points.lat, points.lon, RESOLUTION))
  const clickHouse = openClickHouse()
  try {
    load(clickHouse, points)
    compareAll(clickHouse, points)
    const { session } = clickHouse
    const contenders = {
      ours: () => cellsOfPoints(points.lat, points.lon, RESOLUTION),
      'h3-js': () => withH3Js(points),
      'ClickHouse sum': () => session.query(`SELECT sum(${GEO_TO_H3}) FROM points`, 'TSV'),
      'ClickHouse thrown away': () => session.query(`SELECT ${GEO_TO_H3} FROM points FORMAT Null`),
    }
    const rounds = Array(WARM_UPS + ROUNDS).fill(expected)
    const medians = await interleave(contenders, rounds, WARM_UPS, checkSum)
    for (const [name, ms] of Object.entries(medians)) console.log(`  ${ms.toFixed(1)} ms  ${name}`)
    const [form, peer] = fastest(medians, 'ClickHouse')
    const size = { points: POINTS, resolution: RESOLUTION, rounds: ROUNDS, h3js: medians['h3-js'] }
    const { versions } = clickHouse
    record({
      name: 'points',
      ours: medians.ours,
      peer,
      against: 'ClickHouse',
      form,
      versions,
      ...size,
    })
  } finally {
    clickHouse.close()
  }
}

const GEO_TO_H3 = `geoToH3(lat, lon, ${RESOLUTION})`

function makePoints(seed) {
  const random = randomFrom(seed)
  const lat = new Float64Array(POINTS)
  const lon = new Float64Array(POINTS)
  const towns = Array.from({ length: TOWNS }, () => [28 + 7 * random(), 116 + 6.5 * random()])
  for (let i = 0; i < POINTS; i++) {
    const [townLat, townLon] = towns[Math.floor(TOWNS * random() * random())]
    const isCountry = random() < 0.3
    const away = isCountry ? 1.5 : 0.1
    lat[i] = townLat + away * (random() + random() + random() - 1.5)
    lon[i] = townLon + away * (random() + random() + random() - 1.5)
  }
  return { lat, lon }
}

function withH3Js({ lat, lon }) {
  for (let i = 0; i < POINTS; i++) latLngToCell(lat[i], lon[i], RESOLUTION)
}

function load({ session, folder }, { lat, lon }) {
  const path = join(folder, 'points.native')
  const row = Uint32Array.from(lat, (_, i) => i)
  writeNative(path, [
    ['row', 'UInt32', row],
    ['lat', 'Float64', lat],
    ['lon', 'Float64', lon],
  ])
  session.query(`CREATE TABLE points ENGINE = Memory AS SELECT * FROM file('${path}', 'Native')`)
}

/** Every cell of ours is ClickHouse's. */
function compareAll({ session, folder }, { lat, lon }) {
  const path = join(folder, 'cells.bin')
  const rows = `SELECT ${GEO_TO_H3} FROM points ORDER BY row`
  session.query(`INSERT INTO FUNCTION file('${path}', 'RowBinary', 'cell UInt64') ${rows}`)
  const bytes = readFileSync(path)
  const { lo, hi } = cellsOfPoints(lat, lon, RESOLUTION)
  if (bytes.length !== 8 * POINTS) throw new Error(`ClickHouse gave ${bytes.length / 8} cells.`)
  for (let i = 0; i < POINTS; i++) {
    if (bytes.readUInt32LE(8 * i) === lo[i] && bytes.readUInt32LE(8 * i + 4) === hi[i]) continue
    throw new Error(`The cell of ${lat[i]}, ${lon[i]} is not ClickHouse's.`)
  }
  console.log(`  all ${POINTS.toLocaleString('en')} cells are ClickHouse's`)
}

function sumOf({ lo, hi }) {
  let [low, high] = [0, 0]
  for (let i = 0; i < lo.length; i++) {
    low += lo[i]
    high += hi[i]
  }
  return BigInt.asUintN(64, (BigInt(high) << 32n) + BigInt(low))
}

function checkSum(name, result, expected) {
  const sum = result?.lo ? sumOf(result) : name === 'ClickHouse sum' ? BigInt(result) : expected
  if (sum !== expected) throw new Error(`The cells of '${name}' are others.`)
}
