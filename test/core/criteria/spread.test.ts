import fc from 'fast-check'
import { expect, it } from 'vitest'
import { spreadTotal } from '../../../src/core/criteria/spread.ts'

const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)
const weights = fc.array(fc.double({ min: 0, max: 1e9, noNaN: true }), {
  minLength: 1,
  maxLength: 300,
})

it('keeps a whole total to the last vehicle, added in any order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), weights, (total, shares) => {
      const parts = spreadTotal(total, shares)
      expect(sum(parts)).toBe(total)
      expect(sum([...parts].reverse())).toBe(total)
      expect(sum([...parts].sort((a, b) => a - b))).toBe(total)
      expect(parts.every((part) => part >= 0)).toBe(true)
    }),
  )
})

it('gives each place its share of the weights, to a millionth of a vehicle', () => {
  expect([...spreadTotal(100, [1, 0, 3])]).toEqual([25, 0, 75])
  const [third] = spreadTotal(1, [1, 1, 1])
  expect(third).toBeCloseTo(1 / 3, 5)
})

it('spreads evenly where no place has a weight', () => {
  expect([...spreadTotal(100, [0, 0, 0, 0])]).toEqual([25, 25, 25, 25])
})

it('refuses to lose a total that has no place', () => {
  expect(() => spreadTotal(5, [])).toThrow('needs a place')
})
