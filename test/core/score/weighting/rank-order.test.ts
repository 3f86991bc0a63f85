import { describe, expect, it } from 'vitest'
import { sharesByPlace, weightsByRanking } from '../../../../src/core/score/weighting/rank-order.ts'

const rounded = (shares: Float64Array) => [...shares].map((share) => Number(share.toFixed(4)))

describe('weights by ranking', () => {
  it('are the centroids published for three and four places', () => {
    expect(rounded(sharesByPlace(3, 'centroid'))).toEqual([0.6111, 0.2778, 0.1111])
    expect(rounded(sharesByPlace(4, 'centroid'))).toEqual([0.5208, 0.2708, 0.1458, 0.0625])
  })

  it('are even steps where the ranks are summed', () => {
    expect(rounded(sharesByPlace(4, 'sum'))).toEqual([0.4, 0.3, 0.2, 0.1])
  })

  it('fall from place to place and sum to 1', () => {
    for (const method of ['centroid', 'sum'] as const)
      for (let n = 1; n < 20; n++) {
        const shares = sharesByPlace(n, method)
        expect(shares.every((share, i) => i === 0 || share < shares[i - 1]!)).toBe(true)
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14)
      }
  })

  it('go to the criteria as named, those that tie sharing their places', () => {
    const weights = weightsByRanking(['unserved', ['rent', 'partner_fit'], 'user_votes'], 'sum')
    expect(weights).toEqual({ unserved: 0.4, rent: 0.25, partner_fit: 0.25, user_votes: 0.1 })
  })

  it('are refused in one sentence where nothing is named, or one twice', () => {
    expect(() => weightsByRanking([])).toThrow('The ranking names no criterion')
    expect(() => weightsByRanking(['rent', ['unserved', 'rent']])).toThrow('names rent twice')
  })
})
