import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightsByPairs } from '../../../../src/core/score/weighting/pairwise.ts'

const rounded = (weights: Float64Array, digits = 3) =>
  [...weights].map((weight) => Number(weight.toFixed(digits)))

/** Distances from Philadelphia (Saaty, J. Math. Psychology 15, 1977). */
const CITIES = ['Cairo', 'Tokyo', 'Chicago', 'San Francisco', 'London', 'Montreal']
const DISTANCES = [
  [1, 1 / 3, 8, 3, 3, 7],
  [3, 1, 9, 3, 3, 9],
  [1 / 8, 1 / 9, 1, 1 / 6, 1 / 5, 2],
  [1 / 3, 1 / 3, 6, 1, 1 / 3, 6],
  [1 / 3, 1 / 3, 5, 3, 1, 6],
  [1 / 7, 1 / 9, 1 / 2, 1 / 6, 1 / 6, 1],
]

/** Buying a house (Saaty, How to make a decision, EJOR 48, 1990). */
const HOUSE = ['size', 'buses', 'neighbourhood', 'age', 'yard', 'modern', 'condition', 'financing']
const HOUSE_JUDGEMENTS = [
  [1, 5, 3, 7, 6, 6, 1 / 3, 1 / 4],
  [1 / 5, 1, 1 / 3, 5, 3, 3, 1 / 5, 1 / 7],
  [1 / 3, 3, 1, 6, 3, 4, 6, 1 / 5],
  [1 / 7, 1 / 5, 1 / 6, 1, 1 / 3, 1 / 4, 1 / 7, 1 / 8],
  [1 / 6, 1 / 3, 1 / 3, 3, 1, 1 / 2, 1 / 5, 1 / 6],
  [1 / 6, 1 / 3, 1 / 4, 4, 2, 1, 1 / 5, 1 / 6],
  [3, 5, 1 / 6, 7, 5, 5, 1, 1 / 2],
  [4, 7, 5, 8, 6, 6, 2, 1],
]

describe('weights by pairwise comparison', () => {
  it("are Saaty's for the distances from Philadelphia", () => {
    const result = weightsByPairs(CITIES, DISTANCES)
    // Published to three digits, worked out with rounded judgements: the first is 0.2619.
    const published = [0.263, 0.397, 0.033, 0.116, 0.164, 0.027]
    for (const [i, weight] of published.entries())
      expect(Math.abs(result.weights[i]! - weight)).toBeLessThan(0.0015)
    expect(result.lambdaMax).toBeCloseTo(6.45, 2)
    expect(result.warning).toBe('')
  })

  it("are Saaty's for the house, with his ratio of 0.17 and a warning that names the pair", () => {
    const result = weightsByPairs(HOUSE, HOUSE_JUDGEMENTS)
    expect(rounded(result.weights)).toEqual([
      0.173, 0.054, 0.188, 0.018, 0.031, 0.036, 0.167, 0.333,
    ])
    expect(result.lambdaMax).toBeCloseTo(9.669, 3)
    expect(result.consistencyIndex).toBeCloseTo(0.238, 3)
    expect(result.consistencyRatio).toBeCloseTo(0.169, 3)
    expect(result.warning).toMatch(/consistency ratio 0\.17.*neighbourhood against condition/)
  })

  it('are found again where the judgements are ratios of weights', () => {
    const shares = fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), {
      minLength: 1,
      maxLength: 9,
    })
    fc.assert(
      fc.property(shares, (list) => {
        const ids = list.map((_, i) => `c${i}`)
        const { weights, consistencyRatio, warning } = weightsByPairs(
          ids,
          list.map((a) => list.map((b) => a / b)),
        )
        const sum = list.reduce((a, b) => a + b, 0)
        expect(warning).toBe('')
        expect(consistencyRatio).toBeCloseTo(0, 9)
        for (const [i, share] of list.entries()) expect(weights[i]).toBeCloseTo(share / sum, 12)
      }),
    )
  })

  it('take 0.33 for a third', () => {
    const { weights } = weightsByPairs(
      ['a', 'b'],
      [
        [1, 0.33],
        [3, 1],
      ],
    )
    expect([...weights]).toEqual([0.25, 0.75])
  })
})

describe('a matrix of judgements that cannot be', () => {
  const refusal = (matrix: number[][]) => () => weightsByPairs(['rent', 'unserved'], matrix)

  it.each([
    [[[1, 3]], 'must have 2 rows of 2 numbers'],
    [
      [
        [1, 3],
        [3, 1],
      ],
      'rent against unserved is given as 3, the other way round as 3: one must be 1 over the other',
    ],
    [
      [
        [1, 0],
        [3, 1],
      ],
      'The judgement of rent against unserved is 0: give a number above 0',
    ],
    [
      [
        [2, 3],
        [1 / 3, 1],
      ],
      'The judgement of rent against itself is 2: it must be 1',
    ],
    [
      [
        [1, Number.NaN],
        [1, 1],
      ],
      'is NaN: give a number above 0',
    ],
  ])('is refused in one sentence: %j', (matrix, words) => {
    expect(refusal(matrix)).toThrow(words)
  })

  it('is refused beyond the sizes whose random index is known', () => {
    const ids = Array.from({ length: 16 }, (_, i) => `c${i}`)
    expect(() => weightsByPairs(ids, [])).toThrow('takes 1 to 15 criteria, not 16')
  })
})
