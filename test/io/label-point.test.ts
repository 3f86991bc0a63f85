import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelPoint, ringsContain } from '../../src/io/label-point.ts'

test('the centroid stands for a square', () => {
  const [lon, lat] = labelPoint([[0, 0, 2, 0, 2, 2, 0, 2, 0, 0]])
  expect([lon, lat]).toEqual([1, 1])
})

test('a point inside stands for a bracket and for a ring with a hole', () => {
  const bracket = [0, 0, 9, 0, 9, 1, 1, 1, 1, 8, 9, 8, 9, 9, 0, 9, 0, 0]
  const donut = [
    [0, 0, 9, 0, 9, 9, 0, 9, 0, 0],
    [1, 1, 8, 1, 8, 8, 1, 8, 1, 1],
  ]
  for (const rings of [[bracket], donut])
    expect(ringsContain(rings, ...labelPoint(rings))).toBe(true)
})

test('a flat area is stood for by its first vertex', () => {
  expect(labelPoint([[1, 2, 3, 2, 1, 2]])).toEqual([1, 2])
})

test('the point of any star-shaped area lies inside', () => {
  const radii = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 20 })
  fc.assert(
    fc.property(radii, (list) => {
      const ring = list.flatMap((radius, i) => {
        const angle = (2 * Math.PI * i) / list.length
        return [radius * Math.cos(angle), radius * Math.sin(angle)]
      })
      const rings = [[...ring, ring[0]!, ring[1]!]]
      expect(ringsContain(rings, ...labelPoint(rings))).toBe(true)
    }),
  )
})
