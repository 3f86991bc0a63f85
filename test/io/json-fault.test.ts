import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonFaultAt } from '../../src/io/json-fault.ts'

describe('the place where a text stops being JSON', () => {
  test.each([
    ['{"a": [}', 7],
    ['{"a" 1}', 5],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['{"a": tru}', 6],
    ["{'a': 1}", 1],
    ['[1]]', 3],
    ['[01]', 2],
  ])('of %s is %i', (text, at) => expect(jsonFaultAt(text)).toBe(at))

  test('is the end where the text is JSON or breaks off', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(jsonFaultAt(json)).toBe(json.length)
      }),
    )
    expect(jsonFaultAt('{"a": [1, ')).toBe(10)
  })
})
