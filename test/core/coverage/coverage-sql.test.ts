import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { cellToChildren, cellToLatLng } from 'h3-js'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { areaCoverage } from '../../../src/core/coverage/area-coverage.ts'
import { distanceProfile } from '../../../src/core/coverage/distance-profile.ts'
import { type Ground, groundOf } from '../../../src/core/coverage/ground.ts'
import { coveredShares, measure, twiceShares } from '../../../src/core/coverage/measure.ts'
import { type Network, openNetwork, withStations } from '../../../src/core/coverage/network.ts'
import { serviceDistance } from '../../../src/core/coverage/service-distance.ts'
import { stationLoad } from '../../../src/core/coverage/station-load.ts'
import { placesAt } from '../../../src/core/criteria/catchment.ts'
import type { Dataset } from '../../../src/core/dataset/dataset.ts'
import { cellIdAt, type Grid } from '../../../src/core/grid/grid.ts'
import { gridOfCells } from '../../../src/core/grid/grid-of-cells.ts'
import { cellAt, cellKey } from '../../../src/core/grid/h3-index.ts'
import { EARTH_RADIUS_METRES } from '../../../src/core/grid/sphere.ts'
import { PROFILES } from '../../../src/core/score/profiles.ts'
import { readGrid } from '../../../src/store/grid-columns.ts'
import { listDatasets } from '../../../src/store/list-datasets.ts'
import { openProject } from '../../../src/store/open-project.ts'
import { closeProject } from '../../../src/store/project.ts'
import { readDataset } from '../../../src/store/read-dataset.ts'
import { siteswap } from '../../cli/run-siteswap.ts'
import { isRealDataAbsent, realData } from '../../real-data.ts'
import { temporaryFolder } from '../../store/sample.ts'

/**
 * The figures again, by nobody's code but SQLite's: children and their centres as h3-js has them,
 * great circles by the haversine, everything else by SQL. Every so-many-th cell, to be quick.
 */
function inSql(ground: Ground, network: Network, step: number): Sqlite.Database {
  const db = new Sqlite(':memory:')
  db.exec(`CREATE TABLE child (row INTEGER, lat REAL, lon REAL, vehicles REAL);
    CREATE TABLE station (id INTEGER, lat REAL, lon REAL)`)
  const child = db.prepare('INSERT INTO child VALUES (?, ?, ?, ?)')
  const station = db.prepare('INSERT INTO station VALUES (?, ?, ?)')
  const { grid, vehicles } = ground
  db.transaction(() => {
    for (let row = 0; row < grid.length; row += step)
      for (const id of cellToChildren(cellIdAt(grid, row), grid.resolution + 1))
        child.run(row, ...cellToLatLng(id), vehicles![row]! / 7)
    network.places.lat.forEach((lat, s) => {
      station.run(s, lat, network.places.lon[s])
    })
    db.exec(`CREATE TABLE near AS
      SELECT child, row, vehicles, lat, lon, station, metres,
        row_number() OVER (PARTITION BY child ORDER BY metres, station) AS place
      FROM (SELECT c.rowid AS child, c.row, c.vehicles, c.lat, c.lon, s.id AS station,
          2 * ${EARTH_RADIUS_METRES} * asin(sqrt(pow(sin(radians(s.lat - c.lat) / 2), 2) +
            cos(radians(c.lat)) * cos(radians(s.lat)) * pow(sin(radians(s.lon - c.lon) / 2), 2)))
            AS metres
        FROM child c JOIN station s)`)
    db.exec('DELETE FROM near WHERE place > 2; CREATE INDEX near_child ON near (child)')
  })()
  return db
}

const one = (db: Sqlite.Database, sql: string) => db.prepare(sql).pluck().get() as number

/** The ground with every so-many-th cell alone. */
function sampled(ground: Ground, step: number): Ground {
  const keep = (quantity: Float64Array | undefined) =>
    quantity?.map((value, row) => (row % step === 0 ? value : 0))
  return { ...ground, vehicles: keep(ground.vehicles), swaps: keep(ground.swaps) }
}

