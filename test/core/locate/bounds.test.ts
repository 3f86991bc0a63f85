import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coverBoundAt } from '../../../src/core/locate/cover-bound.ts'
import { coverDemand } from '../../../src/core/locate/cover-demand.ts'
import { coverModel } from '../../../src/core/locate/cover-model.ts'
import { commonStep, gapBetween, steppedDown, steppedUp } from '../../../src/core/locate/gap.ts'
import { medianBoundAt } from '../../../src/core/locate/median-bound.ts'
import { medianModel } from '../../../src/core/locate/median-model.ts'
import type { LocateProblem } from '../../../src/core/locate/problem.ts'
import { SitePick } from '../../../src/core/locate/site-pick.ts'
import { bestByEnumeration, choices, stream, travels } from './instances.ts'

const located = travels().chain(({ travel, demand }) =>
  choices(travel.candidateCount, true).map((choice) => ({
    travel,
    demand,
    choice: { ...choice, state: choice.state.fill(0) },
  })),
)

it('whatever the multipliers, the covering relaxation is no lower than the best plan', () => {
  fc.assert(
    fc.property(located, fc.constantFrom(1, 2), fc.nat(), (places, times, seed) => {
      const problem: LocateProblem = {
        objective: 'mclp',
        cutoff: 8,
        times: times as 1 | 2,
        ...places,
      }
      const best = bestByEnumeration(problem, false)!
      const model = coverModel(coverDemand(places.demand, places.travel, 8, times), places.choice)
      const random = stream(seed)
      const multipliers = Float64Array.from(model.need, () => 5 * random())
      const limit = { sites: places.choice.sites! }
      expect(coverBoundAt(model, multipliers, limit)).toBeGreaterThanOrEqual(best - 1e-9)
    }),
    { numRuns: 300, seed: 1 },
  )
})

it('whatever the multipliers, the median relaxation is no higher than the least cost', () => {
  fc.assert(
    fc.property(located, fc.nat(), (places, seed) => {
      const { travel, demand, choice } = places
      const problem: LocateProblem = { objective: 'p-median', maxDistance: 12, ...places }
      const best = bestByEnumeration(problem, true)!
      const costOf = (row: number, distance: number) => demand[row]! * distance
      const model = medianModel(travel, choice, costOf, (row) => 12 * demand[row]!)
      const random = stream(seed)
      const multipliers = Float64Array.from(demand, () => 60 * random())
      const bound = -medianBoundAt(model, multipliers, { sites: choice.sites! })
      expect(bound).toBeLessThanOrEqual(best + 1e-9)
    }),
    { numRuns: 300, seed: 1 },
  )
})

it('picks the sites with the largest prizes, and of a budget at least as much as whole sites can', () => {
  const prizes = fc.array(fc.integer({ min: -3, max: 9 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(prizes, fc.integer({ min: 0, max: 5 }), fc.nat(), (prize, sites, seed) => {
      const sorted = prize.filter((value) => value > 0).sort((a, b) => b - a)
      const largest = sorted.slice(0, sites).reduce((a, b) => a + b, 0)
      const pick = new SitePick(prize.length, sites)
      expect(pick.pick(Float64Array.from(prize))).toBe(largest)
      expect(pick.count).toBe(Math.min(sites, sorted.length))
      const random = stream(seed)
      const cost = Float64Array.from(prize, () => 1 + Math.floor(5 * random()))
      const byCost = new SitePick(prize.length, sites, cost, 7).pick(Float64Array.from(prize))
      expect(byCost).toBeGreaterThanOrEqual(bestKnapsack(prize, cost, sites, 7) - 1e-9)
      expect(byCost).toBeLessThanOrEqual(largest + 1e-9)
    }),
    { numRuns: 500, seed: 6 },
  )
})

function bestKnapsack(prize: number[], cost: Float64Array, sites: number, budget: number): number {
  let best = 0
  for (let set = 0; set < 1 << prize.length; set++) {
    const chosen = [...prize.keys()].filter((j) => (set >> j) & 1)
    if (chosen.length > sites || chosen.reduce((sum, j) => sum + cost[j]!, 0) > budget) continue
    best = Math.max(
      best,
      chosen.reduce((sum, j) => sum + prize[j]!, 0),
    )
  }
  return best
}

it('states a gap as a fraction of the larger number', () => {
  expect(gapBetween(100, 100)).toBe(0)
  expect(gapBetween(100, 90)).toBeCloseTo(0.1, 12)
  expect(gapBetween(90, 100)).toBeCloseTo(0.1, 12)
  expect(gapBetween(0, 0)).toBe(0)
})

it('rounds bounds to the step in which values move', () => {
  expect(commonStep([400, 600, 1000])).toBe(200)
  expect(commonStep([3, 4])).toBe(1)
  expect(commonStep([0.5, 4])).toBe(0)
  expect(steppedDown(1199.9, 200)).toBe(1000)
  expect(steppedDown(999.9999999999, 200)).toBe(1000)
  expect(steppedUp(1000.1, 200)).toBe(1200)
  expect(steppedDown(7.3, 0)).toBe(7.3)
})
