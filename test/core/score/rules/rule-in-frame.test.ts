import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainCell } from '../../../../src/core/score/explain.ts'
import { contributionsAt, rankSites } from '../../../../src/core/score/rank.ts'
import { reachTop } from '../../../../src/core/score/reach-top.ts'
import { siteStability } from '../../../../src/core/score/robustness/site-stability.ts'
import { RULE_NAMES } from '../../../../src/core/score/rules/rule.ts'
import { scoreFrame } from '../../../../src/core/score/score.ts'
import { dataset, frameOf, GRID, point, URBAN } from '../../small-world.ts'

const at = (i: number) => point(120.51 + ((i * 37) % 180) / 1000, 31.21 + ((i * 53) % 180) / 1000)
const times = (n: number) => Array.from({ length: n }, (_, i) => i)
const frame = frameOf([
  dataset(
    'vehicles',
    times(60).map((i) => ({ shape: at(i), count: 100 + 7 * i })),
  ),
  dataset(
    'grid',
    times(20).map((i) => ({ shape: at(3 * i + 1), headroom_kva: 300 * (i % 5) })),
  ),
  dataset(
    'partners',
    times(40).map((i) => ({ shape: at(2 * i + 5), host: 'fuel', rent: 90 + i })),
  ),
])
const rule = fc.constantFrom(...RULE_NAMES)
const row = fc.integer({ min: 0, max: GRID.length - 1 })
const weight = fc.double({ min: 0.01, max: 10, noNaN: true })
const weights = fc.record({ vehicle_demand: weight, grid_headroom: weight, partner_fit: weight })

describe('a profile with a rule', () => {
  it('scores by it, as if it had been asked for', () => {
    for (const name of RULE_NAMES) {
      const ruled = { ...frame, profile: { ...URBAN, rule: name } }
      const asked = scoreFrame(frame, {}, undefined, name)
      expect(scoreFrame(ruled).values).toEqual(asked.values)
      expect(scoreFrame(ruled).ruleName).toBe(name)
    }
    const [sum, geometric, topsis] = RULE_NAMES.map(
      (name) => scoreFrame(frame, {}, undefined, name).values,
    )
    expect(geometric).not.toEqual(sum)
    expect(topsis).not.toEqual(geometric)
  })

  it('has contributions that add up to the score exactly, and lies in 0–100', () => {
    fc.assert(
      fc.property(rule, weights, row, (name, w, at) => {
        const scores = scoreFrame(frame, w, undefined, name)
        const sum = Object.values(contributionsAt(frame, scores, at)).reduce((a, b) => a + b, 0)
        expect(sum).toBe(scores.values[at])
        expect(sum).toBeGreaterThanOrEqual(0)
        expect(sum).toBeLessThanOrEqual(100 + 1e-9)
        const parts = explainCell(frame, scores, at).criteria.map((each) => each.contribution)
        expect(parts.reduce((a, b) => a + b, 0)).toBe(scores.values[at])
      }),
      { numRuns: 60 },
    )
  })

  it('stays the same when all weights are doubled', () => {
    fc.assert(
      fc.property(rule, weights, (name, w) => {
        const all = { ...w, unserved: 0, rent: 0, user_votes: 0 }
        const twice = Object.fromEntries(Object.entries(all).map(([id, x]) => [id, 2 * x]))
        expect(scoreFrame(frame, twice, undefined, name).values).toEqual(
          scoreFrame(frame, all, undefined, name).values,
        )
      }),
      { numRuns: 20 },
    )
  })

  it('says how firmly sites hold their place under that rule', () => {
    const options = { top: 5, spacingMetres: 2000, draws: 50 }
    const firmness = RULE_NAMES.map((name) => {
      const scores = scoreFrame(frame, {}, undefined, name)
      const { inTop, rankLow, rankHigh, pool } = siteStability(frame, scores, options)
      const listed = rankSites(frame, scores, { top: 5, spacingMetres: 2000 })
      listed.forEach((site, i) => {
        expect(rankLow[i]).toBeLessThanOrEqual(site.rank)
        expect(rankHigh[i]).toBeGreaterThanOrEqual(site.rank)
      })
      expect(pool).toBeGreaterThan(5)
      return [...inTop, ...rankHigh]
    })
    expect(firmness[1]).not.toEqual(firmness[0])
  })

  it('refuses what holds for the weighted sum only, in a sentence', () => {
    const scores = scoreFrame(frame, {}, undefined, 'geometric')
    expect(() => reachTop(frame, scores, 3, { top: 5, spacingMetres: 2000 })).toThrow(
      "worked out for the weighted sum only, not for the rule 'geometric'",
    )
  })
})

it('the geometric mean lets nothing buy off a criterion at 0', () => {
  const scores = scoreFrame(frame, {}, undefined, 'geometric')
  const headroom = frame.criteria.find(({ id }) => id === 'grid_headroom')!
  const without = headroom.values.indexOf(0)
  expect(scores.values[without]).toBe(0)
  expect(scoreFrame(frame).values[without]).toBeGreaterThan(0)
})
