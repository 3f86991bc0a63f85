import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BestRows } from '../../../src/core/score/best.ts'
import { randomFrom } from './frames.ts'

test('the best rows do not depend on the order in which rows are offered', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 900 }), (seed, k) => {
      const random = randomFrom(seed)
      const scores = Array.from({ length: 4000 }, () => Math.floor(50 * random()))
      const rising = new BestRows(k, scores.length)
      const mixed = new BestRows(k, scores.length)
      for (const [row, score] of scores.entries()) rising.offer(row, score)
      const order = scores.map((_, row) => ({ row, key: random() })).sort((a, b) => a.key - b.key)
      for (const { row } of order) mixed.offer(row, scores[row]!)
      expect(mixed.take()).toEqual(rising.take())
    }),
    { numRuns: 50 },
  )
})

test('a row below the floor is not among the best', () => {
  const best = new BestRows(2, 10000)
  for (let row = 0; row < 10000; row++) best.offer(row, row % 100)
  expect(best.floor).toBe(99)
  expect([...best.take().rows]).toEqual([99, 199])
})

test('taking again after further offers is right again', () => {
  const best = new BestRows(2, 10)
  best.offer(4, 1)
  best.offer(5, 2)
  best.offer(6, 3)
  expect([...best.take().rows]).toEqual([6, 5])
  best.offer(3, 2)
  best.offer(9, 0.5)
  expect([...best.take().rows]).toEqual([6, 3])
})
