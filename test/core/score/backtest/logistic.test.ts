import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../../src/core/random.ts'
import { fitLogistic, weightsOfFit } from '../../../../src/core/score/backtest/logistic.ts'

describe('the logistic regression', () => {
  it('finds the log odds ratio of a table of two by two', () => {
    // 30 of 50 with the factor, 10 of 50 without: ln(1.5), against ln(0.25).
    const factor = Float64Array.from({ length: 100 }, (_, row) => (row < 50 ? 1 : 0))
    const opened = Uint8Array.from(factor, (_, row) => (row < 30 || row >= 90 ? 1 : 0))
    const fit = fitLogistic([factor], opened, 0)
    expect(fit.intercept).toBeCloseTo(Math.log(0.25), 8)
    expect(fit.coefficients[0]).toBeCloseTo(Math.log(1.5) - Math.log(0.25), 8)
  })

  it('finds the published fit of hours studied and exams passed', () => {
    const hours = Float64Array.of(
      ...[0.5, 0.75, 1, 1.25, 1.5, 1.75, 1.75, 2, 2.25, 2.5],
      ...[2.75, 3, 3.25, 3.5, 4, 4.25, 4.5, 4.75, 5, 5.5],
    )
    const passed = Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1)
    const fit = fitLogistic([hours], passed, 0)
    expect(fit.intercept).toBeCloseTo(-4.0777, 4)
    expect(fit.coefficients[0]).toBeCloseTo(1.5046, 4)
  })

  const random = randomFrom(2)
  const columns = [0, 1, 2].map(() => Float64Array.from({ length: 500 }, () => 10 * random()))
  const marks = Uint8Array.from({ length: 500 }, (_, row) =>
    columns[0]![row]! - 0.5 * columns[1]![row]! + 4 * random() > 5 ? 1 : 0,
  )

  it('ends where the slope of its loss is 0, penalty and all', () => {
    const fit = fitLogistic(columns, marks, 3)
    columns.forEach((column, i) => {
      const mean = column.reduce((a, b) => a + b, 0) / 500
      const deviation = fit.standardised[i]! / fit.coefficients[i]!
      let slope = 3 * fit.standardised[i]!
      for (let row = 0; row < 500; row++) {
        const z = columns.reduce((s, c, j) => s + fit.coefficients[j]! * c[row]!, fit.intercept)
        slope += (1 / (1 + Math.exp(-z)) - marks[row]!) * ((column[row]! - mean) / deviation)
      }
      expect(slope).toBeCloseTo(0, 6)
    })
  })

  it('shrinks with the penalty, and stands separable, repeated and constant columns', () => {
    const apart = Float64Array.from({ length: 500 }, (_, row) => marks[row]!)
    const flat = new Float64Array(500).fill(3)
    const weak = fitLogistic([apart, apart, flat], marks, 1)
    const strong = fitLogistic([apart, apart, flat], marks, 100)
    expect(weak.coefficients[0]).toBeCloseTo(weak.coefficients[1]!, 6)
    expect(weak.coefficients[0]).toBeGreaterThan(strong.coefficients[0]!)
    expect(weak.coefficients[2]).toBe(0)
  })

  it('offers weights in proportion to what speaks for an opening, 0 for what speaks against', () => {
    const weights = weightsOfFit(fitLogistic(columns, marks))
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
    expect(weights[0]).toBeGreaterThan(0.5)
    expect(weights[1]).toBe(0)
  })

  it('needs rows of both kinds, and as many values as rows', () => {
    expect(() => fitLogistic(columns, new Uint8Array(500))).toThrow('one kind only')
    expect(() => fitLogistic([new Float64Array(3)], marks)).toThrow('500')
  })
})
