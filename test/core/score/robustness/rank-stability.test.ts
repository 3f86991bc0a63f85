import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreRow } from '../../../../src/core/score/kernel.ts'
import { rankStability } from '../../../../src/core/score/robustness/rank-stability.ts'
import { weightInterval } from '../../../../src/core/score/robustness/weight-interval.ts'
import { makeFrame } from '../frames.ts'

const rowsTo = (n: number) => Uint32Array.from({ length: n }, (_, row) => row)

describe('the stability of a rank', () => {
  it('is certain where a row is best in everything', () => {
    const columns = [Float64Array.of(0.2, 1, 0.4), Float64Array.of(0.1, 1, 0.3)]
    const { inTop, rankLow, rankHigh } = rankStability(
      columns,
      Float64Array.of(0.5, 0.5),
      rowsTo(3),
      { top: 1 },
    )
    expect([...inTop]).toEqual([0, 1, 0])
    expect([...rankLow]).toEqual([3, 1, 2])
    expect([...rankHigh]).toEqual([3, 1, 2])
  })

  it('is even where two rows are mirror images, and follows the concentration', () => {
    // Row 0 wins where its weight is drawn above ½, row 1 where it is below.
    const columns = [Float64Array.of(1, 0), Float64Array.of(0, 1)]
    const even = Float64Array.of(0.5, 0.5)
    expect(rankStability(columns, even, rowsTo(2), { top: 1 }).inTop[0]).toBeCloseTo(0.5, 1)
    const sure = Float64Array.of(0.7, 0.3)
    const loose = rankStability(columns, sure, rowsTo(2), { top: 1, concentration: 2 }).inTop[0]!
    const tight = rankStability(columns, sure, rowsTo(2), { top: 1, concentration: 1000 }).inTop[0]!
    expect(loose).toBeLessThan(0.8)
    expect(tight).toBe(1)
  })

  it('is the same for the same seed, and gives ties to the lower row', () => {
    const { columns, weights } = makeFrame({ seed: 3, rows: 30, criteria: 5 })
    const of = (seed: number) => rankStability(columns, weights, rowsTo(30), { top: 5, seed })
    expect(of(8)).toEqual(of(8))
    const tied = [Float64Array.of(0.5, 0.5)]
    expect([...rankStability(tied, Float64Array.of(1), rowsTo(2), { top: 1 }).inTop]).toEqual([
      1, 0,
    ])
  })

  it('fills the top of every draw', () => {
    const { columns, weights } = makeFrame({ seed: 4, rows: 30, criteria: 5 })
    const { inTop } = rankStability(columns, weights, rowsTo(30), { top: 5, draws: 200 })
    expect(inTop.reduce((a, b) => a + b, 0)).toBeCloseTo(5, 12)
  })
})

describe('the interval of a weight', () => {
  it('ends where the lines of two scores cross, worked by hand', () => {
    // Row 0: t·1 + (1−t)·0.2; row 1: t·0.4 + (1−t)·0.6. They cross where 0.6t = 0.4(1−t): t = 0.4.
    const columns = [Float64Array.of(1, 0.4), Float64Array.of(0.2, 0.6)]
    const at = (row: number, share: number) =>
      weightInterval(columns, Float64Array.of(share, 1 - share), rowsTo(2), row, 0, 1)
    expect(at(0, 0.5)!.low).toBeCloseTo(0.4, 12)
    expect(at(0, 0.5)!.high).toBe(1)
    expect(at(1, 0.3)!.low).toBe(0)
    expect(at(1, 0.3)!.high).toBeCloseTo(0.4, 12)
    expect(at(1, 0.5)).toBeUndefined()
  })

  it('is everything where nothing else competes for the places', () => {
    const columns = [Float64Array.of(0.1, 0.9), Float64Array.of(0.1, 0.9)]
    const interval = weightInterval(columns, Float64Array.of(0.5, 0.5), rowsTo(2), 0, 0, 2)
    expect(interval).toEqual({ low: 0, high: 1 })
  })

  it('holds inside and no longer just outside, against ranking again', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 6 }), (seed, criteria) => {
        const { columns, weights } = makeFrame({ seed, rows: 25, criteria })
        if (weights.some((weight) => weight === 1) || !weights.some((weight) => weight > 0)) return
        const rows = rowsTo(25)
        for (let row = 0; row < 25; row += 3)
          for (let i = 0; i < criteria; i++) {
            const interval = weightInterval(columns, weights, rows, row, i, 6)
            if (!interval) continue
            const { low, high } = interval
            const holds = (t: number) => placeAt(columns, scaled(weights, i, t), row) <= 6
            for (const part of [0.001, 0.3, 0.7, 0.999])
              if (high - low > 1e-6) expect(holds(low + part * (high - low))).toBe(true)
            if (high < 1 - 1e-6) expect(holds(high + 1e-7)).toBe(false)
            if (low > 1e-6) expect(holds(low - 1e-7)).toBe(false)
          }
      }),
      { numRuns: 60 },
    )
  })
})

function scaled(weights: Float64Array, i: number, t: number): Float64Array {
  return weights.map((weight, j) => (j === i ? t : (weight * (1 - t)) / (1 - weights[i]!)))
}

function placeAt(columns: readonly Float64Array[], weights: Float64Array, row: number): number {
  const own = scoreRow(columns, weights, row)
  let place = 1
  for (let rival = 0; rival < columns[0]!.length; rival++) {
    const score = scoreRow(columns, weights, rival)
    if (score > own + 1e-12 || (Math.abs(score - own) <= 1e-12 && rival < row)) place++
  }
  return place
}
