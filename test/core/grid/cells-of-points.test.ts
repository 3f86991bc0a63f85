import fc from 'fast-check'
import { cellToBoundary, cellToLatLng, getPentagons, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { cellsOfPoints } from '../../../src/core/grid/cells-of-points.ts'
import { cellIdAt } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { locate } from '../../../src/core/grid/h3-lattice.ts'
import { unitVectors } from '../../../src/core/grid/sphere.ts'
import { randomFrom } from '../../../src/core/random.ts'

const LEVELS = Array.from({ length: 16 }, (_, resolution) => resolution)

/** Expects every point to get the cell h3-js gives it. */
function expectSame(points: readonly (readonly number[])[], resolution: number): void {
  const lat = points.map(([y]) => y!)
  const lon = points.map(([, x]) => x!)
  const cells = cellsOfPoints(lat, lon, resolution)
  const ours = points.map((_, i) => cellIdAt(cells, i))
  expect(ours).toEqual(points.map(([y, x]) => latLngToCell(y!, x!, resolution)))
}

describe('cells of points', () => {
  it('are those of h3-js all over the sphere, at every level', () => {
    const random = randomFrom(1)
    for (const resolution of LEVELS) {
      const points = Array.from({ length: 6500 }, () => [
        (Math.asin(2 * random() - 1) * 180) / Math.PI,
        360 * random() - 180,
      ])
      expectSame(points, resolution)
    }
  })

  it('are those of h3-js in and around pentagons', () => {
    const random = randomFrom(2)
    for (const resolution of LEVELS)
      for (const pentagon of getPentagons(resolution)) {
        const [lat, lon] = cellToLatLng(pentagon) as [number, number]
        for (const width of [30, 60 / 2.6 ** resolution, 10 / 2.6 ** resolution]) {
          const points = Array.from({ length: 12 }, () => [
            lat + width * (random() - 0.5),
            lon + width * (random() - 0.5),
          ])
          expectSame([[lat, lon], ...points], resolution)
        }
      }
  })

  it('are those of h3-js at poles, on the antimeridian and past the usual range', () => {
    const edges = [-90, -89.999999, 0, 89.999999, 90].flatMap((lat) =>
      [-360, -180, -179.999999, 0, 179.999999, 180, 540].map((lon) => [lat, lon]),
    )
    for (const resolution of LEVELS) expectSame(edges, resolution)
  })

  it('are those of h3-js on corners and edges of cells, where rounding decides', () => {
    const place = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    )
    fc.assert(
      fc.property(place, fc.constantFrom(...LEVELS), ([lat, lon], resolution) => {
        const corners = cellToBoundary(latLngToCell(lat, lon, resolution))
        const middles = corners.map(([y, x], k) => {
          const [v, u] = corners[(k + 1) % corners.length]!
          return [(y! + v!) / 2, (x! + u!) / 2]
        })
        expectSame([...corners, ...middles], resolution)
      }),
    )
  })

  it('are rarely left to h3-js', () => {
    const random = randomFrom(3)
    const lat = Array.from({ length: 5000 }, () => (Math.asin(2 * random() - 1) * 180) / Math.PI)
    const lon = lat.map(() => 360 * random() - 180)
    const xyz = unitVectors(lat, lon)
    const known = lat.filter((_, i) => locate(xyz[3 * i]!, xyz[3 * i + 1]!, xyz[3 * i + 2]!, 8))
    expect(known.length).toBeGreaterThan(0.98 * lat.length)
  })

  it('leave numbers that are none to h3-js, which refuses them', () => {
    expect(() => cellAt(Number.NaN, 0, 8)).toThrow()
    expect(() => cellAt(0, Infinity, 8)).toThrow()
    expect(() => cellAt(0, 0, 16)).toThrow()
    expect(() => cellAt(0, 0, -1)).toThrow()
  })
})
