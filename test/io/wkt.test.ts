import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LINE, POINT, POLYGON } from '../../src/core/dataset/shapes.ts'
import { parseWkt } from '../../src/io/wkt.ts'

describe('well-known text', () => {
  test.each([
    ['POINT (1 2)', { type: POINT, parts: [[1, 2]] }],
    ['point z(1 2 3)', { type: POINT, parts: [[1, 2]] }],
    ['POINTZ (1 2 3)', { type: POINT, parts: [[1, 2]] }],
    ['MULTIPOINT ((1 2))', { type: POINT, parts: [[1, 2]] }],
    ['LINESTRING(1 2, -3 4e-1)', { type: LINE, parts: [[1, 2, -3, 0.4]] }],
    [
      'MULTILINESTRING((1 2,3 4),(5 6,7 8))',
      {
        type: LINE,
        parts: [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
        ],
      },
    ],
    ['POLYGON((0 0,1 0,1 1))', { type: POLYGON, parts: [[0, 0, 1, 0, 1, 1, 0, 0]] }],
    [
      'MULTIPOLYGON(((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))',
      {
        type: POLYGON,
        parts: [
          [0, 0, 1, 0, 1, 1, 0, 0],
          [5, 5, 6, 5, 6, 6, 5, 5],
        ],
      },
    ],
    ['POLYGON EMPTY', { type: POLYGON, parts: [] }],
  ])('%s', (text, shape) => expect(parseWkt(text)).toEqual(shape))

  test.each([
    '',
    'POINT',
    'POINT (1)',
    'POINT (1 2',
    'POINT (a b)',
    'POINT (1 2) x',
    'CIRCLE (1 2)',
    'SRID=3857;POINT (1 2)',
    'POLYGON (0 0, 1',
  ])('%j is refused with a sentence', (text) => expect(parseWkt(text)).toBeTypeOf('string'))

  test('never throws, whatever the text', () => {
    const words = fc.constantFrom('POINT', 'POLYGON', '(', ')', ',', ' ', '1', '-2.5', 'EMPTY', 'Z')
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (list) => {
        parseWkt(list.join(''))
      }),
    )
  })
})
