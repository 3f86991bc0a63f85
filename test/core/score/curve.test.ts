import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curveAt } from '../../../src/core/score/curve.ts'
import { fitCurve } from '../../../src/core/score/fit-curve.ts'

describe('a curve', () => {
  it('is straight between its knots and constant beyond them', () => {
    const curve = { x: [0, 10, 20], y: [0, 0.8, 1] }
    expect([-5, 0, 5, 10, 15, 20, 99].map((x) => curveAt(curve, x))).toEqual([
      0, 0, 0.4, 0.8, 0.9, 1, 1,
    ])
  })

  it('refuses an unknown value', () => {
    expect(() => curveAt({ x: [0, 1], y: [0, 1] }, Number.NaN)).toThrow('NaN')
  })

  it('fitted to values never leaves [0, 1] and never falls for a benefit', () => {
    const values = fc.array(fc.float({ min: 0, noNaN: true, max: 1e6 }), { minLength: 1 })
    fc.assert(
      fc.property(values, (raw) => {
        const curve = fitCurve(Float32Array.from(raw), 'benefit')
        const on = [...raw].sort((a, b) => a - b).map((x) => curveAt(curve, x))
        expect(on.every((y, i) => y >= 0 && y <= 1 && y >= (on[i - 1] ?? 0))).toBe(true)
      }),
    )
  })
})

describe('full marks', () => {
  it('are given where 95% of the total is reached, whatever empty land the region holds', () => {
    // 1 + 2 + … + 20 = 210; 95% of it, 199.5, is reached with the 20.
    const values = Array.from({ length: 20 }, (_, i) => i + 1)
    expect(fitCurve(Float32Array.from(values), 'benefit').x).toEqual([0, 20])
    const withSea = [...values, ...new Array(10_000).fill(0), Number.NaN]
    expect(fitCurve(Float32Array.from(withSea), 'benefit').x).toEqual([0, 20])
  })

  it('are not set by one giant', () => {
    const values = [...new Array(1000).fill(10), 200]
    expect(fitCurve(Float32Array.from(values), 'benefit').x).toEqual([0, 10])
  })

  it('are upside down for a cost, and fixed where the criterion says so', () => {
    expect(fitCurve(Float32Array.of(4, 4), 'cost')).toEqual({ x: [0, 4], y: [1, 0] })
    expect(fitCurve(Float32Array.of(4, 4), 'benefit', 100).x).toEqual([0, 100])
  })
})
