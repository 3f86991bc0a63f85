import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contributionOf, scoreCells, scoreRow } from '../../../src/core/score/kernel.ts'
import { makeFrame } from './frames.ts'

describe('scoreCells', () => {
  test('adds 100 × weight × value over the criteria', () => {
    const columns = [Float64Array.of(1, 0.5, 0), Float64Array.of(0, 0.5, 0.25)]
    const out = new Float64Array(3)
    scoreCells(columns, Float64Array.of(0.75, 0.25), new Uint8Array(3), out)
    expect([...out]).toEqual([75, 50, 6.25])
  })

  test('writes NaN where a row is excluded, whatever the reason', () => {
    const out = new Float64Array(3)
    scoreCells([Float64Array.of(1, 1, 1)], Float64Array.of(1), Uint8Array.of(0, 1, 255), out)
    expect([...out]).toEqual([100, NaN, NaN])
  })

  test('gives every row 0 where there is no criterion', () => {
    const out = new Float64Array(2).fill(7)
    scoreCells([], new Float64Array(0), new Uint8Array(2), out)
    expect([...out]).toEqual([0, 0])
  })

  test('accepts a region without cells', () => {
    scoreCells([new Float64Array(0)], Float64Array.of(1), new Uint8Array(0), new Float64Array(0))
  })

  test('contributions added in registry order are the score to the last bit', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 11 }), (seed, criteria) => {
        // More rows than a block, and a part of one.
        const { columns, weights, excluded } = makeFrame({ seed, rows: 2100, criteria })
        const out = new Float64Array(2100)
        scoreCells(columns, weights, excluded, out)
        for (let row = 0; row < out.length; row++) {
          let sum = 0
          for (const [i, column] of columns.entries()) {
            sum += contributionOf(weights[i]!, column[row]!)
          }
          expect(scoreRow(columns, weights, row)).toBe(sum)
          expect(out[row]).toBe(excluded[row] === 0 ? sum : NaN)
        }
      }),
      { numRuns: 20 },
    )
  })

  test.each([
    [[1, 1], [1], [0], [0], 'Expected column 0 to have 1 rows, got 2.'],
    [[1], [1, 0], [0], [0], 'Expected 1 weights, got 2.'],
    [[1], [1], [0], [0, 0], 'Expected out to have 1 rows, got 2.'],
    [[1], [NaN], [0], [0], 'Expected weight 0 to be a finite number ≥ 0, got NaN.'],
    [[1], [-0.5], [0], [0], 'Expected weight 0 to be a finite number ≥ 0, got -0.5.'],
    [[1], [Infinity], [0], [0], 'Expected weight 0 to be a finite number ≥ 0, got Infinity.'],
  ])('refuses column %j, weights %j, mask %j, out %j', (column, weights, mask, out, message) => {
    const call = () =>
      scoreCells(
        [Float64Array.from(column)],
        Float64Array.from(weights),
        Uint8Array.from(mask),
        Float64Array.from(out),
      )
    expect(call).toThrow(message)
  })
})
