import { expect, it } from 'vitest'
import { corridorDemand } from '../../../src/core/need/corridor-demand.ts'
import { dataset, line, point, URBAN } from '../small-world.ts'

/** Degrees of so many kilometres along the equator. */
const degrees = (km: number) => km / 111.1950797

it('gives a station of a corridor the stretch half way to its neighbours, worked by hand', () => {
  // 45,000 vehicles a day over 300 km, exits at 50, 60, 200 km; stations at 50, 60, twice at 200,
  // and one that is too far from the road.
  const corridors = [
    dataset('corridors', [
      { shape: line(0, 0, degrees(150), 0, degrees(300), 0), ref: 'G2', vehicles_per_day: 45_000 },
      ...[50, 60, 200].map((km) => ({ shape: point(degrees(km), 0), access: 'junction' })),
    ]),
  ]
  const lon = Float64Array.from([50, 60, 200, 201, 100], degrees)
  const lat = Float64Array.of(0, 0.01, 0, 0, 0.1)
  const swaps = corridorDemand({ lat, lon }, corridors, URBAN.parameters)
  // 40 km are 5.2 swaps a day. 20 + 5 km; 5 + 20 km; 40 km shared; 40 km shared; none.
  const perKm = 5.2 / 40
  expect([...swaps]).toEqual([
    expect.closeTo(25 * perKm, 3),
    expect.closeTo(25 * perKm, 3),
    expect.closeTo(20 * perKm, 3),
    expect.closeTo(20 * perKm, 3),
    0,
  ])
})
