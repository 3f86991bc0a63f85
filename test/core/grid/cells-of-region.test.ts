import fc from 'fast-check'
import { gridDisk, latLngToCell, polygonToCells } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { cellsOfRegion, estimateCells } from '../../../src/core/grid/cells-of-region.ts'
import { cellIdAt } from '../../../src/core/grid/grid.ts'
import { regionFromBox, regionFromGeoJson } from '../../../src/core/grid/read-region.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'

const idsOf = (grid: { length: number; lo: Uint32Array; hi: Uint32Array }) =>
  Array.from({ length: grid.length }, (_, row) => cellIdAt(grid, row))

const ring = (lon: number, lat: number, size: number) => [
  [lon, lat],
  [lon + size, lat],
  [lon + size, lat + size],
  [lon, lat + size],
  [lon, lat],
]

describe('cells of a region', () => {
  it('are the cells whose centre h3 finds in the polygon', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -170, max: 160, noNaN: true }),
        fc.double({ min: -80, max: 70, noNaN: true }),
        fc.double({ min: 0.2, max: 8, noNaN: true }),
        fc.integer({ min: 3, max: 5 }),
        (lon, lat, size, resolution) => {
          const polygon = [ring(lon, lat, size)]
          const expected = polygonToCells(polygon, resolution, true).sort()
          fc.pre(expected.length > 0)
          const grid = cellsOfRegion(
            regionFromGeoJson({ type: 'Polygon', coordinates: polygon }),
            resolution,
          )
          expect(idsOf(grid)).toEqual(expected)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('leave out a hole and take in every polygon', () => {
    const coordinates = [[ring(10, 45, 1), ring(10.4, 45.4, 0.3)], [ring(12, 45, 0.5)]]
    const expected = coordinates.flatMap((p) => polygonToCells(p, 6, true)).sort()
    const grid = cellsOfRegion(regionFromGeoJson({ type: 'MultiPolygon', coordinates }), 6)
    expect(idsOf(grid)).toEqual(expected)
  })

  it('go on across the antimeridian, written as west > east, past 180, or in two halves', () => {
    const box = idsOf(cellsOfRegion(regionFromBox(179, -18, -179, -16), 5))
    const past = idsOf(
      cellsOfRegion(regionFromGeoJson({ type: 'Polygon', coordinates: [ring(179, -18, 2)] }), 5),
    )
    const halves = [179, -180].map((lon) => [
      [
        [lon, -18],
        [lon + 1, -18],
        [lon + 1, -16],
        [lon, -16],
        [lon, -18],
      ],
    ])
    const split = idsOf(
      cellsOfRegion(regionFromGeoJson({ type: 'MultiPolygon', coordinates: halves }), 5),
    )
    expect(box).toContain(latLngToCell(-17, 179.9, 5))
    expect(box).toContain(latLngToCell(-17, -179.9, 5))
    expect(past).toEqual(box)
    expect(split).toEqual(box)
  })

  it('with a margin are those within it, and no other', () => {
    const region = regionFromGeoJson({ type: 'Polygon', coordinates: [ring(121, 31, 0.1)] })
    const inside = new Set(idsOf(cellsOfRegion(region, 8)))
    const wide = cellsOfRegion(region, 8, 3000)
    const ids = new Set(idsOf(wide))
    for (const cell of inside) for (const near of gridDisk(cell, 2)) expect(ids).toContain(near)
    for (let row = 0; row < wide.length; row++) {
      const lon = Math.min(121.1, Math.max(121, wide.lon[row]!))
      const lat = Math.min(31.1, Math.max(31, wide.lat[row]!))
      expect(distanceMetres(wide.lat[row]!, wide.lon[row]!, lat, lon)).toBeLessThan(3010)
    }
  })

  it('cover the whole globe at a coarse resolution, pentagons once', () => {
    expect(cellsOfRegion(regionFromBox(-180, -90, 180, 90), 2)).toHaveLength(5882)
  })

  it('are refused, with the number it would take, where there are too many', () => {
    const world = regionFromBox(-180, -90, 180, 90)
    expect(estimateCells(world, 12) / (2 + 120 * 7 ** 12)).toBeCloseTo(1, 3)
    expect(() => cellsOfRegion(world, 12)).toThrow(/takes about 1,66\d,\d{3},\d{3},\d{3} cells/)
  })

  it('are refused where the region is too small to hold a centre', () => {
    expect(() => cellsOfRegion(regionFromBox(1.4, 42.42, 1.40001, 42.42001), 7)).toThrow(
      /holds the centre of no cell/,
    )
  })
})
