import { readFileSync } from 'node:fs'
import { latLngToCell } from 'h3-js'
import { describe, expect, test } from 'vitest'
import type { DatasetKind } from '../../src/core/dataset/kinds.ts'
import { firstVertex } from '../../src/core/dataset/shapes.ts'
import { regionFromBox } from '../../src/core/grid/read-region.ts'
import { RegionReach } from '../../src/core/grid/region-contains.ts'
import { distanceMetres } from '../../src/core/grid/sphere.ts'
import { coordinateSystem } from '../../src/io/crs/coordinate-system.ts'
import { gcoord } from '../../src/io/crs/gcoord.ts'
import { readFile } from '../../src/io/formats.ts'
import { PROVENANCE } from '../fixtures/requests.ts'
import { isRealDataAbsent, realData } from '../real-data.ts'

const SHANGHAI = new RegionReach(regionFromBox(121, 30.8, 122, 31.6), 0)
const TAIPEI = new RegionReach(regionFromBox(121.4, 24.9, 121.7, 25.25), 0)

interface Options {
  readonly reach?: RegionReach
  readonly crs?: string
  readonly kind?: DatasetKind
  readonly name?: string
  readonly mapping?: Record<string, string>
}

function readBytes(bytes: Uint8Array, options: Options = {}) {
  const { reach = SHANGHAI, crs, kind = 'partners', name = 'list.csv', mapping = {} } = options
  const request = { fileName: name, kind, reach, mapping, provenance: PROVENANCE }
  return readFile(bytes, { ...request, ...(crs !== undefined && { crs }) })
}
const read = (text: string, options?: Options) => readBytes(new TextEncoder().encode(text), options)

const CELL = latLngToCell(31.2304, 121.4737, 8)
const placesOf = ({ drafts }: Awaited<ReturnType<typeof read>>) =>
  Array.from({ length: drafts[0]!.rows }, (_, row) => firstVertex(drafts[0]!.shapes, row))

describe('places as people write them', () => {
  test.each([
    ['纬度,经度\n31.2304,121.4737'],
    ['lng;lat\n121,4737;31,2304'],
    ['名称\t坐标\n甲\t31.2304,121.4737'],
    ['name;location\nA;121.4737,31.2304'],
    ['lnglat\n"121.4737,31.2304"'],
    ['经纬度\n"121.4737,31.2304"'],
    [`Latitude,Longitude\n31°13'49.44"N,121°28'25.32"E`],
    ['纬度,经度\n北纬31度13分49.44秒,东经121度28分25.32秒'],
    ['shop,GPS\nA,"31.2304 N 121.4737 E"'],
    ['code,a,b\n7,121.4737,31.2304'],
    ['geom\nPOINT (121.4737 31.2304)'],
  ])('%j', async (text) => {
    const [place] = placesOf(await read(text))
    expect(place![0]).toBeCloseTo(121.4737, 9)
    expect(place![1]).toBeCloseTo(31.2304, 9)
  })

  test('a letter that contradicts its column is told', async () => {
    const { issues } = await read('lat,lon\n121.47E,31.23N\n31.23,121.47')
    expect(issues).toMatchObject([
      { row: 1, code: 'probably_swapped', message: "'121.47E' in column 'lat' is a longitude." },
    ])
  })
})

