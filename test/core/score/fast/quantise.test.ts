import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quantiseColumn, quantiseWeights } from '../../../../src/core/score/fast/quantise.ts'
import { scoreRow } from '../../../../src/core/score/kernel.ts'
import { makeFrame, SHAPES } from '../frames.ts'

/** Σ W q of every row, as the kernel computes it. */
function sumRows(columns: Float64Array[], pairs: Int16Array, rows: number): Int32Array {
  const sums = new Int32Array(rows)
  const blocks = new Uint8Array(32 * Math.ceil(rows / 16) * Math.ceil(columns.length / 2))
  for (const [i, column] of columns.entries()) quantiseColumn(column, i, columns.length, blocks)
  const blockBytes = 32 * Math.ceil(columns.length / 2)
  for (let row = 0; row < rows; row++) {
    for (let i = 0; i < columns.length; i++) {
      const at = (row >> 4) * blockBytes + 32 * (i >> 1) + 2 * (row & 15) + (i & 1)
      sums[row]! += blocks[at]! * pairs[8 * (i >> 1) + (i & 1)]!
    }
  }
  return sums
}

describe('the guard band', () => {
  test('never lies above the sum of a row that has the score, nor far below it', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(...SHAPES),
        (seed, criteria, shape) => {
          const { columns, weights } = makeFrame({ seed, rows: 100, criteria, shape })
          fc.pre(weights.some((weight) => weight > 0))
          const { pairs, floorOf } = quantiseWeights(weights)
          const sums = sumRows(columns, pairs, 100)
          const steps = pairs.reduce((sum, weight) => sum + weight, 0) / 4
          for (let row = 0; row < 100; row++) {
            const floor = floorOf(scoreRow(columns, weights, row))
            expect(sums[row]).toBeGreaterThanOrEqual(floor)
            expect(sums[row]! - floor).toBeLessThanOrEqual(steps + 255 * criteria + 2)
          }
        },
      ),
    )
  })

  test('is about 0.2 points', () => {
    const { floorOf } = quantiseWeights(Float64Array.of(0.5, 0.5))
    // (255 × 32,767) × 2 criteria is a score of 100.
    const points = (floorOf(50) / (255 * 32767 * 2)) * 100
    expect(points).toBeGreaterThan(49.8)
    expect(points).toBeLessThan(49.81)
  })

  test('is every row until a score is known, or where weights leave the range of the proof', () => {
    const every = -(2 ** 31)
    expect(quantiseWeights(Float64Array.of(1)).floorOf(-Infinity)).toBe(every)
    for (const weight of [0, 5e-324, 1e300]) {
      expect(quantiseWeights(Float64Array.of(weight)).floorOf(1)).toBe(every)
    }
  })
})

test.each([-1e-9, 1.0000001, NaN])('a value of %d is refused', (value) => {
  const call = () => quantiseColumn(Float64Array.of(0, 1, value), 0, 1, new Uint8Array(32))
  expect(call).toThrow(`Expected row 2 of column 0 to be in [0,1], got ${value}.`)
})
