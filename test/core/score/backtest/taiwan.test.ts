import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gridDisk, polygonToCells } from 'h3-js'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Shapes } from '../../../../src/core/dataset/shapes.ts'
import { firstVertex } from '../../../../src/core/dataset/shapes.ts'
import { cellsOfRegion } from '../../../../src/core/grid/cells-of-region.ts'
import { cellIdAt, type Grid, rowOfCell, splitCell } from '../../../../src/core/grid/grid.ts'
import { cellAt } from '../../../../src/core/grid/h3-index.ts'
import { rocAuc } from '../../../../src/core/score/backtest/roc.ts'
import { importFile } from '../../../../src/work/import-file.ts'
import { PROVENANCE } from '../../../fixtures/requests.ts'
import { taiwanRegion, taiwanZones } from '../../../fixtures/taiwan.ts'
import { isRealDataAbsent, realData } from '../../../real-data.ts'

const ABSENT = isRealDataAbsent('taiwan/transformers.csv.gz')
const SCRIPT = fileURLToPath(new URL('../../../../scripts/backtest/taiwan.mjs', import.meta.url))
const BUILT = fileURLToPath(
  new URL('../../../../dist/core/score/backtest/backtest.js', import.meta.url),
)

/** Published with the data: AUC and share of openings in the best 5%, all cells and inhabited. */
const BASELINES = {
  population: [0.888, 47.3, 0.818, 35.1],
  transformers: [0.907, 57.5, 0.851, 44.4],
  neighbours: [0.932, 63.8, 0.887, 47.9],
}

describe.skipIf(ABSENT)('the back-test on Taiwan', () => {
  let grid: Grid
  let order: number[]
  let openings: Uint8Array
  let scores: Record<keyof typeof BASELINES, Float64Array>

  beforeAll(async () => {
    grid = cellsOfRegion(taiwanRegion(), 8)
    const towns = rowsByTown(grid)
    order = towns.flatMap(({ rows }) => rows)
    const population = new Float64Array(grid.length)
    for (const { rows, people } of towns)
      for (const row of rows) population[row] = people / rows.length
    const transformers = new Float64Array(grid.length)
    for (const row of rowsOf(grid, (await draft('transformers.csv.gz', 'grid')).shapes))
      if (row >= 0) transformers[row]!++
    const stations = await draft('stations_2019-02-23.csv', 'stations')
    openings = new Uint8Array(grid.length)
    rowsOf(grid, stations.shapes).forEach((row, i) => {
      const isOpening =
        stations.texts.opened![i] === '2019-02-23' && stations.texts.pack![i] === '1'
      if (isOpening && row >= 0) openings[row] = 1
    })
    scores = { population, transformers, neighbours: withNeighbours(grid, transformers) }
  }, 60_000)

  it('has the cells, the openings and the inhabited cells of its description', () => {
    expect(grid.length).toBe(55_633)
    expect(new Set(order).size).toBe(55_633)
    expect(openings.reduce((a, b) => a + b, 0)).toBe(461)
    expect(scores.transformers.filter((count) => count > 0).length).toBe(30_330)
  })

  it.each(Object.entries(BASELINES))('finds the published figures of %s', (name, published) => {
    const column = scores[name as keyof typeof BASELINES]
    const inhabited = order.filter((row) => scores.transformers[row]! > 0)
    const figures = [order, inhabited].flatMap((rows) => {
      const marks = Uint8Array.from(rows, (row) => openings[row]!)
      const values = Float64Array.from(rows, (row) => column[row]!)
      const recall = 100 * recallInOrder(values, marks, 0.05)
      return [Number(rocAuc(values, marks).toFixed(3)), Number(recall.toFixed(1))]
    })
    expect(figures).toEqual(published)
  })

  it.skipIf(!existsSync(BUILT))(
    'ranks openings above the baselines by the scooter profile',
    () => {
      const { stdout, stderr } = spawnSync(process.execPath, [SCRIPT, '--json'], {
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      const { auc, populationAuc, transformersAuc, openings, inhabited } = JSON.parse(stdout)
      expect([populationAuc, transformersAuc].map((each) => each.toFixed(3))).toEqual([
        '0.888',
        '0.932',
      ])
      expect(openings).toBe(461)
      expect(auc).toBeGreaterThan(0.932)
      expect(inhabited.populationAuc.toFixed(3)).toBe('0.818')
      expect(inhabited.auc).toBeGreaterThanOrEqual(0.88)
      expect(inhabited.difference.low).toBeGreaterThan(0)
    },
    120_000,
  )
})

it('says in one sentence where its data is absent', () => {
  if (!existsSync(BUILT)) return
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, SITESWAP_REAL_DATA: '/nowhere' },
  })
  expect(status).toBe(5)
  expect(stderr).toMatch(/^There is no .* set SITESWAP_REAL_DATA to the folder .*\.\n$/)
})

/**
 * Openings among the best share of rows, ties to the row that comes first: the rule behind the
 * published figures, which took the cells town by town. The product's rule does not know an order.
 */
function recallInOrder(values: Float64Array, marks: Uint8Array, share: number): number {
  const places = Array.from(values, (_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b)
  const best = places.slice(0, Math.floor(share * places.length))
  return best.reduce((sum, i) => sum + marks[i]!, 0) / marks.reduce((a, b) => a + b, 0)
}

async function draft(file: string, kind: 'grid' | 'stations') {
  const { drafts } = await importFile(realData(`taiwan/${file}`)!, {
    kind,
    region: taiwanRegion(),
    mapping: kind === 'stations' ? { pack: 'state' } : {},
    provenance: PROVENANCE,
  })
  return drafts[0]!
}

function rowsOf(grid: Grid, shapes: Shapes): number[] {
  return Array.from({ length: shapes.length }, (_, i) => {
    const [lon, lat] = firstVertex(shapes, i)
    return rowOfCell(grid, ...cellAt(lat, lon, 8))
  })
}

function rowsByTown(grid: Grid): { rows: number[]; people: number }[] {
  return taiwanZones().features.map(({ geometry, properties }) => {
    const coordinates = geometry.coordinates as number[][][]
    const polygons =
      geometry.type === 'Polygon' ? [coordinates] : (geometry.coordinates as number[][][][])
    const cells = polygons.flatMap((polygon) => polygonToCells(polygon, 8, true))
    return {
      rows: cells.map((cell) => rowOfCell(grid, ...splitCell(cell))).filter((row) => row >= 0),
      people: properties.population,
    }
  })
}

function withNeighbours(grid: Grid, counts: Float64Array): Float64Array {
  return counts.map((own, row) => {
    const near = gridDisk(cellIdAt(grid, row), 1).map((cell) => rowOfCell(grid, ...splitCell(cell)))
    return near.reduce((sum, at) => (at >= 0 && at !== row ? sum + counts[at]! / 2 : sum), own)
  })
}
