import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DatasetKind } from '../../src/core/dataset/kinds.ts'
import { POLYGON } from '../../src/core/dataset/shapes.ts'
import { regionFromBox } from '../../src/core/grid/read-region.ts'
import { importFile } from '../../src/work/import-file.ts'
import { PROVENANCE } from '../fixtures/requests.ts'
import { taiwanRegion, taiwanZones } from '../fixtures/taiwan.ts'
import { isRealDataAbsent, realData } from '../real-data.ts'

const TAIWAN = regionFromBox(119.3, 21.8, 122.1, 25.4)

function run(file: string, kind: DatasetKind, mapping: Record<string, string> = {}) {
  return importFile(realData(`taiwan/${file}`)!, {
    kind,
    region: TAIWAN,
    mapping,
    provenance: PROVENANCE,
  })
}

describe.skipIf(isRealDataAbsent('taiwan/feeders.csv'))('the files of Taiwan', () => {
  test('stations come in as they are', async () => {
    const result = await run('stations_2019-02-23.csv', 'stations')
    expect(result).toMatchObject({ rows: 1154, accepted: 1154 })
    expect(result.drafts[0]!.texts.opened!.filter((day) => day <= '2018-02-03').length).toBe(506)
    expect(new Set(result.drafts[0]!.texts.technology)).toEqual(new Set(['swap']))
  })

  test('feeders come in as they are, those without a capacity unknown', async () => {
    const [draft] = (await run('feeders.csv', 'grid')).drafts
    expect(draft!.rows).toBe(9215)
    expect(draft!.texts.feeder!.slice(0, 2)).toEqual(['9A51', '9A52'])
    expect([...draft!.numbers.headroom_kva!.slice(0, 2)]).toEqual([NaN, 7247.7])
  })

  test('gantries come in as counting points of corridors, with their milestones', async () => {
    const mapping = { id: 'gantry', ref: 'road', milepost_km: 'mile', access: '=gantry' }
    const [draft] = (await run('freeway_gantries.csv', 'corridors', mapping)).drafts
    expect(draft!.rows).toBe(335)
    expect(draft!.texts).toMatchObject({ ref: expect.arrayContaining(['國道1號', '國道3號']) })
    expect(draft!.texts.direction![0]).toBe('N')
    expect(draft!.texts.access![0]).toBe('gantry')
    expect(draft!.numbers.milepost_km![0]).toBe(289.9)
  })

  test('transformers come in from their gzip file, all but one at sea', async () => {
    const result = await run('transformers.csv.gz', 'grid')
    expect(result).toMatchObject({ rows: 487_045, accepted: 487_041, rejected: 1, duplicates: 3 })
  }, 30_000)

  test('populations without a place are refused with what to do', async () => {
    await expect(run('township_population.csv', 'population')).rejects.toThrow(
      'has no coordinate column; its columns are county, town, name, population_thousand',
    )
  })

  test('populations joined to the shapes of towns come in as zones', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'siteswap-taiwan-'))
    const path = join(folder, 'towns.geojson')
    writeFileSync(path, JSON.stringify(taiwanZones()))
    const options = { kind: 'population', region: taiwanRegion(), provenance: PROVENANCE } as const
    const result = await importFile(path, options).finally(() =>
      rmSync(folder, { recursive: true }),
    )
    const [draft] = result.drafts
    // 16 of the 368 towns have no row of population.
    expect(result).toMatchObject({ rows: 352, accepted: 352 })
    expect(draft!.shapes.type.every((type) => type === POLYGON)).toBe(true)
    const people = draft!.numbers.population!.reduce((sum, each) => sum + each, 0)
    expect(people).toBeGreaterThan(23e6)
    expect(people).toBeLessThan(24e6)
  })
})
