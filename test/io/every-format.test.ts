import { describe, expect, test } from 'vitest'
import { openFile, readFile } from '../../src/io/formats.ts'
import { inspectFile } from '../../src/io/inspect.ts'
import { openSqlite } from '../../src/work/open-sqlite.ts'
import { type Place, SHEETS, shapefileOf, WRITERS } from '../fixtures/every-format.ts'
import { requestFor } from '../fixtures/requests.ts'

const PLACES = [
  { id: '007', name: '中国石化加油站', brand: '中国石化', lon: 1.5123456789, lat: 42.5123456789 },
  { id: 'b', name: 'Forn "de" pà, <1> & 2', brand: '', lon: 1.6, lat: 42.6 },
  { id: '-1', name: '=1+2', brand: '@x', lon: 1.55, lat: 42.45 },
] satisfies Place[]
const NAMES = Object.keys(WRITERS)

const optionsFor = (fileName: string) => ({
  fileName,
  openSqlite,
  ...(SHEETS[fileName] && { sheet: SHEETS[fileName] }),
})

async function readBack(fileName: string, places: readonly Place[] = PLACES) {
  const bytes = await WRITERS[fileName]!(places)
  return readFile(bytes, requestFor('partners', optionsFor(fileName)))
}

describe('the same places in each format', () => {
  test.each(NAMES)('%s are read as they are, to the last digit', async (fileName) => {
    const result = await readBack(fileName)
    expect(result.issues).toEqual([])
    const { texts, shapes } = result.drafts[0]!
    expect(texts.id).toEqual(PLACES.map(({ id }) => id))
    expect(texts.name).toEqual(PLACES.map(({ name }) => name))
    expect(texts.brand).toEqual(PLACES.map(({ brand }) => brand))
    expect([...shapes.lonLat]).toEqual(PLACES.flatMap(({ lon, lat }) => [lon, lat]))
  })

  test.each(NAMES)('%s are shown before they are read', async (fileName) => {
    const bytes = await WRITERS[fileName]!(PLACES)
    const found = await inspectFile(bytes, optionsFor(fileName), 2)
    expect(found.headings).toEqual(expect.arrayContaining(['id', 'name', 'brand']))
    expect(found.samples.map(({ row }) => row)).toEqual([1, 2])
    expect(found.samples[0]!.cells).toContain('中国石化加油站')
  })

  test.each(NAMES)('%s are known by their bytes where the name says nothing', async (fileName) => {
    const bytes = await WRITERS[fileName]!(PLACES)
    const named = await openFile(bytes, optionsFor(fileName))
    const { format } = await openFile(bytes, { ...optionsFor(fileName), fileName: 'download' })
    expect(format.id).toBe(named.format.id)
  })

  test.each(NAMES)('%s cut off are told, or lose no row before the cut', async (fileName) => {
    const many = Array.from({ length: 50 }, (_, k) => ({
      ...PLACES[0]!,
      id: `p${k}`,
      name: `place ${k}`,
      lon: 1.5 + k / 1000,
    }))
    const bytes = await WRITERS[fileName]!(many)
    const half = bytes.subarray(0, Math.floor(bytes.length / 2))
    const reading = readFile(half, requestFor('partners', optionsFor(fileName)))
    const result = await reading.catch((error) => error)
    if (result instanceof Error) expect(result).toMatchObject({ name: 'Problem' })
    else expect(result.accepted).toBeGreaterThanOrEqual(20)
  })
})

describe('sheets and layers', () => {
  test('are listed, and the first is read where none is asked for', async () => {
    const bytes = await WRITERS['p.xlsx']!(PLACES)
    const found = await inspectFile(bytes, { fileName: 'p.xlsx' })
    expect(found.sheets).toEqual([{ name: 'notes' }, { name: 'places' }])
    expect(found).toMatchObject({ sheet: 'notes', headings: ['not', 'these'] })
  })

  test('that are not there are refused, with those there are', async () => {
    const bytes = await WRITERS['p.xlsx']!(PLACES)
    await expect(inspectFile(bytes, { fileName: 'p.xlsx', sheet: 'Places' })).rejects.toThrow(
      "p.xlsx has no sheet 'Places'; it has 'notes', 'places'.",
    )
    const layers = await WRITERS['p.gpkg']!(PLACES)
    await expect(
      inspectFile(layers, { fileName: 'p.gpkg', sheet: 'x', openSqlite }),
    ).rejects.toThrow("p.gpkg has no layer 'x'; it has 'places'.")
  })

  test('of a GeoPackage tell their rows and their coordinate system', async () => {
    const bytes = await WRITERS['p.gpkg']!(PLACES)
    const found = await inspectFile(bytes, { fileName: 'p.gpkg', openSqlite })
    expect(found.sheets).toEqual([{ name: 'places', rows: 3 }])
    expect(found.crs).toMatchObject({ name: 'EPSG:4326', epsg: 4326 })
  })

  test('of a GeoPackage cannot be read without an engine, which is said', async () => {
    const bytes = await WRITERS['p.gpkg']!(PLACES)
    await expect(inspectFile(bytes, { fileName: 'p.gpkg' })).rejects.toThrow('cannot be read here')
  })
})

describe('the text of a shapefile', () => {
  const chinese = Array.from({ length: 5 }, (_, k) => ({ ...PLACES[0]!, id: `c${k}` }))
  const taiwanese = chinese.map((place) => ({ ...place, name: '中國石油加油站', brand: '中油' }))
  test.each([
    ['gb18030', true, chinese],
    ['gb18030', false, chinese],
    ['big5', true, taiwanese],
    ['big5', false, taiwanese],
    ['utf-8', false, chinese],
  ] as const)('in %s, told by a .cpg file: %s, is found', async (encoding, cpg, places) => {
    const bytes = shapefileOf(places, encoding, cpg)
    const found = await inspectFile(bytes, { fileName: 'p.zip' })
    expect(found).toMatchObject({ encoding, crs: { name: 'GCS_WGS_1984' } })
    expect(found.samples[0]!.cells).toEqual(['c0', places[0]!.name, places[0]!.brand])
  })
})
