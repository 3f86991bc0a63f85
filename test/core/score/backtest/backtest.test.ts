import { expect, it } from 'vitest'
import { backtest } from '../../../../src/core/score/backtest/backtest.ts'

const openings = Uint8Array.from({ length: 200 }, (_, row) => (row < 10 ? 1 : 0))
const perfect = Float64Array.from({ length: 200 }, (_, row) => 200 - row)
const turned = perfect.toReversed()

it('measures a score against openings and simpler scores', () => {
  const result = backtest(perfect, { turned, ours: perfect }, openings, { draws: 50 })
  expect(result).toMatchObject({
    cells: 200,
    openings: 10,
    auc: 1,
    interval: { low: 1, high: 1 },
    lift: { 1: 20, 5: 20, 10: 10 },
    recall5: 1,
  })
  expect(result.baselines.turned).toEqual({
    auc: 0,
    recall5: 0,
    difference: { value: 1, low: 1, high: 1 },
  })
  expect(result.baselines.ours.difference).toEqual({ value: 0, low: 0, high: 0 })
})

it('refuses openings everywhere or nowhere', () => {
  expect(() => backtest(perfect, {}, new Uint8Array(200))).toThrow('one kind only')
})