describe('other systems', () => {
  test('GCJ-02 and BD-09 land where WGS84 has them; what the file said is kept', async () => {
    const here = [121.4737, 31.2304] as [number, number]
    for (const [crs, name, system] of [
      ['gcj02', 'GCJ-02', gcoord.GCJ02],
      ['bd09', 'BD-09', gcoord.BD09],
    ] as const) {
      const [x, y] = gcoord.transform(here, gcoord.WGS84, system) as [number, number]
      const result = await read(`lon,lat,名称\n${x},${y},甲\nx,y,乙`, { crs })
      const [place] = placesOf(result)
      expect(distanceMetres(place![1], place![0], here[1], here[0])).toBeLessThan(2)
      const { numbers, texts } = result.drafts[0]!
      expect([numbers.source_x![0], numbers.source_y![0]]).toEqual([x, y])
      expect(texts.source_crs).toEqual([name])
      expect(numbers.source_row).toEqual(Float64Array.of(1))
    }
  })

  test('in WGS84 the row number alone is kept', async () => {
    const { drafts } = await read('lat,lon\n0,0\n31.2,121.4')
    expect(drafts[0]!.numbers.source_row).toEqual(Float64Array.of(2))
    expect(drafts[0]!.numbers.source_x).toBeUndefined()
  })

  test('GeoJSON that states its system is read in it, and can be told another', async () => {
    const [x, y] = [13522309.5, 3663050.6]
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }
    const point = { type: 'Point', coordinates: [x, y] }
    const [place] = placesOf(await read(JSON.stringify({ ...point, crs }), { name: 'a.geojson' }))
    const [lon, lat] = (await coordinateSystem('EPSG:3857')).toWgs84(x, y)
    expect(place).toEqual([lon, lat])
    const unknown = { type: 'name', properties: { name: 'urn:of:mars' } }
    await expect(
      read(JSON.stringify({ ...point, crs: unknown }), { name: 'a.geojson' }),
    ).rejects.toThrow("is in the coordinate system 'urn:of:mars', which is not known")
  })

  test('an H3 cell is where it is, whatever the file is in', async () => {
    const [plain] = placesOf(await read(`h3\n${CELL}`))
    const [other] = placesOf(await read(`h3\n${CELL}`, { crs: 'gcj02' }))
    expect(other).toEqual(plain)
  })

  test('well-known text with an SRID must be of the system', async () => {
    const { issues } = await read('wkt\nSRID=3857;POINT (1 2)')
    expect(issues[0]!.message).toBe('SRID 3857 is not WGS84 (4326): give --crs EPSG:3857.')
    const [place] = placesOf(
      await read('wkt\nSRID=3857;POINT (13522309.5 3663050.6)', { crs: 'EPSG:3857' }),
    )
    expect(place![0]).toBeCloseTo(121.474, 2)
  })
})

describe('suspicions are told and nothing is mended', () => {
  test('latitude and longitude swapped', async () => {
    const { accepted, issues, suspicions } = await read(
      'lat,lon\n121.4,31.2\n121.5,31.3\n31.2,121.4',
    )
    expect(accepted).toBe(1)
    expect(issues.map(({ code }) => code)).toEqual(['probably_swapped', 'probably_swapped'])
    expect(suspicions).toEqual([
      {
        code: 'probably_swapped',
        rows: 2,
        message: expect.stringMatching(/look swapped: 2 of 3 rows lie in the region the other way/),
      },
    ])
  })

  test('projected metres taken for degrees, with the system they seem to be in', async () => {
    const { rejected, issues, suspicions } = await read('X,Y\n311100.84,2771138.57', {
      reach: TAIPEI,
    })
    expect(rejected).toBe(1)
    expect(issues[0]).toMatchObject({ code: 'probably_metres' })
    expect(suspicions![0]!.message).toMatch(
      /hold metres .* In EPSG:3826 they lie in the region: try --crs EPSG:3826\./,
    )
  })

  test('Chinese surveyors write north as X', async () => {
    // CGCS2000, zone 40 (central meridian 120°E): east 40,640,000, north 3,458,000 is in Shanghai.
    const right = await read('X,Y\n40640000,3458000', { crs: 'EPSG:4528' })
    expect(right.accepted).toBe(1)
    const { issues } = await read('X,Y\n3458000,40640000', { crs: 'EPSG:4528' })
    expect(issues).toMatchObject([{ code: 'probably_swapped' }])
    const mapped = await read('X,Y\n3458000,40640000', {
      crs: 'EPSG:4528',
      mapping: { lat: 'X', lon: 'Y' },
    })
    expect(placesOf(mapped)).toEqual(placesOf(right))
  })

  test('0, 0 stands for no place', async () => {
    const { issues, suspicions } = await read('lat,lon\n0,0\n31.2,121.4')
    expect(issues).toMatchObject([{ row: 1, code: 'zero_place' }])
    expect(suspicions).toMatchObject([{ code: 'zero_place', rows: 1 }])
  })

  test('a file of another place altogether', async () => {
    const { suspicions } = await read('lat,lon\n48.1,11.5\n48.2,11.6')
    expect(suspicions).toMatchObject([
      { code: 'outside_region', rows: 2, message: expect.stringMatching(/of another place or in/) },
    ])
  })

  test('a good file raises none', async () => {
    expect((await read('lat,lon\n31.2,121.4')).suspicions).toEqual([])
  })
})

