import { expect, test } from 'vitest'
import { polygonsOfRings, type Ring } from '../../../src/core/dataset/polygon-rings.ts'

function square(west: number, south: number, size: number): Ring {
  return [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ]
}

test('an outline, its hole and an island in the hole, in any order', () => {
  const [outline, hole, island] = [square(0, 0, 10), square(2, 2, 6), square(4, 4, 2)]
  expect(polygonsOfRings([island, hole, outline])).toEqual([[island], [outline, hole]])
})

test('two outlines side by side keep their own holes', () => {
  const rings = [square(0, 0, 4), square(10, 0, 4), square(11, 1, 1), square(1, 1, 1)]
  expect(polygonsOfRings(rings)).toEqual([
    [rings[0], rings[3]],
    [rings[1], rings[2]],
  ])
})
