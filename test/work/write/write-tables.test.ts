import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWhole, writeChunks } from '../../../src/work/write/whole-file.ts'
import { outputOf, writeTables } from '../../../src/work/write/write-tables.ts'
import { gdalMissing, ogrinfo } from '../../gdal.ts'
import { AREAS, BOOK, bookOf, CELLS, GAPS, SITES } from '../../io/write/sample-book.ts'
import { temporaryFolder } from '../../store/sample.ts'

const noGdal = gdalMissing()
const folder = temporaryFolder()
afterAll(() => folder.remove())
const file = (name: string) => join(folder.path, name)
const ALL = { ...BOOK, tables: [SITES, AREAS, GAPS, CELLS] }

beforeAll(async () => {
  for (const name of ['all.gpkg', 'all.kml', 'all.geojson']) await writeTables(file(name), ALL)
})

test('a format that holds one table writes a file a table', async () => {
  expect(await writeTables(file('four.csv'), ALL)).toEqual(
    ['sites', 'areas', 'gaps', 'cells'].map((name) => file(`four-${name}.csv`)),
  )
  expect(await writeTables(file('one.csv'), bookOf(SITES))).toEqual([file('one.csv')])
  expect(readFileSync(file('four-sites.csv'), 'utf8')).toBe(readFileSync(file('one.csv'), 'utf8'))
})

test('an ending that no format has is told with those that there are', () => {
  expect(() => outputOf('a.doc', '--out')).toThrow(
    '--out writes .csv, .geojson, .xlsx, .kml, .ndjson, .parquet and .gpkg, not "a.doc".',
  )
})

test('a GeoPackage holds what went in, with an index, titles, styles and notes', () => {
  const db = new Sqlite(file('all.gpkg'), { readonly: true })
  expect(db.pragma('application_id', { simple: true })).toBe(0x47504b47)
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  expect(db.prepare('SELECT rank, score, name FROM sites').all()).toEqual([
    { rank: 1, score: 84.125, name: '=SUM(A1)' },
    { rank: 2, score: null, name: '中国石化 <b>&</b> "x"' },
  ])
  expect(db.prepare('SELECT * FROM rtree_areas_geom').get()).toMatchObject({
    minx: 10,
    maxx: 21,
    miny: 50,
    maxy: 54,
  })
  const contents = 'SELECT min_x, min_y, max_x, max_y FROM gpkg_contents WHERE table_name = ?'
  expect(db.prepare(contents).raw().get('sites')).toEqual([121.5, -33.5, 151.25, 31.25])
  expect(db.prepare('SELECT key, value FROM about').raw().all()).toContainEqual([
    'project',
    '-demo',
  ])
  const titles = 'SELECT title, description FROM gpkg_data_columns WHERE column_name = ?'
  expect(db.prepare(titles).raw().get('score')).toEqual(['Score', 'How good it is'])
  const styles = db.prepare('SELECT f_table_name, styleQML FROM layer_styles').raw().all()
  expect(styles.map((style) => (style as string[])[0])).toEqual(['sites', 'gaps'])
  expect((styles[0] as string[])[1]).toContain('attr="score"')
  expect((styles[1] as string[])[1]).toContain('value="17,34,51,255"')
  db.close()
})

test.skipIf(noGdal)('GDAL reads the GeoPackage, its areas with holes and its index', () => {
  const summary = ogrinfo(file('all.gpkg'))
  for (const layer of [
    'sites (Point)',
    'areas (Multi Polygon)',
    'gaps (Multi Line String)',
    'about (None)',
  ])
    expect(summary).toContain(layer)
  expect(ogrinfo(file('all.gpkg'), '-al')).toContain('MULTIPOLYGON (((10 50,14 50,')
  expect(ogrinfo(file('all.gpkg'), 'sites')).toMatch(/ID\["EPSG",4326\]/)
  const sql = "SELECT HasSpatialIndex('cells','geom')"
  expect(ogrinfo(file('all.gpkg'), '-sql', sql)).toMatch(/HasSpatialIndex \(Integer\) = 1/)
  expect(ogrinfo(file('all.gpkg'), 'sites', '-spat', '121', '31', '122', '32')).toMatch(
    /Feature Count: 1/,
  )
})

test.skipIf(noGdal)('GDAL reads the KML and each GeoJSON', () => {
  const kml = ogrinfo(file('all.kml'), '-al')
  expect(kml.match(/^OGRFeature/gm)).toHaveLength(6)
  expect(kml).toContain('POINT (121.5 31.25)')
  const geojson = ogrinfo(file('all-areas.geojson'), '-al')
  expect(geojson).toMatch(/covered_share \(Real\) = 0\.25/)
  expect(geojson).toContain('MULTIPOLYGON (((10 50,14 50,')
})

test('what is written twice is the same to the last byte, a GeoPackage but for its date', async () => {
  for (const ending of ['kml', 'parquet', 'ndjson']) {
    await writeTables(file(`a.${ending}`), bookOf(CELLS))
    await writeTables(file(`b.${ending}`), bookOf(CELLS))
    expect(readFileSync(file(`a.${ending}`))).toEqual(readFileSync(file(`b.${ending}`)))
  }
})

test('a place that cannot be written is told, and leaves nothing', async () => {
  mkdirSync(file('taken.csv'))
  await expect(writeChunks(file('taken.csv'), ['x'])).rejects.toMatchObject({
    code: 'unwritable_file',
    message: expect.stringContaining('is a folder'),
  })
  await expect(writeChunks(file('none/a.csv'), ['x'])).rejects.toMatchObject({
    code: 'missing_file',
  })
})

test.skipIf(!existsSync('/dev/full'))(
  'a full disk leaves the old file and no half one',
  async () => {
    writeFileSync(file('old.txt'), 'old')
    const before = readdirSync(folder.path)
    const full = makeWhole(file('old.txt'), async (temporary) => {
      writeFileSync(temporary, 'half')
      await writeFile('/dev/full', 'rest')
    })
    await expect(full).rejects.toMatchObject({ code: 'disk_full' })
    expect(readFileSync(file('old.txt'), 'utf8')).toBe('old')
    expect(readdirSync(folder.path)).toEqual(before)
  },
)

test('a fault of the writer itself keeps its name and leaves no half file', async () => {
  const before = readdirSync(folder.path)
  async function* broken() {
    yield 'half'
    throw new TypeError('ours')
  }
  await expect(writeChunks(file('broken.csv'), broken())).rejects.toThrow(TypeError)
  expect(readdirSync(folder.path)).toEqual(before)
})
