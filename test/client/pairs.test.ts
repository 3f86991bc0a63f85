import { expect, test } from 'vitest'
import { pairsOf, timesOf, weighPairs } from '../../src/client/panels/weights/pairs.ts'

test('equal judgements give equal weights', () => {
  const { weights, consistencyRatio } = weighPairs(['a', 'b', 'c'], [0, 0, 0])
  expect([...weights]).toEqual([1 / 3, 1 / 3, 1 / 3])
  expect(consistencyRatio).toBeCloseTo(0, 9)
})

test('a judgement to one side is 1 over the same to the other', () => {
  expect(timesOf(2)).toBe(3)
  expect(timesOf(-2)).toBe(1 / 3)
  const { weights } = weighPairs(['a', 'b'], [2])
  expect(weights[0]! / weights[1]!).toBeCloseTo(3, 9)
})

test('answers in a circle are told as contradicting', () => {
  // a over b, b over c, and c over a.
  const { consistencyRatio, worst } = weighPairs(['a', 'b', 'c'], [4, -4, 4])
  expect(consistencyRatio).toBeGreaterThan(0.1)
  expect(pairsOf(3)).toContainEqual(worst)
})
