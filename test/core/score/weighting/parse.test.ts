import { describe, expect, it } from 'vitest'
import { parsePairs } from '../../../../src/core/score/weighting/parse-pairs.ts'
import { parseRanking } from '../../../../src/core/score/weighting/parse-ranking.ts'

describe('an order of importance in words', () => {
  it('goes from the most important down, ties by the sign of equality', () => {
    expect(parseRanking('unserved > grid_headroom=partner_fit>rent')).toEqual([
      ['unserved'],
      ['grid_headroom', 'partner_fit'],
      ['rent'],
    ])
  })

  it.each([
    ['unserved>', 'has an empty place'],
    ['unserved>magic', "There is no criterion 'magic': a ranking names criteria"],
  ])('%s is refused', (text, sentence) => {
    expect(() => parseRanking(text)).toThrow(sentence)
  })
})

describe('a table of pairs', () => {
  it('takes numbers and fractions, and fills what is empty by what lies across', () => {
    const rows = [
      ['', 'unserved', 'rent', 'grid_headroom'],
      ['unserved', '', '3', '5'],
      ['rent', '1/3', 1, ''],
      ['grid_headroom', '', '1/2', ''],
    ]
    expect(parsePairs(rows)).toEqual({
      ids: ['unserved', 'rent', 'grid_headroom'],
      matrix: [
        [1, 3, 5],
        [1 / 3, 1, 2],
        [1 / 5, 1 / 2, 1],
      ],
    })
  })

  it.each([
    [
      [
        ['', 'unserved', 'rent'],
        ['unserved', 1, 2],
      ],
      'has 2 columns of criteria and 1 rows.',
    ],
    [
      [
        ['', 'rent'],
        ['unserved', 1],
      ],
      'names rent in column 1 and unserved in row 1.',
    ],
    [
      [
        ['', 'magic'],
        ['magic', 1],
      ],
      "There is no criterion 'magic'",
    ],
    [
      [
        ['', 'rent'],
        ['rent', '1/0/2'],
      ],
      'holds "1/0/2": give numbers above 0',
    ],
    [
      [
        ['', 'rent'],
        ['rent', '-2'],
      ],
      'holds "-2": give numbers above 0',
    ],
  ])('%j is refused', (rows, sentence) => {
    expect(() => parsePairs(rows)).toThrow(sentence)
  })
})
