import { describe, expect, it } from 'vitest'
import {
  regionAreaSquareMetres,
  regionExtent,
  regionFromBox,
  regionFromGeoJson,
} from '../../../src/core/grid/read-region.ts'

const ring = [
  [10, 45],
  [11, 45],
  [11, 46],
  [10, 46],
  [10, 45],
]

describe('a region', () => {
  it('is read from a polygon, a feature or a collection of them', () => {
    const polygon = { type: 'Polygon', coordinates: [ring] }
    const feature = { type: 'Feature', geometry: polygon, properties: {} }
    const expected = { type: 'MultiPolygon', coordinates: [[ring]] }
    expect(regionFromGeoJson(polygon)).toEqual(expected)
    expect(regionFromGeoJson(feature)).toEqual(expected)
    expect(regionFromGeoJson({ type: 'FeatureCollection', features: [feature] })).toEqual(expected)
  })

  it('closes a ring that is left open', () => {
    const open = regionFromGeoJson({ type: 'Polygon', coordinates: [ring.slice(0, 4)] })
    expect(open.coordinates[0]![0]!.at(-1)).toEqual([10, 45])
  })

  it('knows its area: a degree square at 45° is 8,692 km²', () => {
    // R²·Δλ·(sin 46° − sin 45°), R = 6,371.007 km.
    const area = regionAreaSquareMetres(regionFromBox(10, 45, 11, 46))
    expect(area / 1e6).toBeCloseTo(8686, -2)
    const hole = [
      [10.2, 45.2],
      [10.8, 45.2],
      [10.8, 45.8],
      [10.2, 45.8],
      [10.2, 45.2],
    ]
    const holed = regionFromGeoJson({ type: 'Polygon', coordinates: [ring, hole] })
    expect(regionAreaSquareMetres(holed) / area).toBeCloseTo(1 - 0.36, 2)
  })

  it('knows its box, west > east across the antimeridian', () => {
    expect(regionExtent(regionFromBox(1.4, 42.42, 1.79, 42.66))).toEqual([1.4, 42.42, 1.79, 42.66])
    expect(regionExtent(regionFromBox(179, -18, -179, -16))).toEqual([179, -18, -179, -16])
    expect(regionExtent(regionFromBox(-180, -90, 180, 90))).toEqual([-180, -90, 180, 90])
  })

  it.each([
    [[1, 2, 1, 3], 'has no area'],
    [[1, 3, 2, 3], 'has no area'],
    [[1, 4, 2, 3], 'has no area'],
    [[1, 2, 181, 3], 'leaves the globe'],
    [[1, -91, 2, 3], 'leaves the globe'],
    [[1, Number.NaN, 2, 3], 'is not four numbers'],
  ])('is refused as the box %j, which %s', (box, sentence) => {
    const [west, south, east, north] = box as [number, number, number, number]
    expect(() => regionFromBox(west, south, east, north)).toThrow(sentence)
  })

  it.each([
    [{ type: 'Point', coordinates: [1, 2] }, 'holds no polygon'],
    [null, 'holds no polygon'],
    [{ type: 'Polygon', coordinates: [] }, 'without a ring'],
    [{ type: 'Polygon', coordinates: [[[1, 2]]] }, 'fewer than three'],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 'x'],
            [4, 5],
          ],
        ],
      },
      'a position [3,"x"]',
    ],
    [
      {
        type: 'Polygon',
        coordinates: [
          [
            [1, 2],
            [3, 2],
            [4, 2],
          ],
        ],
      },
      'has no area',
    ],
  ])('is refused as %j', (json, sentence) => {
    expect(() => regionFromGeoJson(json)).toThrow(sentence)
  })
})
