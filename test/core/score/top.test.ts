import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { topRows } from '../../../src/core/score/top.ts'
import { randomFrom } from './frames.ts'

function sortAll(scores: Float64Array, k: number): number[] {
  const rows = [...scores.keys()].filter((row) => !Number.isNaN(scores[row]))
  return rows.sort((a, b) => scores[b]! - scores[a]! || a - b).slice(0, k)
}

describe('topRows', () => {
  test('gives the best rows, best first', () => {
    expect([...topRows(Float64Array.of(3, 9, 1, 7), 2)]).toEqual([1, 3])
  })

  test('breaks ties by the lower row', () => {
    expect([...topRows(Float64Array.of(5, 7, 5, 7, 5), 4)]).toEqual([1, 3, 0, 2])
  })

  test('never gives an excluded row', () => {
    expect([...topRows(Float64Array.of(NaN, 1, NaN, 0), 4)]).toEqual([1, 3])
    expect([...topRows(new Float64Array(5000).fill(NaN), 4)]).toEqual([])
  })

  test('gives all rows where k is larger, and none where k or the region is empty', () => {
    expect([...topRows(Float64Array.of(1, 2), 1e12)]).toEqual([1, 0])
    expect([...topRows(Float64Array.of(1, 2), 0)]).toEqual([])
    expect([...topRows(new Float64Array(5000), 0)]).toEqual([])
    expect([...topRows(new Float64Array(0), 3)]).toEqual([])
  })

  test('is the head of a full sort', () => {
    const score = fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(NaN),
    )
    fc.assert(
      fc.property(fc.array(score, { maxLength: 60 }), fc.nat(70), (list, k) => {
        const scores = Float64Array.from(list)
        expect([...topRows(scores, k)]).toEqual(sortAll(scores, k))
      }),
    )
  })

  const orders: [string, (random: () => number, row: number) => number][] = [
    ['random', (random) => 100 * random()],
    ['rising', (_, row) => row],
    ['falling', (_, row) => -row],
    ['equal', () => 50],
    ['in few steps', (random) => Math.floor(4 * random())],
    ['in a saw', (_, row) => row % 777],
  ]
  test.each(orders)('is the head of a full sort of 20,000 scores that are %s', (_, draw) => {
    const random = randomFrom(1)
    const scores = Float64Array.from({ length: 20000 }, (_, row) => draw(random, row))
    for (const k of [1, 10, 1000, 9000, 19999]) {
      expect([...topRows(scores, k)]).toEqual(sortAll(scores, k))
    }
  })

  test.each([-1, 1.5, NaN, Infinity])('refuses k = %d', (k) => {
    expect(() => topRows(Float64Array.of(1), k)).toThrow(
      `Expected k to be a whole number ≥ 0, got ${k}.`,
    )
  })
})
