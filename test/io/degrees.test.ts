import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDegrees, parseMetres, parsePair } from '../../src/io/degrees.ts'

describe('degrees', () => {
  test.each([
    ['31.2304', 31.2304, undefined],
    [' -33.9 ', -33.9, undefined],
    [121.47, 121.47, undefined],
    ['31,2304', 31.2304, undefined],
    ['31.2304°', 31.2304, undefined],
    ['31.2304N', 31.2304, 'lat'],
    ['W 71,5', -71.5, 'lon'],
    [`31°13'49.4"N`, 31 + 13 / 60 + 49.4 / 3600, 'lat'],
    ['121° 28′ 25″ E', 121 + 28 / 60 + 25 / 3600, 'lon'],
    ['N31 13.823', 31 + 13.823 / 60, 'lat'],
    ['31 13 49.4 N', 31 + 13 / 60 + 49.4 / 3600, 'lat'],
    ['-33 52 10', -(33 + 52 / 60 + 10 / 3600), undefined],
    ['北纬31度13分49.4秒', 31 + 13 / 60 + 49.4 / 3600, 'lat'],
    ['東經121度30分', 121.5, 'lon'],
    ['121º30’E', 121.5, 'lon'],
    [`33°52'10''S`, -(33 + 52 / 60 + 10 / 3600), 'lat'],
  ])('%j is %d', (cell, value, axis) => {
    const found = parseDegrees(cell)
    expect(found?.value).toBeCloseTo(value, 12)
    expect(found?.axis).toBe(axis)
  })

  test.each([
    '12abc',
    '1,234,5',
    '31°61′N',
    '31 13 60',
    '-31S',
    'N31N',
    'n/a',
    'N',
    '°',
    true,
    '31..2',
  ])('%j is none', (cell) => {
    expect(parseDegrees(cell)).toBeUndefined()
  })

  test('an empty cell is unknown', () => {
    expect(parseDegrees('')?.value).toBeNaN()
    expect(parseDegrees(undefined)?.value).toBeNaN()
  })

  test('degrees written in minutes and seconds come back', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most })
    fc.assert(
      fc.property(part(179), part(59), fc.integer({ min: 0, max: 59_999 }), (d, m, ms) => {
        const found = parseDegrees(`${d}°${m}'${ms / 1000}"W`)
        expect(found).toEqual({
          value: expect.closeTo(-(d + m / 60 + ms / 3_600_000), 10),
          axis: 'lon',
        })
      }),
    )
  })

  test('whatever is written, it is a number, unknown or none', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...`0123456789.,°'" NSEW-+北纬度分`) }),
        (text) => {
          const found = parseDegrees(text)
          if (found) expect(typeof found.value).toBe('number')
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('metres', () => {
  test('a comma is taken for a point only where it cannot part thousands', () => {
    expect(parseMetres('311100,84')).toBe(311100.84)
    expect(parseMetres('311,10')).toBe(311.1)
    expect(parseMetres('311,100')).toBeUndefined()
    expect(parseMetres('2,771,138.5')).toBeUndefined()
    expect(parseMetres('311100.84000000003')).toBe(311100.84000000003)
  })
})

describe('two coordinates in a cell', () => {
  test.each([
    ['31.23, 121.47', 31.23, 121.47],
    ['31.23,121.47', 31.23, 121.47],
    ['116.39;39.9', 116.39, 39.9],
    ['31,23; 121,47', 31.23, 121.47],
    ['31,23, 121,47', 31.23, 121.47],
    ['31.23 121.47', 31.23, 121.47],
    ['(31.23, -71.5)', 31.23, -71.5],
    [`31°13'N 121°28'E`, 31 + 13 / 60, 121 + 28 / 60],
    ['31.23，121.47', 31.23, 121.47],
    ['31.23、121.47', 31.23, 121.47],
  ])('%j', (cell, first, second) => {
    const pair = parsePair(cell)
    expect(pair?.map(({ value }) => value)).toEqual([
      expect.closeTo(first, 10),
      expect.closeTo(second, 10),
    ])
  })

  test.each(['31.23', '', 'Main Street 12, 5', '1, 2, 3', 31.23, 'POINT (1 2)'])(
    '%j is none',
    (cell) => {
      expect(parsePair(cell)).toBeUndefined()
    },
  )
})
