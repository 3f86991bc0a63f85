import { describe, expect, it } from 'vitest'
import { rankSites } from '../../../../src/core/score/rank.ts'
import { rivalRows } from '../../../../src/core/score/robustness/rivals.ts'
import { siteStability } from '../../../../src/core/score/robustness/site-stability.ts'
import { scoreFrame } from '../../../../src/core/score/score.ts'
import { RANKED, RANKED_SCORES } from '../ranked-world.ts'

const [frame, scores] = [RANKED, RANKED_SCORES]
const ask = { top: 8, spacingMetres: 2000, draws: 200 }

describe('how firm the sites of a list are', () => {
  it('is told for the very sites of the list, and comes out the same each time', () => {
    const listed = rankSites(frame, scores, ask).map(({ row }) => row)
    expect(rivalRows(frame, scores, 8, 2000).slice(0, 8)).toEqual(listed)
    expect(siteStability(frame, scores, ask)).toEqual(siteStability(frame, scores, ask))
  })

  it('is a share of the draws and a range of the rank, firmest at the head of the list', () => {
    const { inTop, rankLow, rankHigh, pool } = siteStability(frame, scores, ask)
    expect(pool).toBeGreaterThan(8)
    inTop.forEach((share, i) => {
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
      expect(rankLow[i]).toBeLessThanOrEqual(rankHigh[i]!)
    })
    expect(inTop[0]).toBeGreaterThan(inTop[20]!)
  })

  it('is certain where one criterion has all the weight', () => {
    const alone = scoreFrame(frame, { vehicle_demand: 1, unserved: 0, grid_headroom: 0 })
    const { inTop, rankLow, rankHigh } = siteStability(frame, alone, ask)
    expect([...inTop.slice(0, 8)]).toEqual(new Array(8).fill(1))
    expect([...rankLow]).toEqual([...rankHigh])
  })

  it('is refused in one sentence where it would take too much', () => {
    expect(() => siteStability(frame, scores, { ...ask, top: 50_000, draws: 1000 })).toThrow(
      'Robustness of the best 50000 takes at most 40 draws, not 1000: ask for fewer draws or fewer sites.',
    )
  })
})
