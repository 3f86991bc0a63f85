import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../../src/core/random.ts'
import {
  bootstrapAucs,
  differences,
  middleOf,
} from '../../../../src/core/score/backtest/bootstrap.ts'
import { liftAt, recallAt } from '../../../../src/core/score/backtest/lift.ts'
import { rocAuc } from '../../../../src/core/score/backtest/roc.ts'

describe('the area under the ROC curve', () => {
  it('is the share of pairs in the right order, ties half, as counted pair by pair', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.boolean()), {
      minLength: 2,
      maxLength: 40,
    })
    fc.assert(
      fc.property(rows, (list) => {
        const scores = Float64Array.from(list, ([score]) => (score === 6 ? Number.NaN : score))
        const positives = Uint8Array.from(list, ([, mark]) => (mark ? 1 : 0))
        const ups = list.flatMap(([score, mark]) => (mark ? [score === 6 ? -1 : score] : []))
        const downs = list.flatMap(([score, mark]) => (mark ? [] : [score === 6 ? -1 : score]))
        let wins = 0
        for (const up of ups)
          for (const down of downs) wins += up > down ? 1 : up === down ? 0.5 : 0
        const expected = wins / (ups.length * downs.length)
        if (Number.isNaN(expected)) expect(rocAuc(scores, positives)).toBeNaN()
        else expect(rocAuc(scores, positives)).toBeCloseTo(expected, 12)
      }),
    )
  })

  it('is 1 in perfect order, 0 in reverse, ½ where all tie', () => {
    const marks = Uint8Array.of(0, 0, 1, 1)
    expect(rocAuc(Float64Array.of(1, 2, 3, 4), marks)).toBe(1)
    expect(rocAuc(Float64Array.of(4, 3, 2, 1), marks)).toBe(0)
    expect(rocAuc(Float64Array.of(7, 7, 7, 7), marks)).toBe(0.5)
  })
})

describe('recall and lift', () => {
  const scores = Float64Array.from({ length: 100 }, (_, row) => 100 - row)

  it('count what the best share holds', () => {
    const marks = Uint8Array.from({ length: 100 }, (_, row) =>
      [0, 4, 5, 50].includes(row) ? 1 : 0,
    )
    expect(recallAt(scores, marks, 0.05)).toBe(2 / 4)
    expect(liftAt(scores, marks, 0.05)).toBe(10)
    expect(recallAt(scores, marks, 0.01)).toBe(1 / 4)
    expect(recallAt(scores, marks, 1)).toBe(1)
  })

  it('let in a run of ties by its part, so that the order of rows does not matter', () => {
    // Rows 3–12 tie; of the best five, three are sure and two of the ten come from the run.
    const tied = scores.map((score, row) => (row >= 3 && row < 13 ? 97 : score))
    const marks = Uint8Array.from({ length: 100 }, (_, row) => (row === 0 || row === 9 ? 1 : 0))
    expect(recallAt(tied, marks, 0.05)).toBeCloseTo((1 + 2 / 10) / 2, 12)
    expect(recallAt(tied.toReversed(), marks.toReversed(), 0.05)).toBeCloseTo(0.6, 12)
  })

  it('refuse a share out of range', () => {
    expect(() => recallAt(scores, new Uint8Array(100), 0)).toThrow('0')
  })
})

describe('the bootstrap', () => {
  const random = randomFrom(11)
  const marks = Uint8Array.from({ length: 600 }, (_, row) => (row < 60 ? 1 : 0))
  const good = Float64Array.from(marks, (mark) => mark + 1.2 * (random() + random() + random()))
  const noise = Float64Array.from(marks, () => random())

  it('lies around the AUC, as wide as Hanley and McNeil say', () => {
    const auc = rocAuc(good, marks)
    const { good: draws } = bootstrapAucs({ good }, marks, { draws: 2000 })
    const mean = draws.reduce((a, b) => a + b, 0) / draws.length
    const deviation = Math.sqrt(draws.reduce((a, b) => a + (b - mean) ** 2, 0) / draws.length)
    const q1 = auc / (2 - auc)
    const q2 = (2 * auc ** 2) / (1 + auc)
    const variance = (auc * (1 - auc) + 59 * (q1 - auc ** 2) + 539 * (q2 - auc ** 2)) / (60 * 540)
    expect(mean).toBeCloseTo(auc, 2)
    expect(deviation / Math.sqrt(variance)).toBeGreaterThan(0.7)
    expect(deviation / Math.sqrt(variance)).toBeLessThan(1.3)
  })

  it('compares in pairs: a score with itself differs by nothing, with noise by a lot', () => {
    const draws = bootstrapAucs({ good, same: good, noise }, marks, { draws: 400, seed: 2 })
    expect(middleOf(differences(draws.good, draws.same))).toEqual({ low: 0, high: 0 })
    expect(middleOf(differences(draws.good, draws.noise)).low).toBeGreaterThan(0.2)
    expect(bootstrapAucs({ good }, marks, { draws: 400, seed: 2 }).good).toEqual(draws.good)
  })

  it('takes the middle by nearest rank', () => {
    const draws = Float64Array.from({ length: 1000 }, (_, i) => 999 - i)
    expect(middleOf(draws)).toEqual({ low: 25, high: 974 })
  })

  it('needs rows of both kinds', () => {
    expect(() => bootstrapAucs({ noise }, new Uint8Array(600))).toThrow('one kind only')
  })
})