function compare(ground: Ground, network: Network, step: number, cutoff: number): void {
  const db = inSql(ground, network, step)
  const vehicles = sampled(ground, step).vehicles!
  const distance = serviceDistance(ground.grid, network.places)
  const measured = measure(vehicles, coveredShares(distance, cutoff), twiceShares(distance, cutoff))
  const within = (place: number) =>
    one(db, `SELECT sum(vehicles) FROM near WHERE place = ${place} AND metres <= ${cutoff}`)
  expect(measured.total).toBeCloseTo(one(db, 'SELECT sum(vehicles) FROM child'), 6)
  expect(measured.total).toBeGreaterThan(0)
  expect(measured.covered).toBeGreaterThan(0)
  expect(measured.covered).toBeCloseTo(within(1), 6)
  expect(measured.twice).toBeCloseTo(within(2), 6)
  const profile = distanceProfile(vehicles, distance, [cutoff])
  const mean = one(db, 'SELECT sum(vehicles * metres) / sum(vehicles) FROM near WHERE place = 1')
  expect(Math.abs(profile.meanMetres - mean)).toBeLessThan(0.01)
  const p95 = one(
    db,
    `SELECT min(metres) FROM (SELECT metres, sum(vehicles) OVER (ORDER BY metres) AS sum
      FROM near WHERE place = 1) WHERE sum >= 0.95 * (SELECT sum(vehicles) FROM child)`,
  )
  expect(Math.abs(profile.p95Metres - p95)).toBeLessThan(0.01)
  // Gini = Σ (2·rank-weight so far + own − total) · own · metres, over total · Σ own · metres.
  const gini = one(
    db,
    `SELECT sum((2 * sum - vehicles - total) * vehicles * metres) /
        (max(total) * sum(vehicles * metres))
      FROM (SELECT vehicles, metres, sum(vehicles) OVER (ORDER BY metres, child) AS sum,
          (SELECT sum(vehicles) FROM child) AS total
        FROM near WHERE place = 1 AND vehicles > 0)`,
  )
  expect(profile.gini).toBeCloseTo(gini, 5)
  const load = stationLoad(sampled(ground, step), distance, network.stations.length, cutoff)
  const busiest = load.vehicles.reduce((a, b) => Math.max(a, b), 0)
  expect(busiest).toBeCloseTo(
    one(
      db,
      `SELECT max(n) FROM (SELECT sum(vehicles) AS n FROM near
        WHERE place = 1 AND metres <= ${cutoff} GROUP BY station)`,
    ),
    6,
  )
  db.close()
}

describe('the demo, again in SQL', () => {
  const folder = temporaryFolder()
  let datasets: Dataset[] = []
  let grid: Grid
  let ground: Ground
  let network: Network
  const { parameters } = PROFILES.urban!

  beforeAll(async () => {
    expect((await siteswap(folder.path, 'demo', 'demo.siteswap')).code).toBe(0)
    const project = openProject(join(folder.path, 'demo.siteswap'))
    datasets = listDatasets(project).map((head) => readDataset(project, head))
    grid = readGrid(project)
    closeProject(project)
    ground = groundOf(datasets, grid, parameters)
    network = openNetwork(datasets, parameters)
  })
  afterAll(() => folder.remove())

  test('vehicles covered, once and twice, distances, Gini, the busiest station', () => {
    compare(ground, network, 100, 3000)
  })

  test('the network is the rows of the data that are own, swap and open', () => {
    const db = new Sqlite(':memory:')
    db.exec('CREATE TABLE s (own, technology, status)')
    const insert = db.prepare('INSERT INTO s VALUES (?, ?, ?)')
    for (const { kind, rows, texts } of datasets)
      if (kind === 'stations')
        for (let row = 0; row < rows; row++)
          insert.run(texts.own![row], texts.technology![row], texts.status![row])
    const sql =
      "SELECT count(*) FROM s WHERE own = 'own' AND technology = 'swap' AND status = 'open'"
    expect(network.stations).toHaveLength(one(db, sql))
    db.close()
  })

  test('vehicles and stations by area, points in polygons counted by SQL', () => {
    const boundaries = datasets.filter(({ kind }) => kind === 'boundaries')
    const step = 40
    const part = sampled(ground, step)
    const distance = serviceDistance(grid, network.places)
    const shares = { covered: coveredShares(distance, 3000), twice: twiceShares(distance, 3000) }
    const [level] = areaCoverage(boundaries, part, network, shares, 230)
    const db = new Sqlite(':memory:')
    db.exec(`CREATE TABLE edge (area INTEGER, x0 REAL, y0 REAL, x1 REAL, y1 REAL);
      CREATE TABLE cell (row INTEGER, lat REAL, lon REAL, vehicles REAL, covered REAL);
      CREATE TABLE station (lat REAL, lon REAL)`)
    const edge = db.prepare('INSERT INTO edge VALUES (?, ?, ?, ?, ?)')
    const cell = db.prepare('INSERT INTO cell VALUES (?, ?, ?, ?, ?)')
    const station = db.prepare('INSERT INTO station VALUES (?, ?)')
    db.transaction(() => {
      for (const { shapes } of boundaries)
        for (let area = 0; area < shapes.length; area++)
          for (let p = shapes.partStart[area]!; p < shapes.partStart[area + 1]!; p++)
            for (let k = shapes.vertexStart[p]!; k + 1 < shapes.vertexStart[p + 1]!; k++)
              edge.run(area, ...shapes.lonLat.subarray(2 * k, 2 * k + 4))
      for (let row = 0; row < grid.length; row += step)
        cell.run(row, grid.lat[row], grid.lon[row], part.vehicles![row], shares.covered[row])
      network.places.lat.forEach((lat, s) => {
        station.run(lat, network.places.lon[s])
      })
    })()
    const inside = (p: string) => `(SELECT count(*) FROM edge e WHERE e.area = a.area
      AND (e.y0 > ${p}.lat) != (e.y1 > ${p}.lat)
      AND ${p}.lon < e.x0 + (${p}.lat - e.y0) / (e.y1 - e.y0) * (e.x1 - e.x0)) % 2 = 1`
    const rows = db
      .prepare(
        `SELECT a.area, sum(c.vehicles) AS vehicles, sum(c.vehicles * c.covered) AS covered,
          (SELECT count(*) FROM station s WHERE ${inside('s')}) AS stations
        FROM (SELECT DISTINCT area FROM edge) a JOIN cell c ON ${inside('c')}
        GROUP BY a.area ORDER BY a.area`,
      )
      .all() as { area: number; vehicles: number; covered: number; stations: number }[]
    expect(rows).toHaveLength(16)
    for (const { area, vehicles, covered, stations } of rows) {
      const ours = level!.areas[area]!
      expect(ours.vehicles!.total).toBeCloseTo(vehicles, 6)
      expect(ours.vehicles!.covered).toBeCloseTo(covered, 6)
      expect(ours.stations).toBe(stations)
      expect(ours.needed).toBe(Math.ceil(vehicles / 230 - 1e-6))
    }
    db.close()
  })
})