const TWD97 = 'taiwan/feeder_points_taipei_twd97.csv'
describe.skipIf(isRealDataAbsent(TWD97))('Taipei’s feeder points', () => {
  const bytes = () => readFileSync(realData(TWD97)!)

  test('in EPSG:3826, a byte-order mark on each line, all come in as they are', async () => {
    const lines = bytes().toString('utf8').trim().split('\n').length - 1
    const mapping = { lat: 'Y', lon: 'X', id: 'ROWNUM' }
    const wide = new RegionReach(regionFromBox(121.3, 24.8, 121.8, 25.35), 50_000)
    const result = await readBytes(bytes(), {
      reach: wide,
      crs: 'EPSG:3826',
      kind: 'grid',
      mapping,
    })
    expect(result.rows).toBe(lines)
    // Three rows of the real file say 0, 0.
    expect(result).toMatchObject({ accepted: lines - 3, rejected: 3 })
    expect(new Set(result.issues.map(({ code }) => code))).toEqual(new Set(['zero_place']))
    expect(result.drafts[0]!.numbers.source_x![0]).toBe(311100.84000000003)
    // And back: the inverse of the projection, to 1e-7 degrees.
    const { default: proj4 } = await import('proj4')
    const forward = proj4('+proj=tmerc +lon_0=121 +k=0.9999 +x_0=250000 +ellps=GRS80 +units=m')
    const system = await coordinateSystem('EPSG:3826')
    for (const [lon, lat] of placesOf(result).slice(0, 2000)) {
      const back = system.toWgs84(...(forward.forward([lon, lat]) as [number, number]))
      expect(Math.abs(back[0] - lon)).toBeLessThan(1e-7)
      expect(Math.abs(back[1] - lat)).toBeLessThan(1e-7)
    }
  })

  test('without a system they are told to be metres, and which ones', async () => {
    const { accepted, suspicions } = await readBytes(bytes(), { reach: TAIPEI, kind: 'grid' })
    expect(accepted).toBe(0)
    const metres = suspicions!.find(({ code }) => code === 'probably_metres')
    expect(metres!.message).toContain('try --crs EPSG:3826')
  })
})

const WASHINGTON = new RegionReach(regionFromBox(-125, 45.4, -116.8, 49.1), 50_000)
const EVS = 'washington/ev_count_per_location.csv'
describe.skipIf(isRealDataAbsent(EVS))('Washington’s files', () => {
  test('566 points in well-known text and 3,064 stations as exported', async () => {
    const vehicles = await readBytes(readFileSync(realData(EVS)!), {
      reach: WASHINGTON,
      kind: 'vehicles',
    })
    expect(vehicles).toMatchObject({ rows: 566, accepted: 566 })
    expect(vehicles.drafts[0]!.numbers.count!.reduce((a, b) => a + b, 0)).toBe(245_590)
    const file = realData('washington/afdc_alt_fuel_stations_WA_2026-01-05.csv')!
    const stations = await readBytes(readFileSync(file), { reach: WASHINGTON, kind: 'stations' })
    expect(stations).toMatchObject({ rows: 3064, accepted: 3064 })
    expect(stations.drafts[0]!.numbers.source_row!.at(-1)).toBe(3064)
  })
})
