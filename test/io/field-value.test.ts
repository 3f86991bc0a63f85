import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { NumberField } from '../../src/core/dataset/kinds.ts'
import { parseNumber, readNumber, readText } from '../../src/io/field-value.ts'

const km: NumberField = { type: 'number', unit: 'km' }

describe('a number', () => {
  test('is what JavaScript prints of any finite number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(Number(String(value)))
      }),
    )
  })

  test('may have spaces around it, a sign, no leading zero, an exponent', () => {
    expect([' 12 ', '+3', '-.5', '1e3', '7.'].map(parseNumber)).toEqual([12, 3, -0.5, 1000, 7])
  })

  test.each(['12abc', '1,234', '1 234', '0x10', 'NaN', 'Infinity', '1e999', 'n/a', '-', '1.2.3'])(
    'is not %j',
    (text) => expect(parseNumber(text)).toBeUndefined(),
  )

  test('is unknown where the cell is empty, and neither true, a list nor a record', () => {
    expect(['', '  ', null, undefined].map(parseNumber)).toEqual([NaN, NaN, NaN, NaN])
    expect([true, [1], {}].map(parseNumber)).toEqual([undefined, undefined, undefined])
  })

  test('with thousands separators is refused with a hint', () => {
    expect(readNumber('1,234', km, 'c')).toEqual({
      code: 'not_a_number',
      message: "'1,234' in column 'c' is not a number: write it without thousands separators.",
    })
  })

  test('of kilometres may be a milestone', () => {
    expect(readNumber('289K+900', km, 'c')).toEqual({ value: 289.9 })
    expect(readNumber('K12+050', km, 'c')).toEqual({ value: 12.05 })
    expect(readNumber('289K+900', { ...km, unit: 'm' }, 'c')).toMatchObject({
      code: 'not_a_number',
    })
  })

  test('outside its range is quoted', () => {
    expect(readNumber('-1', { ...km, minimum: 0 }, 'c')).toEqual({
      code: 'out_of_range',
      message: "'-1' in column 'c' is below 0 km.",
    })
  })
})

describe('a text', () => {
  test('of a list is found without case, spaces, _ and -', () => {
    const field = { type: 'text', values: ['ride-hailing'] } as const
    expect(readText(' Ride Hailing', field, 'c')).toEqual({ value: 'ride-hailing' })
    expect(readText('bus', field, 'c')).toEqual({
      code: 'not_in_list',
      message: "'bus' in column 'c' is none of: ride-hailing.",
    })
  })

  test('longer than 10,000 characters is refused', () => {
    expect(readText('x'.repeat(10_000), { type: 'text' }, 'c')).toHaveProperty('value')
    expect(readText('x'.repeat(10_001), { type: 'text' }, 'c')).toMatchObject({ code: 'too_long' })
  })
})
