import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curveAt } from '../../../src/core/score/curve.ts'
import { CURVE_TYPES, type CurveSpec } from '../../../src/core/score/curve-spec.ts'
import { CURVE_ERROR, freezeCurve } from '../../../src/core/score/freeze-curve.ts'

const NONE = new Float32Array(0)
const VALUES = Float32Array.of(5, 1, Number.NaN, 2, 2, 9, 0, 0, 0, 4)
const freeze = (spec: CurveSpec, values = NONE) => freezeCurve('unserved', spec, 'benefit', values)
const on = (spec: CurveSpec, x: number[], values = NONE) =>
  x.map((each) => curveAt(freeze(spec, values), each))
const refusal = (spec: unknown) => () => freeze(spec as CurveSpec)

const specs: fc.Arbitrary<CurveSpec> = fc.oneof(
  fc.record({
    type: fc.constant('linear' as const),
    from: fc.constant(-3),
    to: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({
    type: fc.constant('log' as const),
    to: fc.integer({ min: 1, max: 90 }),
    bend: fc.double({ min: 1e-6, max: 10_000, noNaN: true }),
  }),
  fc.record({
    type: fc.constant('logistic' as const),
    from: fc.constant(-3),
    to: fc.integer({ min: 1, max: 90 }),
    steepness: fc.double({ min: 1e-3, max: 100, noNaN: true }),
  }),
  fc.record({
    type: fc.constant('threshold' as const),
    at: fc.double({ min: -9, max: 9, noNaN: true }),
  }),
  fc.record({ type: fc.constant('quantile' as const), knots: fc.integer({ min: 2, max: 200 }) }),
)

describe('a frozen curve', () => {
  it('rises strictly in x, stays in [0, 1] and never falls for a benefit, never rises for a cost', () => {
    const raw = fc.array(fc.float({ min: -5, max: 100 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(specs, raw, (spec, list) => {
        const values = Float32Array.from(list)
        const up = freezeCurve('rent', spec, 'benefit', values)
        const down = freezeCurve('rent', spec, 'cost', values)
        expect(up.x.every((x, i) => i === 0 || x > up.x[i - 1]!)).toBe(true)
        expect(up.y.every((y, i) => y >= (up.y[i - 1] ?? 0) && y <= 1)).toBe(true)
        expect(down.x).toEqual(up.x)
        expect(down.y).toEqual(up.y.map((y) => 1 - y))
      }),
    )
  })

  it('keeps the knots within the stated bound of the closed form', () => {
    const t = Array.from({ length: 5001 }, (_, i) => i / 5000)
    for (const bend of [0.01, 1, 9, 100, 10_000]) {
      const curve = freeze({ type: 'log', from: 10, to: 30, bend })
      for (const at of t)
        expect(
          Math.abs(curveAt(curve, 10 + 20 * at) - Math.log1p(bend * at) / Math.log1p(bend)),
        ).toBeLessThan(CURVE_ERROR)
    }
    for (const steepness of [0.5, 4, 10, 100]) {
      const s = (at: number) => 1 / (1 + Math.exp(-steepness * (at - 0.5)))
      const curve = freeze({ type: 'logistic', from: 10, to: 30, steepness })
      for (const at of t) {
        const exact = (s(at) - s(0)) / (s(1) - s(0))
        expect(Math.abs(curveAt(curve, 10 + 20 * at) - exact)).toBeLessThan(CURVE_ERROR)
      }
    }
  })

  it('is a straight line from 0 to the full marks of the data where nothing is said', () => {
    // 0 + … + 9: of the total of 23, 95% is reached with the 9.
    expect(freeze({ type: 'linear' }, VALUES)).toEqual({ x: [0, 9], y: [0, 1] })
    expect(on({ type: 'linear', from: 2, to: 6 }, [1, 2, 4, 6, 7])).toEqual([0, 0, 0.5, 1, 1])
  })

  it('is half way at its middle where it is logistic', () => {
    const [low, middle, high] = on({ type: 'logistic', from: 0, to: 8 }, [-1, 4, 9])
    expect([low, high]).toEqual([0, 1])
    expect(middle).toBeCloseTo(0.5, 4)
  })

  it('steps at a threshold with nothing in between', () => {
    for (const at of [0, 3, -2.5, 1e-300]) {
      const curve = freeze({ type: 'threshold', at })
      expect(curveAt(curve, at)).toBe(1)
      expect(curveAt(curve, at - Math.max(Number.MIN_VALUE, Math.abs(at) * 2 ** -52))).toBe(0)
    }
  })

  it('gives the share of smaller values where it is a quantile', () => {
    // Known, sorted: 0 0 0 1 2 2 4 5 9.
    const shares = on({ type: 'quantile', knots: 9 }, [0, 1, 2, 4, 5, 9], VALUES)
    expect(shares).toEqual([0, 3 / 9, 4 / 9, 6 / 9, 7 / 9, 1])
  })

  it('gives a half everywhere where all values are the same and the curve is a quantile', () => {
    expect(on({ type: 'quantile' }, [6, 7, 8], Float32Array.of(7, 7))).toEqual([0.5, 0.5, 0.5])
  })

  it('takes the knots of a piecewise curve as they are, whichever the direction', () => {
    const spec = { type: 'piecewise', x: [0, 5, 9], y: [0.2, 1, 0] } as const
    expect(freezeCurve('rent', spec, 'cost', NONE)).toEqual({ x: [0, 5, 9], y: [0.2, 1, 0] })
  })
})

describe('a curve that cannot be', () => {
  it.each([
    [{ type: 'linear', from: 9, to: 2 }, "runs from 9 to 2: 'to' must be above 'from'"],
    [{ type: 'linear', to: Number.NaN }, 'runs to NaN: give a number'],
    [{ type: 'log', to: 5, bend: 0 }, 'has a bend of 0'],
    [{ type: 'logistic', from: 0, to: 5, steepness: -1 }, 'has a steepness of -1'],
    [{ type: 'threshold', at: Infinity }, 'steps at Infinity'],
    [{ type: 'quantile', knots: 1 }, 'has 1 knots'],
    [{ type: 'piecewise', x: [0, 0], y: [0, 1] }, 'has x = 0 at knot 2: x must rise'],
    [{ type: 'piecewise', x: [0, 1], y: [0, 1.5] }, 'has y = 1.5 at knot 2'],
    [{ type: 'piecewise', x: [0], y: [0, 1] }, 'has 1 x and 2 y'],
  ])('is refused in one sentence: %j', (spec, words) => {
    expect(refusal(spec)).toThrow(`The ${spec.type} curve of unserved ${words}`)
  })

  it('is refused with the types there are', () => {
    expect(refusal({ type: 'cubic' })).toThrow(`'cubic': choose ${CURVE_TYPES.join(', ')}`)
  })

  it('is refused where full marks found in the data lie below its start', () => {
    expect(() => freeze({ type: 'linear', from: 50 }, VALUES)).toThrow('runs from 50 to 9')
  })
})
