import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate } from '../../../src/core/need/calibration.ts'
import { stationRecords } from '../../../src/core/need/demand-by-class.ts'
import { fitFactors } from '../../../src/core/need/fit-factors.ts'
import { dataset, GRID, point, URBAN } from '../small-world.ts'

const of = (...values: number[]) => Float64Array.from(values)

describe('calibration, worked by hand', () => {
  it('finds the factors that made the records', () => {
    // recorded = 1.5 × private + 0.5 × taxi, station by station.
    const { factors, errorAfter, explained } = calibrate(of(35, 45, 25), [
      { id: 'private', swaps: of(20, 30, 10) },
      { id: 'taxi', swaps: of(10, 0, 20) },
    ])
    expect(factors.map(({ factor }) => factor)).toEqual([
      expect.closeTo(1.5, 6),
      expect.closeTo(0.5, 6),
    ])
    expect(errorAfter).toBeCloseTo(0, 5)
    expect(explained).toBeCloseTo(1, 6)
  })

  it('of one class is Σ recorded × modelled ÷ Σ modelled²', () => {
    // (40 × 20 + 60 × 40) ÷ (20² + 40²) = 3,200 ÷ 2,000 = 1.6.
    const found = calibrate(of(40, 60, Number.NaN), [{ id: 'private', swaps: of(20, 40, 99) }])
    expect(found.factors[0]!.factor).toBeCloseTo(1.6, 6)
    expect(found).toMatchObject({ stations: 2, recorded: 100, modelledBefore: 60 })
    expect(found.modelledAfter).toBeCloseTo(96, 4)
    expect(found.errorBefore).toBeCloseTo(20, 9) // √((20² + 20²) / 2)
    expect(found.errorAfter).toBeCloseTo(Math.sqrt((8 ** 2 + 4 ** 2) / 2), 4)
    expect(found.cautions[0]).toContain('2 stations record swaps for 1 classes')
  })

  it('takes no factor below 0: the other class is fitted alone then', () => {
    // Freely 2 and −1; with taxi at 0: (10 × 10 + 10 × 20) ÷ (10² + 20²) = 0.6.
    const { factors, cautions } = calibrate(of(10, 10), [
      { id: 'private', swaps: of(10, 20) },
      { id: 'taxi', swaps: of(10, 30) },
    ])
    expect(factors.map(({ factor }) => factor)).toEqual([expect.closeTo(0.6, 6), 0])
    expect(cautions).toContain("class 'taxi' is fitted to no demand at all")
  })

  it('leaves a class without demand at 1, and says so', () => {
    const { factors, cautions } = calibrate(of(20, 40), [
      { id: 'private', swaps: of(10, 20) },
      { id: 'truck', swaps: of(0, 0) },
    ])
    expect(factors[0]!.factor).toBeCloseTo(2, 6)
    expect(factors[1]).toEqual({ id: 'truck', factor: 1, modelled: 0, fitted: false })
    expect(cautions[0]).toContain("no recorded station has demand of class 'truck'")
    expect(calibrate(of(Number.NaN), [{ id: 'private', swaps: of(3) }])).toMatchObject({
      stations: 0,
      factors: [{ factor: 1 }],
    })
  })

  it('refuses a class of another length', () => {
    expect(() => calibrate(of(1, 2), [{ id: 'taxi', swaps: of(1) }])).toThrow(
      "needs 2 values of 'taxi', one a station, got 1",
    )
  })
})

describe('least squares without negative factors', () => {
  it('fits a class of hardly any demand beside one of much', () => {
    // Its column alone explains the second station: 0.0009 ÷ 0.0003 = 3.
    const factors = fitFactors([of(0, 0.0003), of(100, 0)], of(200, 0.0009))
    expect(factors).toEqual([expect.closeTo(3, 6), expect.closeTo(2, 6)])
  })

  it('is never beaten by factors around it', () => {
    const numbers = fc.double({ min: 0, max: 100, noNaN: true })
    const column = fc.array(numbers, { minLength: 6, maxLength: 6 })
    const loss = (columns: number[][], target: number[], f: number[]) =>
      target.reduce(
        (sum, y, i) => sum + (y - columns.reduce((s, c, k) => s + f[k]! * c[i]!, 0)) ** 2,
        0,
      )
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 4 }), column, (columns, target) => {
        const factors = fitFactors(columns, target)
        expect(factors.every((factor) => factor >= 0)).toBe(true)
        const least = loss(columns, target, factors)
        factors.forEach((factor, k) => {
          for (const step of [-0.01, 0.01, 0.5]) {
            const other = factors.map((f, i) => (i === k ? Math.max(0, factor + step) : f))
            expect(loss(columns, target, other)).toBeGreaterThanOrEqual(least - 1e-3 - 1e-6 * least)
          }
        })
      }),
      { numRuns: 50 },
    )
  })
})

describe('station records', () => {
  it('hold what the model gives our open stations of each class', () => {
    const station = { shape: point(120.6, 31.3), own: 'own', technology: 'swap', status: 'open' }
    const here = { shape: point(120.6, 31.3), count: 1000, swappable: 'swappable' }
    const { recorded, classes } = stationRecords(
      [
        dataset('vehicles', [here, { ...here, class: 'taxi', count: 10 }]),
        dataset('stations', [
          { ...station, swaps_per_day: 45, generation: 2 },
          { ...station, own: 'competitor', shape: point(120.69, 31.39) },
          { ...station, status: 'closed', swaps_per_day: 7 },
          { ...station, shape: point(120.51, 31.21) },
        ]),
      ],
      GRID,
      URBAN.parameters,
    )
    expect([...recorded]).toEqual([45, Number.NaN])
    const [privateCars, taxis, rides] = classes
    expect([privateCars!.id, taxis!.id]).toEqual(['private', 'taxi'])
    // At the door a pull of (3000/d)², d at most some 500 m: home keeps 2.7% or less of 199.2.
    expect(privateCars!.swaps[0]).toBeGreaterThan(0.97 * 199.2)
    expect(taxis!.swaps[0]).toBeGreaterThan(0.97 * 10 * 1.512)
    expect(privateCars!.swaps[1]).toBe(0)
    expect(rides!.swaps[0]).toBe(0)
    expect(classes.at(-1)).toEqual({ id: 'corridor', swaps: of(0, 0) })
  })
})
