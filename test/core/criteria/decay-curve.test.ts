import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DECAY_NAMES,
  type DecayName,
  decayAt,
  decayCurve,
} from '../../../src/core/criteria/decay-curve.ts'
import { curveAt } from '../../../src/core/score/curve.ts'

const names = fc.constantFrom(...DECAY_NAMES)
const cutoffs = fc.double({ min: 1, max: 1e6, noNaN: true })
const share = fc.double({ min: 0, max: 1.5, noNaN: true })

describe('a decay', () => {
  it('is 1 at the door, within 0 and 1, never rises, and is 0 beyond the cutoff', () => {
    fc.assert(
      fc.property(names, cutoffs, share, share, (name, cutoff, a, b) => {
        const decay = decayCurve(name, cutoff)
        const [near, far] = [Math.min(a, b) * cutoff, Math.max(a, b) * cutoff]
        expect(decayAt(decay, 0)).toBe(1)
        expect(decayAt(decay, near)).toBeLessThanOrEqual(1)
        expect(decayAt(decay, far)).toBeGreaterThanOrEqual(0)
        expect(decayAt(decay, far)).toBeLessThanOrEqual(decayAt(decay, near))
        if (far > cutoff) expect(decayAt(decay, far)).toBe(0)
      }),
    )
  })

  it('by name at half of a 3 km cutoff, by hand', () => {
    const half = (name: DecayName) => decayAt(decayCurve(name, 3000), 1500)
    expect(half('step')).toBe(1)
    expect(half('linear')).toBe(0.5)
    expect(half('exponential')).toBeCloseTo(0.2236, 3) // √0.05
    expect(half('gaussian')).toBeCloseTo(0.4729, 3) // 0.05^¼
    expect(half('power')).toBeCloseTo(0.04, 3) // (300 / 1500)²
  })

  it('is a table of knots that the curve reads alike, within 0.001 of the formula', () => {
    for (const name of DECAY_NAMES) {
      const decay = decayCurve(name, 3000)
      for (let metres = 0; metres <= 3000; metres += 7)
        expect(decayAt(decay, metres)).toBeCloseTo(curveAt(decay.curve, metres), 12)
    }
    for (const cutoff of [500, 3000, 10_000])
      for (let metres = 0; metres <= cutoff; metres += 97) {
        const at = (name: DecayName) => decayAt(decayCurve(name, cutoff), metres)
        expect(Math.abs(at('power') - (300 / Math.max(300, metres)) ** 2)).toBeLessThan(0.001)
        expect(Math.abs(at('gaussian') - 0.05 ** ((metres / cutoff) ** 2))).toBeLessThan(0.001)
      }
    expect(decayAt(decayCurve('power', 200), 200)).toBe(1)
  })

  it('refuses a name it does not know and a cutoff that is none', () => {
    expect(() => decayCurve('cubic' as DecayName, 3000)).toThrow("'cubic' is no decay")
    expect(() => decayCurve('linear', 0)).toThrow('above 0 metres, got 0')
    expect(() => decayCurve('linear', Number.NaN)).toThrow('got NaN')
  })
})
