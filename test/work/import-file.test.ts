import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { type ImportOptions, importFile } from '../../src/work/import-file.ts'
import { ANDORRA, PROVENANCE } from '../fixtures/requests.ts'

const folder = mkdtempSync(join(tmpdir(), 'siteswap-import-'))
afterAll(() => rmSync(folder, { recursive: true }))

function run(name: string, content: string | Buffer | null, changes: Partial<ImportOptions> = {}) {
  const path = join(folder, name)
  if (content !== null) writeFileSync(path, content)
  return importFile(path, { kind: 'partners', region: ANDORRA, provenance: PROVENANCE, ...changes })
}

const GOOD = 'lat,lon,name\n42.5,1.5,A\n'

describe('a file', () => {
  test('is read by its ending, or by how it begins', async () => {
    const point = '{"type":"Point","coordinates":[1.5,42.5]}'
    for (const [name, text] of [
      ['a.csv', GOOD],
      ['a.TSV', GOOD.replaceAll(',', '\t')],
      ['a.geojson', point],
      ['a', point],
      ['b', GOOD],
    ] as const) {
      expect((await run(name, text)).accepted).toBe(1)
    }
  })

  test('may be packed with gzip', async () => {
    expect((await run('a.csv.gz', gzipSync(GOOD))).accepted).toBe(1)
    await expect(run('b.csv.gz', gzipSync(GOOD).subarray(0, 20))).rejects.toMatchObject({
      code: 'bad_input',
    })
  })

  test('is taken 50 km beyond the region unless told otherwise', async () => {
    const beyond = 'lat,lon\n42.5,1.0\n42.5,1.5'
    expect((await run('c.csv', beyond)).accepted).toBe(2)
    expect((await run('c.csv', beyond, { marginMetres: 0 })).accepted).toBe(1)
  })

  test('that is absent is a missing file, for every kind', async () => {
    for (const kind of ['partners', 'osm'] as const) {
      await expect(run('none.osm.pbf', null, { kind })).rejects.toMatchObject({
        code: 'missing_file',
        exitCode: 5,
        message: `There is no file ${join(folder, 'none.osm.pbf')}.`,
      })
    }
  })

  test('that is a folder is bad input', async () => {
    await expect(run('.', null)).rejects.toMatchObject({ code: 'bad_input', exitCode: 3 })
  })

  test('that is too large is refused before it is read, with the limit', async () => {
    writeFileSync(join(folder, 'large.csv'), '')
    truncateSync(join(folder, 'large.csv'), 513 * 1024 * 1024)
    await expect(run('large.csv', null)).rejects.toThrow('513 MB; at most 512 MB')
  })

  test('of OpenStreetMap needs the kind osm', async () => {
    await expect(run('a.osm.pbf', 'x')).rejects.toMatchObject({ code: 'usage', exitCode: 2 })
    await expect(run('a.csv', GOOD, { kind: 'osm' })).rejects.toThrow(
      'a.csv is not an .osm.pbf file',
    )
  })

  test('in an unknown coordinate system is refused with those known', async () => {
    await expect(run('a.csv', GOOD, { crs: 'mars' })).rejects.toThrow(
      "The coordinate system 'mars' is not known: give wgs84, gcj02, bd09 or an EPSG code such as EPSG:3826.",
    )
    expect((await run('a.csv', GOOD, { crs: 'EPSG:4326' })).accepted).toBe(1)
  })
})
