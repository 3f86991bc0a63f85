import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curveAt } from '../../../src/core/score/curve.ts'
import { nearness, rankSites } from '../../../src/core/score/rank.ts'
import { reachTop } from '../../../src/core/score/reach-top.ts'
import { curveValue, scoreFrame } from '../../../src/core/score/score.ts'
import { box, dataset, frameOf, point } from '../small-world.ts'
import { RANKED as frame, RANKED_SCORES as scores } from './ranked-world.ts'

const ask = { top: 8, spacingMetres: 2000 }
const listed = rankSites(frame, scores, ask)
const isNear = nearness(frame, ask.spacingMetres)
const anyRow = fc.integer({ min: 0, max: frame.grid.length - 1 })

describe('what it takes to be among the best N', () => {
  it('is as many points as a site lacks of the last one listed, or of a better one too near', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const { rank, missing, standsBy, lastScore } = reachTop(frame, scores, row, ask)
        const place = listed.find((site) => site.row === row)
        expect(rank).toBe(place?.rank ?? null)
        expect(lastScore).toBe(listed.at(-1)!.score)
        const near = place ? undefined : listed.find((site) => isNear(row, site.row))
        expect(standsBy?.rank).toBe(near?.rank)
        const needed = Math.max(lastScore!, near?.score ?? 0)
        expect(missing).toBe(place ? 0 : needed - scores.values[row]!)
      }),
    )
  })

  it('names a raw value that gives just those points, or says that none does', () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        const { changes, missing, rank } = reachTop(frame, scores, row, ask)
        fc.pre(rank === null)
        for (const { id, value } of changes) {
          const i = frame.criteria.findIndex((criterion) => criterion.id === id)
          const criterion = frame.criteria[i]!
          const gain = (marks: number) =>
            100 * scores.shares[i]! * (marks - curveValue(criterion, row))
          if (value === null) expect(gain(1)).toBeLessThan(missing!)
          else expect(gain(curveAt(criterion.curve, value))).toBeCloseTo(missing!, 9)
        }
      }),
    )
  })

  it('gives a listed site the shares of each weight within which it stays listed', () => {
    const site = listed[3]!
    const { holds, changes } = reachTop(frame, scores, site.row, ask)
    expect(changes).toEqual([])
    expect(holds.map(({ id }) => id)).toEqual(['vehicle_demand', 'unserved', 'grid_headroom'])
    for (const { id, weight, low, high } of holds) {
      expect(low).toBeLessThanOrEqual(weight)
      expect(high).toBeGreaterThanOrEqual(weight)
      const inside = 0.9 * high + 0.1 * weight
      const moved = Object.fromEntries(
        holds.map((other) => [
          other.id,
          other.id === id ? inside : (other.weight * (1 - inside)) / (1 - weight),
        ]),
      )
      const after = scoreFrame(frame, moved).values
      const ahead = rankSites(frame, scores, { ...ask, top: 500 }).filter(
        ({ row }) => after[row]! > after[site.row]!,
      )
      expect(ahead.length).toBeLessThan(ask.top)
    }
  })

  it('has nothing to say of a cell that is left out', () => {
    const lake = box(120.53, 31.24, 120.58, 31.28)
    const wet = frameOf([
      dataset('vehicles', [{ shape: point(120.6, 31.3), count: 9 }]),
      dataset('exclusions', [{ shape: lake, category: 'water', rule: 'forbid' }]),
    ])
    const row = wet.excluded.findIndex((code) => code !== 0)
    expect(reachTop(wet, scoreFrame(wet), row, ask)).toMatchObject({
      rank: null,
      missing: null,
      changes: [],
      holds: [],
    })
  })
})
