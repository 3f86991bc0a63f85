import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FastSelector } from '../../../../src/core/score/fast/selector.ts'
import { scoreCells } from '../../../../src/core/score/kernel.ts'
import { topRows } from '../../../../src/core/score/top.ts'
import { makeFrame, randomFrom, SHAPES, type TestFrame } from '../frames.ts'

function selectExactly({ columns, weights, excluded }: TestFrame, k: number) {
  const scores = new Float64Array(excluded.length)
  scoreCells(columns, weights, excluded, scores)
  const rows = topRows(scores, k)
  return { rows, scores: Float64Array.from(rows, (row) => scores[row]!) }
}

function selectFast({ columns, weights, excluded }: TestFrame, k: number) {
  return new FastSelector(columns, excluded).select(weights, k)
}

const anyFrame = fc
  .record({
    seed: fc.integer(),
    rows: fc.oneof(fc.nat(40), fc.nat(6000)),
    criteria: fc.nat(11),
    shape: fc.constantFrom(...SHAPES),
    excludedShare: fc.constantFrom(0, 0.3, 0.99, 1),
  })
  .map(makeFrame)

describe('the fast selection', () => {
  test('gives the same rows and bits as scoring everything', () => {
    fc.assert(
      fc.property(anyFrame, fc.oneof(fc.nat(30), fc.nat(7000)), (frame, k) => {
        expect(selectFast(frame, k)).toEqual(selectExactly(frame, k))
      }),
      { numRuns: 300 },
    )
  })

  test.each(SHAPES)('gives the same over many stretches of rows: %s', (shape) => {
    const frame = makeFrame({ seed: 7, rows: 100_003, criteria: 8, shape })
    const selector = new FastSelector(frame.columns, frame.excluded)
    for (const k of [1, 50, 1000]) {
      expect(selector.select(frame.weights, k)).toEqual(selectExactly(frame, k))
    }
  })

  test.each([0.001, 0.499, 0.501, 0.999])(
    'finds rows that are better by less than a step, %d between two steps, after the floor is set',
    (part) => {
      const column = new Float64Array(40_000).fill((100 + part - 0.0005) / 255)
      column.fill((100 + part) / 255, 39_980, 39_990)
      const frame = {
        columns: [column, column, column],
        weights: new Float64Array(3).fill(1 / 3),
        excluded: new Uint8Array(40_000),
      }
      expect([...selectFast(frame, 10).rows]).toEqual(
        Array.from({ length: 10 }, (_, i) => 39_980 + i),
      )
    },
  )

  test('gives the same where weights do not sum to 1, tiny and huge ones too', () => {
    fc.assert(
      fc.property(
        anyFrame,
        fc.constantFrom(0, 5e-324, 1e-310, 1e-250, 1e-9, 1, 3, 1e9, 1e250),
        (frame, scale) => {
          const scaled = { ...frame, weights: frame.weights.map((weight) => weight * scale) }
          expect(selectFast(scaled, 20)).toEqual(selectExactly(scaled, 20))
        },
      ),
    )
  })

  test('does not change its rows when all weights double, and doubles the scores', () => {
    fc.assert(
      fc.property(anyFrame, (frame) => {
        const once = selectFast(frame, 25)
        const twice = selectFast({ ...frame, weights: frame.weights.map((w) => 2 * w) }, 25)
        expect(twice.rows).toEqual(once.rows)
        expect(twice.scores).toEqual(once.scores.map((score) => 2 * score))
      }),
    )
  })

  test('permutes its rows when the region is permuted', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 3000 }), (seed, rows) => {
        const { columns, weights, excluded } = makeFrame({ seed, rows, criteria: 5 })
        fc.pre(weights.some((weight) => weight > 0))
        const random = randomFrom(seed + 1)
        const from = Array.from({ length: rows }, (_, row) => ({ row, key: random() }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row)
        const moved = {
          columns: columns.map((column) => Float64Array.from(from, (row) => column[row]!)),
          weights,
          excluded: Uint8Array.from(from, (row) => excluded[row]!),
        }
        const before = selectFast({ columns, weights, excluded }, 40)
        const after = selectFast(moved, 40)
        expect(after.scores).toEqual(before.scores)
        fc.pre(new Set(before.scores).size === before.scores.length)
        expect(after.rows.map((row) => from[row]!)).toEqual(before.rows)
      }),
    )
  })

  test('forgets the last weights', () => {
    const frame = makeFrame({ seed: 3, rows: 5000, criteria: 4 })
    const selector = new FastSelector(frame.columns, frame.excluded)
    const first = selector.select(frame.weights, 10)
    selector.select(Float64Array.of(0, 0, 0, 1), 10)
    expect(selector.select(frame.weights, 10)).toEqual(first)
  })

  test('takes as many criteria as 32 bits allow, and refuses one more', () => {
    const ones = (criteria: number) => Array.from({ length: criteria }, () => Float64Array.of(1, 1))
    const most = { columns: ones(257), weights: new Float64Array(257).fill(1 / 257) }
    const frame = { ...most, excluded: new Uint8Array(2) }
    expect(selectFast(frame, 5)).toEqual(selectExactly(frame, 5))
    expect(() => new FastSelector(ones(258), new Uint8Array(2))).toThrow(
      'Expected at most 257 columns, got 258.',
    )
  })

  test('refuses what scoreCells and topRows refuse', () => {
    const one = Float64Array.of(0.5)
    expect(() => new FastSelector([one], new Uint8Array(2))).toThrow('to have 2 rows, got 1.')
    const selector = new FastSelector([one], new Uint8Array(1))
    expect(() => selector.select(Float64Array.of(NaN), 1)).toThrow('got NaN.')
    expect(() => selector.select(Float64Array.of(1, 0), 1)).toThrow('Expected 1 weights, got 2.')
    expect(() => selector.select(one, -1)).toThrow('Expected k to be a whole number ≥ 0, got -1.')
  })
})
