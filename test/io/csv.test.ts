import { latLngToCell } from 'h3-js'
import { describe, expect, test } from 'vitest'
import { POINT, POLYGON } from '../../src/core/dataset/shapes.ts'
import { read } from '../fixtures/requests.ts'

const lonLat = (text: string, mapping = {}) =>
  Array.from(read(text, 'partners', { mapping }).drafts[0]!.shapes.lonLat)

describe('coordinate columns', () => {
  test.each([
    'lat,lon\n42.5,1.5',
    'Latitude;Longitude\n42.5;1.5',
    'LONG\tLAT\n1.5\t42.5',
    '经度,纬度\n1.5,42.5',
    'y|x\n42.5|1.5',
    '\uFEFFlat,lon\r\n\uFEFF42.5,1.5\r\n',
    '"lat","lon"\n\n"42.5","1.5"\n\n',
    'name,where\nA,POINT (1.5 42.5)',
    'geometry\nSRID=4326;POINT Z (1.5 42.5 900)',
  ])('are found in %j', (text) => expect(lonLat(text)).toEqual([1.5, 42.5]))

  test('can be named', () => {
    expect(lonLat('a,b\n42.5,1.5', { lat: 'a', lon: 'B' })).toEqual([1.5, 42.5])
    expect(lonLat('a,lat,lon\nPOINT(1.5 42.5),0,0', { wkt: 'a' })).toEqual([1.5, 42.5])
  })

  test('that are absent are asked for, with the columns there are', () => {
    expect(() => read('a,b\n1,2', 'partners')).toThrow(
      'rows.csv has no coordinate column; its columns are a, b: name them with --map lat=COLUMN,lon=COLUMN, --map latlon=COLUMN, --map wkt=COLUMN or --map h3=COLUMN.',
    )
  })

  test('that are named but absent are quoted', () => {
    expect(() => read('a,b\n1,2', 'partners', { mapping: { lat: 'c' } })).toThrow(
      "rows.csv has no column 'c' for lat; its columns are a, b.",
    )
  })

  test('of H3 give the area for counts and the centre for places', () => {
    const cell = latLngToCell(42.5, 1.5, 8)
    const vehicles = read(`cell,count\n${cell},3`, 'vehicles').drafts[0]!
    expect(vehicles.shapes.type[0]).toBe(POLYGON)
    expect(vehicles.shapes.lonLat).toHaveLength(14)
    const partners = read(`h3_index\n${cell}\nnonsense`, 'partners')
    expect(partners.drafts[0]!.shapes.type[0]).toBe(POINT)
    expect(partners.issues).toEqual([
      {
        row: 2,
        column: 'h3_index',
        code: 'bad_geometry',
        message: "'nonsense' is not an H3 cell.",
      },
    ])
  })
})

describe('a file as a whole', () => {
  test.each([
    ['', 'rows.csv is empty.'],
    ['\uFEFF \n\n', 'rows.csv is empty.'],
    ['lat,lon\n', 'rows.csv has no rows:'],
    ['lat,lon,name\n42.5,1.5,"open', 'rows.csv has a quote that is never closed, after row 0.'],
    ['lat,lon\n\0\0', 'rows.csv is not a text file: it holds'],
  ])('%j is refused', (text, sentence) => expect(() => read(text, 'partners')).toThrow(sentence))

  test('with a column called __proto__ is read like any other', () => {
    const text = '__proto__,constructor,lat,lon,toString\nx,y,42.5,1.5,z'
    const [draft] = read(text, 'partners', { mapping: { name: '__proto__' } }).drafts
    expect(draft!.texts.name).toEqual(['x'])
    expect(Object.getPrototypeOf(draft!.texts)).toBe(Object.prototype)
    const mapping = JSON.parse('{"__proto__":"lat"}')
    expect(() => read(text, 'partners', { mapping })).toThrow("no field '__proto__'")
  })
})
