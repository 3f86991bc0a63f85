import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { numberColumn } from '../../src/core/dataset/dataset.ts'
import { importFile } from '../../src/work/import-file.ts'
import { BlockFile } from '../../src/work/osm-blocks.ts'
import { ANDORRA, PROVENANCE } from '../fixtures/requests.ts'
import { isRealDataAbsent, realData } from '../real-data.ts'

const FILE = 'andorra/andorra-latest.osm.pbf'
const path = realData(FILE)!
const importAndorra = (from = path) =>
  importFile(from, { kind: 'osm', region: ANDORRA, provenance: PROVENANCE })

describe.skipIf(isRealDataAbsent(FILE))('Andorra', () => {
  test('holds what osmium counts', async () => {
    const { features, featuresInRegion } = await importAndorra()
    const known = {
      ...{ fuel: 59, supermarket: 40, mall: 11, furniture: 3, substation: 8, power_line: 30 },
      ...{ charging_station: 10, residential: 178, hospital: 10, clinic: 5, trunk: 270 },
      ...{ trunk_link: 71, motorway: 0, swap_station: 0 },
    }
    expect(features).toMatchObject(known)
    expect(featuresInRegion).toMatchObject(known)
  })

  test('fills five kinds', async () => {
    const { drafts, tallies } = await importAndorra()
    expect(drafts.map(({ kind, rows }) => [kind, rows])).toEqual([
      ['corridors', 877],
      ['partners', 479],
      ['grid', 38],
      ['stations', 10],
      ['exclusions', 1346],
    ])
    for (const { rows, accepted, rejected, duplicates } of tallies!) {
      expect(rows).toBe(accepted + rejected + duplicates)
    }
    const hosts = drafts[1]!.texts.host!
    expect(hosts.filter((host) => host === 'fuel')).toHaveLength(59)
    const grid = { ...drafts[2]!, hash: '' }
    expect(numberColumn(grid, 'headroom_kva').every(Number.isNaN)).toBe(true)
    expect(Math.max(...grid.numbers.voltage_kv!.filter((kv) => !Number.isNaN(kv)))).toBe(225)
    expect(new Set(drafts[3]!.texts.technology)).toEqual(new Set(['charge']))
    expect(drafts[4]!.extent).toEqual([1.412368, 42.4276, 1.787481, 42.65717])
  })

  test('cut between two blocks, in its nodes, ways or relations, is refused', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'siteswap-andorra-'))
    const cut = join(folder, 'cut.osm.pbf')
    const bytes = readFileSync(path)
    const file = new BlockFile(path, FILE)
    file.close()
    const ends = file.blocks.map(({ at, size }) => at + size)
    try {
      for (const end of [ends[1]!, ...ends.slice(-6, -1)]) {
        writeFileSync(cut, bytes.subarray(0, end))
        await expect(importAndorra(cut)).rejects.toMatchObject({
          code: 'bad_input',
          message: expect.stringContaining('cut.osm.pbf is not whole'),
        })
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }, 30_000)
})
