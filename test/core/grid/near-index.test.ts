import fc from 'fast-check'
import { expect, it } from 'vitest'
import { NearIndex } from '../../../src/core/grid/near-index.ts'
import { distanceMetres, unitVectors } from '../../../src/core/grid/sphere.ts'

it('finds exactly the points within the distance, also across the antimeridian', () => {
  const place = fc.tuple(
    fc.double({ min: 178, max: 182, noNaN: true }),
    fc.double({ min: 59, max: 61, noNaN: true }),
  )
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 60 }),
      place,
      fc.double({ min: 100, max: 200_000, noNaN: true }),
      (points, [lon, lat], metres) => {
        const lons = points.map(([x]) => (x > 180 ? x - 360 : x))
        const lats = points.map(([, y]) => y)
        const index = new NearIndex(lats, lons, unitVectors(lats, lons), metres)
        const found: number[] = []
        index.forEachWithin(lat, lon, unitVectors([lat], [lon]), 0, metres, (row) =>
          found.push(row),
        )
        const expected = points.flatMap((_, i) =>
          distanceMetres(lat, lon, lats[i]!, lons[i]!) <= metres ? [i] : [],
        )
        expect(found.sort((a, b) => a - b)).toEqual(expected)
      },
    ),
  )
})
