import { describe, expect, test } from 'vitest'
import { LINE, POINT, POLYGON } from '../../src/core/dataset/shapes.ts'
import { readFile } from '../../src/io/formats.ts'
import { read, readGeoJsonText, requestFor } from '../fixtures/requests.ts'

const SQUARE = [
  [1.5, 42.5],
  [1.6, 42.5],
  [1.6, 42.6],
  [1.5, 42.6],
]
const feature = (geometry: unknown, properties: unknown = {}) => ({
  type: 'Feature',
  geometry,
  properties,
})
const collection = (...geometries: unknown[]) => ({
  type: 'FeatureCollection',
  features: geometries.map((geometry) => feature(geometry)),
})

describe('geometries', () => {
  test('are read from a collection, a feature, or bare', () => {
    const point = { type: 'Point', coordinates: [1.5, 42.5, 900] }
    for (const json of [collection(point), feature(point), point]) {
      const { shapes } = readGeoJsonText(json, 'partners').drafts[0]!
      expect([shapes.type[0], ...shapes.lonLat]).toEqual([POINT, 1.5, 42.5])
    }
  })

  test('of each type become parts', () => {
    const json = collection(
      { type: 'MultiPoint', coordinates: [[1.5, 42.5]] },
      { type: 'LineString', coordinates: SQUARE },
      { type: 'MultiLineString', coordinates: [SQUARE, SQUARE] },
      { type: 'Polygon', coordinates: [SQUARE] },
      { type: 'MultiPolygon', coordinates: [[SQUARE], [SQUARE]] },
    )
    const result = readGeoJsonText(json, 'exclusions', { mapping: { category: '=test' } })
    const { shapes } = result.drafts[0]!
    expect([...shapes.type]).toEqual([POINT, LINE, LINE, POLYGON, POLYGON])
    expect([...shapes.partStart]).toEqual([0, 1, 2, 4, 5, 7])
  })

  test('that are unclosed rings are closed', () => {
    const json = { type: 'Polygon', coordinates: [SQUARE] }
    const { lonLat } = readGeoJsonText(json, 'boundaries').drafts[0]!.shapes
    expect([...lonLat]).toEqual([...SQUARE.flat(), 1.5, 42.5])
  })

  test.each([
    [null, 'missing', 'The feature has no geometry.'],
    [
      { type: 'GeometryCollection', geometries: [] },
      'bad_geometry',
      "A geometry of type 'GeometryCollection' cannot be a row.",
    ],
    [
      {
        type: 'MultiPoint',
        coordinates: [
          [1.5, 42.5],
          [1.6, 42.5],
        ],
      },
      'bad_geometry',
      'The geometry is 2 points; a row is one place.',
    ],
    [{ type: 'Point', coordinates: [] }, 'bad_geometry', "'[]' is not a position"],
    [{ type: 'Point', coordinates: ['1', 42] }, 'bad_geometry', `'["1",42]' is not a position`],
    [{ type: 'Point' }, 'bad_geometry', 'is not a position'],
    [{ type: 'Polygon', coordinates: [] }, 'bad_geometry', 'The geometry is empty.'],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1.5, 42.5],
            [1.6, 42.5],
          ],
        ],
      },
      'bad_geometry',
      'three different',
    ],
    [{ type: 'Point', coordinates: [1.5, 99] }, 'out_of_range', 'The latitude 99 is not'],
    [{ type: 'Point', coordinates: [42.5, 1.5] }, 'probably_swapped', 'the other way round'],
    [{ type: 'Point', coordinates: [9, 9] }, 'outside_region', 'outside the region'],
  ])('%j is an issue', (geometry, code, message) => {
    const good = { type: 'Point', coordinates: [1.5, 42.5] }
    const { issues, accepted } = readGeoJsonText(collection(good, geometry), 'rent', {
      mapping: { rent: '=1' },
    })
    expect(accepted).toBe(1)
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ row: 2, column: 'geometry', code })
    expect(issues[0]!.message).toContain(message)
  })
})

describe('a file as a whole', () => {
  const geojson = { fileName: 'rows.geojson' }
  test.each([
    ['{"type": "FeatureCollection",\n "features": [}', 'line 2, column 15'],
    ['{"type": "Feature"', 'rows.geojson is not JSON'],
    ['{"a": 1}', 'rows.geojson is JSON but not GeoJSON: its type is not given.'],
    ['[1]', 'not GeoJSON'],
    ['{"type": "Topology"}', "its type is 'Topology'"],
    ['{"type": "FeatureCollection", "features": []}', 'rows.geojson has no rows:'],
  ])('%j is refused', (text, sentence) => {
    expect(() => read(text, 'partners', geojson)).toThrow(sentence)
  })

  test('is known by how it begins where its name says nothing', async () => {
    const bytes = new TextEncoder().encode('{"type": "Point", "coordinates": [1.5, 42.5]}')
    const request = requestFor('partners', { fileName: 'download' })
    expect((await readFile(bytes, request)).accepted).toBe(1)
  })

  test('with a property called __proto__ does no harm', () => {
    const text =
      '{"type":"Feature","id":7,"properties":{"__proto__":{"name":"x"},"brand":"b"},"geometry":{"type":"Point","coordinates":[1.5,42.5]}}'
    const { texts } = read(text, 'partners', geojson).drafts[0]!
    expect(texts).toMatchObject({ id: ['7'], brand: ['b'] })
    expect(texts.name).toBeUndefined()
  })
})
