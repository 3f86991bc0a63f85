import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textBytes, textsFromBytes } from '../../src/store/text-bytes.ts'

test('any texts come back as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
      expect(textsFromBytes(textBytes(texts))).toEqual(texts)
    }),
  )
})

test('a word said a thousand times is stored once', () => {
  const texts = Array.from({ length: 1000 }, () => 'Sinopec petrol station')
  expect(textBytes(texts).length).toBeLessThan(4 * 1000 + 100)
})
