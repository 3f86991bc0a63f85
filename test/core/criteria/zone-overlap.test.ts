import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  overlappingZones,
  refuseOverlappingZones,
} from '../../../src/core/criteria/zone-overlap.ts'
import { POLYGON } from '../../../src/core/dataset/shapes.ts'
import { box, dataset, point, type Row } from '../small-world.ts'

const zones = (...rows: Row[]) => [dataset('vehicles', rows)]
const zone = (name: string, west: number, south: number, east: number, north: number): Row => ({
  shape: box(west, south, east, north),
  name,
  count: 100,
})
const pairs = (...rows: Row[]) =>
  overlappingZones(zones(...rows)).map(({ first, second }) => [first.row, second.row])

describe('zones of vehicles', () => {
  it('may touch along a border or at a corner, and stray by less than the tolerance', () => {
    const a = zone('a', 120, 31, 120.1, 31.1)
    expect(pairs(a, zone('beside', 120.1, 31, 120.2, 31.1))).toEqual([])
    expect(pairs(a, zone('corner', 120.1, 31.1, 120.2, 31.2))).toEqual([])
    // 0.0005 degrees of longitude are 48 m here.
    expect(pairs(a, zone('sloppy', 120.0995, 31, 120.2, 31.1))).toEqual([])
  })

  it('overlap where one reaches into, crosses, holds or repeats the other', () => {
    const a = zone('a', 120, 31, 120.1, 31.1)
    expect(pairs(a, zone('reaching in', 120.09, 31.02, 120.2, 31.08))).toEqual([[0, 1]])
    expect(pairs(a, zone('crossing', 120.04, 30.9, 120.06, 31.2))).toEqual([[0, 1]])
    expect(pairs(a, zone('inside', 120.04, 31.04, 120.06, 31.06))).toEqual([[0, 1]])
    expect(pairs(a, zone('again', 120, 31, 120.1, 31.1))).toEqual([[0, 1]])
    expect(pairs(a, zone('half', 120, 31, 120.05, 31.1))).toEqual([[0, 1]])
  })

  it('do not overlap where one lies in the hole of the other', () => {
    const ring: Row = {
      shape: {
        type: POLYGON,
        parts: [box(120, 31, 120.3, 31.3).parts[0]!, box(120.1, 31.1, 120.2, 31.2).parts[0]!],
      },
      count: 1,
    }
    expect(pairs(ring, zone('in the hole', 120.1, 31.1, 120.2, 31.2))).toEqual([])
    expect(pairs(ring, zone('over the hole', 120.05, 31.1, 120.2, 31.2))).toEqual([[0, 1]])
  })

  it('of other classes and points may share the ground', () => {
    const a = zone('a', 120, 31, 120.1, 31.1)
    expect(pairs(a, { ...a, class: 'taxi' }, { ...a, shape: point(120.05, 31.05) })).toEqual([])
  })

  it('are refused with the pair named, across datasets too', () => {
    const [a, b] = [zone('Gusu', 120, 31, 120.1, 31.1), zone('', 120.05, 31, 120.2, 31.1)]
    expect(() => refuseOverlappingZones([...zones(a), ...zones(b)])).toThrow(
      "The zones 'Gusu' (row 1 of vehicles) and row 1 of vehicles overlap: their vehicles would be counted twice.",
    )
    expect(() => refuseOverlappingZones(zones(a))).not.toThrow()
    expect(() => refuseOverlappingZones([])).not.toThrow()
  })

  it('of the demo region do not overlap', () => {
    const { features } = JSON.parse(readFileSync('data/vehicles.geojson', 'utf8'))
    const rows = features.map((f: { geometry: { type: string; coordinates: unknown[] } }) => {
      const { type, coordinates } = f.geometry
      const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as number[][][][]
      const parts = polygons.flatMap((rings) => rings.map((ring) => ring.flat()))
      return { shape: { type: POLYGON, parts }, count: 1 }
    })
    expect(pairs(...rows)).toEqual([])
  })
})
