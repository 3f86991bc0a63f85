import { greatCircleDistance } from 'h3-js'
import { expect, it } from 'vitest'
import { distanceMetres, longitudeDegrees } from '../../../src/core/grid/sphere.ts'

it('measures great circles as h3 does', () => {
  for (const [a, b] of [
    [
      [31.23, 121.47],
      [32.06, 118.8],
    ],
    [
      [-17, 179.9],
      [-17, -179.9],
    ],
    [
      [89.9, 0],
      [89.9, 180],
    ],
  ] as const)
    expect(distanceMetres(a[0], a[1], b[0], b[1])).toBeCloseTo(
      greatCircleDistance([...a], [...b], 'm'),
      3,
    )
})

it('gives the widest longitude of a circle, all of them where it holds a pole', () => {
  expect(longitudeDegrees(111_195, 0)).toBeCloseTo(1, 3)
  expect(longitudeDegrees(111_195, 60)).toBeGreaterThan(2)
  expect(longitudeDegrees(200_000, 89)).toBe(180)
})
