import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { POLYGON } from '../../src/core/dataset/shapes.ts'
import { BoxBuilder, boxOf } from '../../src/io/box.ts'

describe('a box', () => {
  test('holds every point, also across the antimeridian', () => {
    const point = fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -90, max: 90 }))
    fc.assert(
      fc.property(fc.array(point, { minLength: 1 }), (points) => {
        const builder = new BoxBuilder()
        for (const [lon, lat] of points) builder.addPoint(lon, lat)
        const [west, south, east, north] = builder.finish()!
        for (const [lon, lat] of points) {
          const isBetween = (x: number) =>
            west <= east ? x >= west && x <= east : x >= west || x <= east
          // −180° and 180° are one meridian.
          const isIn = isBetween(lon) || (Math.abs(lon) === 180 && isBetween(-lon))
          expect(isIn && lat >= south && lat <= north).toBe(true)
        }
      }),
    )
  })

  test('of nothing is none', () => expect(new BoxBuilder().finish()).toBeUndefined())

  test('of a shape across the antimeridian has its west beyond its east', () => {
    const parts = [[179, 0, -179, 0, -179, 1, 179, 1, 179, 0]]
    expect(boxOf({ type: POLYGON, parts })).toEqual([179, 0, -179, 1])
  })
})
