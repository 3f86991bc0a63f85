import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreRow } from '../../../../src/core/score/kernel.ts'
import { geometricMean } from '../../../../src/core/score/rules/geometric-mean.ts'
import { scoreByRule } from '../../../../src/core/score/rules/rule.ts'
import { topsis } from '../../../../src/core/score/rules/topsis.ts'
import { makeFrame } from '../frames.ts'

const columnsOf = (rows: readonly (readonly number[])[]) =>
  rows[0]!.map((_, i) => Float64Array.from(rows, (row) => row[i]!))

describe('the weighted geometric mean', () => {
  it('multiplies powers', () => {
    // 0.25^½ · 1^½ = 0.5; 0.5^½ · 0.5^½ = 0.5.
    const rule = geometricMean([Float64Array.of(0.25, 0.5), Float64Array.of(1, 0.5)], half())
    expect(rule.scoreAt(0)).toBeCloseTo(50, 9)
    expect(rule.scoreAt(1)).toBeCloseTo(50, 9)
  })

  it('is 0 where a criterion that weighs anything is 0, whatever the others', () => {
    const columns = [Float64Array.of(0), Float64Array.of(1)]
    expect(geometricMean(columns, Float64Array.of(1e-9, 1 - 1e-9)).scoreAt(0)).toBe(0)
    expect(geometricMean(columns, Float64Array.of(0, 1)).scoreAt(0)).toBe(100)
  })

  it('is never above the weighted sum', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, criteria) => {
        const { columns, weights } = makeFrame({ seed, rows: 20, criteria })
        const rule = geometricMean(columns, weights)
        for (let row = 0; row < 20; row++)
          expect(rule.scoreAt(row)).toBeLessThanOrEqual(scoreRow(columns, weights, row) + 1e-9)
      }),
    )
  })
})

describe('TOPSIS', () => {
  it('is the closeness worked by hand', () => {
    // Norms 5 and 5, weights ½: v = (.3, 0), (.4, .3), (0, .4); best (.4, .4), worst (0, 0).
    const rule = topsis(
      [Float64Array.of(3, 4, 0), Float64Array.of(0, 3, 4)],
      half(),
      new Uint8Array(3),
    )
    expect(rule.scoreAt(0)).toBeCloseTo((100 * 0.3) / (0.3 + Math.sqrt(0.17)), 9)
    expect(rule.scoreAt(1)).toBeCloseTo((100 * 0.5) / (0.5 + 0.1), 9)
    expect(rule.scoreAt(2)).toBeCloseTo(50, 9)
  })

  it('is that of the fighter aircraft of Hwang and Yoon (1981), with a cost among the columns', () => {
    const aircraft = [
      [2.0, 1500, 20000, 5.5, 5, 9],
      [2.5, 2700, 18000, 6.5, 3, 5],
      [1.8, 2000, 21000, 4.5, 7, 7],
      [2.2, 1800, 20000, 5.0, 5, 5],
    ]
    const rule = topsis(
      columnsOf(aircraft),
      Float64Array.of(0.2, 0.1, 0.1, 0.1, 0.2, 0.3),
      new Uint8Array(4),
      ['benefit', 'benefit', 'benefit', 'cost', 'benefit', 'benefit'],
    )
    // Published to three digits; the third is 0.6135.
    for (const [row, closeness] of [0.643, 0.268, 0.613, 0.312].entries())
      expect(Math.abs(rule.scoreAt(row) / 100 - closeness)).toBeLessThan(0.001)
  })

  it('gives 100 to a row that is best in all, 0 to the worst, 50 where all are alike', () => {
    const rule = topsis(
      [Float64Array.of(1, 0.5, 0.2), Float64Array.of(0.9, 0.3, 0.1)],
      half(),
      new Uint8Array(3),
    )
    expect([rule.scoreAt(0), rule.scoreAt(2)]).toEqual([100, 0])
    const alike = topsis([Float64Array.of(0.4, 0.4)], Float64Array.of(1), new Uint8Array(2))
    expect(alike.scoreAt(0)).toBe(50)
  })

  it('does not let an excluded row set what is best', () => {
    const rule = topsis([Float64Array.of(9, 2, 1)], Float64Array.of(1), Uint8Array.of(1, 0, 0))
    const out = new Float64Array(3)
    scoreByRule(rule, Uint8Array.of(1, 0, 0), out)
    expect([...out]).toEqual([Number.NaN, 100, 0])
  })
})

function half() {
  return Float64Array.of(0.5, 0.5)
}
