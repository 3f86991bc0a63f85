import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { geometricMean } from '../../../../src/core/score/rules/geometric-mean.ts'
import type { Rule } from '../../../../src/core/score/rules/rule.ts'
import { shapleyShares } from '../../../../src/core/score/rules/shapley.ts'
import { topsis } from '../../../../src/core/score/rules/topsis.ts'
import { makeFrame } from '../frames.ts'

const sum = (shares: Float64Array) => shares.reduce((a, b) => a + b, 0)
const game = (value: (members: readonly number[]) => number, players: number): Rule => ({
  scoreAt: (_, members = new Uint8Array(players).fill(1)) => value([...members]),
})

describe('Shapley shares', () => {
  it('are those of the glove game: one left glove, two right ones', () => {
    // The left glove gets 2/3, each right one 1/6 (Shapley and Shubik).
    const gloves = game(([left, a, b]) => (left && (a || b) ? 60 : 0), 3)
    const shares = shapleyShares(gloves, 0, 3)
    expect([...shares].map((share) => Math.round(share * 1e9) / 1e9)).toEqual([40, 10, 10])
  })

  it('are those worked by hand for a geometric mean of two', () => {
    // v({1}) = 25, v({2}) = 100, v({1,2}) = 50: shares (25 + (50 − 100))/2 and (100 + (50 − 25))/2.
    const rule = geometricMean(
      [Float64Array.of(0.25), Float64Array.of(1)],
      Float64Array.of(0.5, 0.5),
    )
    const [first, second] = shapleyShares(rule, 0, 2)
    expect(first).toBeCloseTo(-12.5, 9)
    expect(second).toBeCloseTo(62.5, 9)
  })

  it('add up to the score exactly, and give a criterion of weight 0 nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 6 }), (seed, criteria) => {
        const { columns, weights, excluded } = makeFrame({ seed, rows: 12, criteria })
        for (const rule of [geometricMean(columns, weights), topsis(columns, weights, excluded)])
          for (let row = 0; row < 12; row++) {
            const shares = shapleyShares(rule, row, criteria)
            expect(sum(shares)).toBe(rule.scoreAt(row))
            expect(sum(shares.toReversed())).toBe(rule.scoreAt(row))
            for (let i = 0; i < criteria; i++)
              if (weights[i] === 0) expect(shares[i]).toBeCloseTo(0, 8)
          }
      }),
      { numRuns: 60 },
    )
  })

  it('drawn in seeded orders come near the exact ones, the same for the same seed', () => {
    const players = 13
    const worth = Array.from({ length: players }, (_, i) => i + 1)
    // Pays the square of what is there: player i's share is worth × all of it, 91.
    const square = game((in_) => in_.reduce((a, m, i) => a + m * worth[i]!, 0) ** 2 / 128, players)
    const shares = shapleyShares(square, 0, players, { seed: 5 })
    expect(shapleyShares(square, 0, players, { seed: 5 })).toEqual(shares)
    expect(sum(shares)).toBe(square.scoreAt(0))
    for (const [i, share] of shares.entries())
      expect(Math.abs(share - (worth[i]! * 91) / 128)).toBeLessThan(0.5)
  })
})