const STATIONS = 'taiwan/stations_2019-02-23.csv'
const TRANSFORMERS = 'taiwan/transformers.csv.gz'

describe.skipIf(isRealDataAbsent(STATIONS) || isRealDataAbsent(TRANSFORMERS))(
  'Taiwan, again in SQL',
  () => {
    test('transformers within 500 m of real stations, and their distances', () => {
      const rowsOf = (text: string) =>
        Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data
      const counts = new Map<number, { lo: number; hi: number; count: number }>()
      const packed = gunzipSync(readFileSync(realData(TRANSFORMERS)!)).toString('utf8')
      for (const row of rowsOf(packed)) {
        const [lat, lon] = [Number(row.lat), Number(row.lon)]
        if (!(lat > 21 && lat < 27)) continue
        const [lo, hi] = cellAt(lat, lon, 8)
        const held = counts.get(cellKey(lo, hi)) ?? { lo, hi, count: 0 }
        held.count++
        counts.set(cellKey(lo, hi), held)
      }
      const cells = [...counts].sort(([a], [b]) => a - b).map(([, cell]) => cell)
      expect(cells.length).toBeGreaterThan(20_000)
      const grid = gridOfCells(
        8,
        Uint32Array.from(cells, ({ lo }) => lo),
        Uint32Array.from(cells, ({ hi }) => hi),
      )
      const vehicles = Float64Array.from(cells, ({ count }) => count)
      const stations = rowsOf(readFileSync(realData(STATIONS)!, 'utf8'))
        .map((row, i) => ({ id: `${i}`, name: `${i}`, ...placeOf(row) }))
        .filter(({ lat, lon }) => lat > 21 && lon > 118)
      expect(stations.length).toBeGreaterThan(1000)
      const none = { stations: [], places: placesAt(new Float64Array(), new Float64Array()) }
      const ground = { grid, vehicles, swaps: vehicles, people: undefined }
      compare(ground, withStations(none, stations), 25, 500)
    })
  },
)

function placeOf(row: Record<string, string>): { lat: number; lon: number } {
  const of = (names: string[]) => Number(names.map((name) => row[name]).find(Boolean))
  return {
    lat: of(['lat', 'latitude', 'Latitude']),
    lon: of(['lon', 'lng', 'longitude', 'Longitude']),
  }
}
