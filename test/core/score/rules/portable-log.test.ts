import fc from 'fast-check'
import { expect, test } from 'vitest'
import { portableExp, portableLog } from '../../../../src/core/score/rules/portable-log.ts'

/** Distance in units in the last place. */
function ulps(a: number, b: number): number {
  if (a === b) return 0
  const unit = 2 ** (Math.floor(Math.log2(Math.abs(b))) - 52)
  return Math.abs(a - b) / unit
}

const share = fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true })

test('the logarithm is within 2 units in the last place of the true one', () => {
  fc.assert(
    fc.property(share, (x) => {
      expect(ulps(portableLog(x), Math.log(x))).toBeLessThanOrEqual(2)
    }),
    { numRuns: 20_000 },
  )
  // Near 1, where an error of the argument would show most.
  for (let i = 1; i < 5000; i++) {
    const x = 1 - i * 2 ** -40
    expect(ulps(portableLog(x), Math.log(x))).toBeLessThanOrEqual(2)
  }
})

test('the exponential is within 2 units in the last place of the true one', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 0, noNaN: true }), (x) => {
      expect(ulps(portableExp(x), Math.exp(x))).toBeLessThanOrEqual(2)
    }),
    { numRuns: 20_000 },
  )
})

test('the ends are exact, and known values come out', () => {
  expect([portableLog(1), portableLog(0), portableExp(0), portableExp(-Infinity)]).toEqual([
    0,
    -Infinity,
    1,
    0,
  ])
  expect(portableLog(0.5)).toBe(-Math.LN2)
  expect(portableLog(0.1)).toBeCloseTo(-Math.LN10, 14)
  expect(portableExp(-1)).toBeCloseTo(1 / Math.E, 16)
  expect(portableLog(Number.MIN_VALUE)).toBeCloseTo(-1074 * Math.LN2, 11)
  expect(portableExp(-744)).toBe(Math.exp(-744))
})
