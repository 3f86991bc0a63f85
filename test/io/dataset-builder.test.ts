import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RegionReach } from '../../src/core/grid/region-contains.ts'
import { ANDORRA, read } from '../fixtures/requests.ts'

const HEAD = 'id,lat,lon,count\n'

describe('rows', () => {
  test('that are bad are all reported, with row, column, code and value; good ones go in', () => {
    const result = read(
      `${HEAD}a,42.5,1.5,3\nb,42.5,1.5,\nc,42.5,1.5,x\nd,42.5,1.5,-1\ne,1.5,42.5,1\nf,9,9,1\ng,,1.5,1\nh,abc,1.5,y\ni,42.5,1.5,0`,
      'vehicles',
    )
    expect(result).toMatchObject({ rows: 9, accepted: 2, rejected: 7, duplicates: 0 })
    expect(result.drafts[0]!.numbers.count).toEqual(Float64Array.of(3, 0))
    expect(result.issues.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, 'count', 'missing'],
      [3, 'count', 'not_a_number'],
      [4, 'count', 'out_of_range'],
      [5, 'lat', 'probably_swapped'],
      [6, 'lat', 'outside_region'],
      [7, 'lat', 'missing'],
      [8, 'lat', 'not_a_number'],
      [8, 'count', 'not_a_number'],
    ])
    expect(result.issues[1]!.message).toBe("'x' in column 'count' is not a number.")
  })

  test('with the same id, or the same in every column, count once', () => {
    const byId = read(`${HEAD}a,42.5,1.5,1\na,42.5,1.6,2\nb,42.5,1.5,1`, 'vehicles')
    expect(byId).toMatchObject({ accepted: 2, duplicates: 1 })
    expect(byId.issues[0]).toMatchObject({ row: 2, column: 'id', code: 'duplicate' })
    const whole = read('lat,lon,count,note\n42.5,1.5,1,x\n42.5,1.5,1,y\n42.5,1.5,1,x', 'vehicles')
    expect(whole).toMatchObject({ accepted: 2, duplicates: 1 })
  })

  test('that are bad do not make a good one with the same id a duplicate', () => {
    expect(read(`${HEAD}a,42.5,1.5,x\na,42.5,1.5,1`, 'vehicles')).toMatchObject({
      accepted: 1,
      rejected: 1,
    })
  })

  test('none of which is good make no draft, and all that is wrong with them is told', () => {
    const result = read(`${HEAD}a,42.5,1.5,x\nb,9,9,1`, 'vehicles')
    expect(result.drafts).toEqual([])
    expect(result).toMatchObject({ rows: 2, accepted: 0, rejected: 2 })
    expect(result.issues.map(({ row, code }) => [row, code])).toEqual([
      [1, 'not_a_number'],
      [2, 'outside_region'],
    ])
  })

  test('always add up: rows = accepted + rejected + duplicates', () => {
    const cell = fc.oneof(
      fc.constantFrom('42.5', '1.5', '', 'x', '0', '-1', '1e9', '"a,b"'),
      fc.string({ maxLength: 4 }).map((text) => text.replace(/["\n\r,\uFEFF\0]/g, '')),
    )
    const line = fc.tuple(cell, cell, cell, cell).map((cells) => cells.join(','))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 20 }), (lines) => {
        const result = read(`${HEAD}good,42.5,1.5,1\n${lines.join('\n')}`, 'vehicles')
        expect(result.rows).toBe(result.accepted + result.rejected + result.duplicates)
        expect(result.drafts[0]!.rows).toBe(result.accepted)
        const bad = new Set(result.issues.map(({ row }) => row))
        expect(bad.size).toBe(result.rejected + result.duplicates)
      }),
    )
  })
})

describe('fields', () => {
  test('are found by name, then alias, and fall back', () => {
    const { texts, numbers } = read('纬度,经度,Type,地址\n42.5,1.5,Fuel,x\n42.5,1.6,,', 'partners')
      .drafts[0]!
    expect(texts).toMatchObject({ host: ['fuel', 'other'], address: ['x', ''] })
    expect(numbers.rent).toBeUndefined()
  })

  test('can be mapped to a column, or to one word for all rows', () => {
    const mapping = { headroom_kva: 'free', name: '=all' }
    const { texts, numbers } = read('lat,lon,free,kw\n42.5,1.5,7,8', 'grid', { mapping }).drafts[0]!
    expect(numbers.headroom_kva).toEqual(Float64Array.of(7))
    expect(texts.name).toEqual(['all'])
  })

  test('that must be there and are not are a problem', () => {
    expect(() => read('lat,lon\n42.5,1.5', 'vehicles')).toThrow('no column for count')
  })

  test('that the kind does not have cannot be mapped', () => {
    expect(() => read('lat,lon\n42.5,1.5', 'partners', { mapping: { votes: 'lat' } })).toThrow(
      "partners has no field 'votes' to map",
    )
  })

  test('hold NaN where a row says nothing', () => {
    expect(read('lat,lon,kva\n42.5,1.5,', 'grid').drafts[0]!.numbers.headroom_kva).toEqual(
      Float64Array.of(NaN),
    )
  })
})

describe('places', () => {
  test('beyond the region are taken within the margin', () => {
    const text = 'lat,lon\n42.5,1.35\n42.5,0.5'
    const at = (metres: number) => new RegionReach(ANDORRA, metres)
    expect(read(text, 'partners').issues.map(({ code }) => code)).toEqual([
      'outside_region',
      'outside_region',
    ])
    expect(read(text, 'partners', { reach: at(5_000) }).accepted).toBe(1)
    expect(read(text, 'partners', { reach: at(100_000) }).accepted).toBe(2)
  })

  test('of no row at all are knowledge of none where the extent says what for', () => {
    const extent = [1.4, 42.42, 1.79, 42.66] as const
    const { drafts } = read('lat,lon', 'stations', { extent })
    expect(drafts[0]).toMatchObject({ rows: 0, extent })
    expect(() => read('lat,lon', 'stations')).toThrow('--extent region')
  })

  test('that are lines or areas are taken where a box of a part touches', () => {
    const line = 'wkt\n"LINESTRING (0 42.5, 3 42.5)"\n"LINESTRING (0 0, 1 1)"'
    expect(read(line, 'corridors')).toMatchObject({ accepted: 1, rejected: 1 })
  })

  test('that are areas become a point inside for kinds of points, and are refused for lines', () => {
    const bracket =
      'wkt\n"POLYGON ((1.5 42.5, 1.7 42.5, 1.7 42.52, 1.52 42.52, 1.52 42.6, 1.5 42.6))"'
    const [lon, lat] = read(bracket, 'stations').drafts[0]!.shapes.lonLat
    expect(lat! <= 42.52 || lon! <= 1.52).toBe(true)
    expect(read(bracket, 'corridors').issues[0]!.message).toContain('cannot be an area')
    const point = read('lat,lon\n42.5,1.5', 'boundaries')
    expect(point.issues[0]!.message).toContain('cannot be a point')
  })

  test('give the extent, across the antimeridian the narrow way round', () => {
    const reach = new RegionReach(
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [170, -20],
              [-170, -20],
              [-170, -10],
              [170, -10],
              [170, -20],
            ],
          ],
        ],
      },
      0,
    )
    const { extent } = read('lat,lon\n-15,179\n-16,-179', 'partners', { reach }).drafts[0]!
    expect(extent).toEqual([179, -16, -179, -15])
  })
})
