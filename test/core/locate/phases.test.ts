import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestOrder } from '../../../src/core/locate/phase-order.ts'
import { splitIntoPhases } from '../../../src/core/locate/phases.ts'
import type { LocateProblem } from '../../../src/core/locate/problem.ts'
import { siteModelOf } from '../../../src/core/locate/site-model-of.ts'
import { EXISTING, FREE } from '../../../src/core/locate/site-rules.ts'
import { isMinimised } from '../../../src/core/locate/solve.ts'
import { worthOf } from '../../../src/core/locate/verify.ts'
import { choices, OBJECTIVES, stillTools, travels, trips } from './instances.ts'

const NAMES = Object.keys(OBJECTIVES).filter(
  (name) => !/set covering|share|centre/.test(name) && name !== 'p-median',
)

const planned = (name: string) =>
  travels(7).chain(({ travel, demand }) =>
    fc
      .tuple(choices(travel.candidateCount, false), trips(travel.candidateCount))
      .map(([choice, paths]) => {
        const problem = OBJECTIVES[name]!({ travel, demand, choice }, paths)
        const sites = Uint32Array.from(choice.state.keys()).filter((j) => choice.state[j]! <= 1)
        return { problem, sites }
      }),
  )

/** The best sum over all ways to put the sites into phases. */
function bestSum(
  problem: LocateProblem,
  sites: Uint32Array,
  isAllowed: (phaseOf: number[]) => boolean,
  count: number,
): number {
  const sign = isMinimised(problem) ? -1 : 1
  let best = Number.NEGATIVE_INFINITY
  for (let code = 0; code < count ** sites.length; code++) {
    const phaseOf = Array.from(sites, (_, k) => Math.floor(code / count ** k) % count)
    if (!isAllowed(phaseOf)) continue
    let sum = 0
    for (let t = 0; t < count; t++) {
      const open = Uint8Array.from(problem.choice.state, (mark) => (mark === EXISTING ? 1 : 0))
      for (const [k, j] of sites.entries()) if (phaseOf[k]! <= t) open[j] = 1
      sum += worthOf(problem, open).value
    }
    best = Math.max(best, sign * sum)
  }
  return sign * best
}

describe.each(NAMES)('%s in phases', (name) => {
  it('opens in the best order, by number and by budget', async () => {
    await fc.assert(
      fc.asyncProperty(planned(name), fc.nat(), async ({ problem, sites }, seed) => {
        const first = seed % (sites.length + 1)
        const split = { sites: [first, sites.length - first] }
        const plan = await splitIntoPhases(problem, sites, split, stillTools())
        const byNumber = (phaseOf: number[]) => phaseOf.filter((t) => t === 0).length === first
        expect(plan.total).toBeCloseTo(bestSum(problem, sites, byNumber, 2), 9)
        expect(plan.isProven).toBe(true)
        expect(plan.phases.map((phase) => phase.sites.length)).toEqual(split.sites)

        const cost = Float64Array.from(problem.choice.state, (_, j) => 1 + ((j * 3) % 4))
        const whole = sites.reduce((sum, j) => sum + cost[j]!, 0)
        const budgets = [2, 3, whole]
        const spent = (phaseOf: number[], t: number) =>
          sites.reduce((sum, j, k) => sum + (phaseOf[k]! <= t ? cost[j]! : 0), 0)
        const byBudget = (phaseOf: number[]) => spent(phaseOf, 0) <= 2 && spent(phaseOf, 1) <= 5
        const bought = await splitIntoPhases(problem, sites, { budgets, cost }, stillTools())
        if (sites.length <= 5) {
          expect(bought.total).toBeCloseTo(bestSum(problem, sites, byBudget, 3), 9)
        }
      }),
      { numRuns: 25, seed: 51 },
    )
  })
})

it('has a bound above every order where there are too many sites to look at all sets', async () => {
  const located = fc.sample(travels(9), { numRuns: 200, seed: 52 })
  for (const { travel, demand } of located.slice(0, 40)) {
    const count = travel.candidateCount
    const choice = { candidateCount: count, state: new Uint8Array(count).fill(FREE) }
    const problem = OBJECTIVES['maximal covering']!({ travel, demand, choice }, undefined as never)
    if (problem.objective !== 'mclp') throw new Error('Expected covering.')
    const network = siteModelOf(problem).network()
    const cost = new Float64Array(count).fill(1)
    const limits = [Math.floor(count / 2), count]
    const clock = { now: () => 0, until: 1 }
    const exact = bestOrder(network, cost, limits, true, clock)
    // A clock that has run out before the sets are looked at leaves greedy alone.
    const quick = bestOrder(network, cost, limits, true, { now: () => 2, until: 1 })
    const sum = ({ phaseOf }: typeof exact) =>
      bestSum(
        problem,
        Uint32Array.from(phaseOf.keys()),
        (other) => other.every((t, s) => t === phaseOf[s]),
        2,
      )
    expect(sum(quick)).toBeLessThanOrEqual(sum(exact) + 1e-9)
  }
})

it('opens a pair of stations that a trip needs in one phase', async () => {
  // Points 0 and 1 weigh 5 and 4; together 2 and 3 let a trip of 10 through, alone they do nothing.
  const problem: LocateProblem = {
    objective: 'mixed',
    cutoff: 1,
    demand: Float64Array.of(5, 4),
    travel: {
      demandCount: 2,
      candidateCount: 4,
      start: Uint32Array.of(0, 1, 2),
      candidate: Uint32Array.of(0, 1),
      distance: Float64Array.of(0, 0),
    },
    paths: {
      flow: Float64Array.of(10),
      nodes: { start: Uint32Array.of(0, 2), index: Uint32Array.of(2, 3) },
      position: Float64Array.of(1, 9),
      length: Float64Array.of(10),
    },
    range: 8,
    choice: { candidateCount: 4, state: new Uint8Array(4), sites: 4 },
  }
  const all = Uint32Array.of(0, 1, 2, 3)
  const plan = await splitIntoPhases(problem, all, { sites: [2, 1, 1] }, stillTools())
  expect(plan.phases.map(({ sites, value }) => [...sites, value])).toEqual([
    [2, 3, 10],
    [0, 15],
    [1, 19],
  ])
  expect(plan).toMatchObject({
    total: 44,
    bound: 44,
    isProven: true,
    solver: 'dynamic programming',
  })
})

it.each([
  [{ sites: [1, 1] }, 'The phases open 2 sites together, but the plan has 3.'],
  [{ sites: [4, -1] }, 'Phases take numbers ≥ 0, not 4, -1.'],
  [
    { budgets: [2], cost: Float64Array.of(1, 1, 1) },
    'The phases may spend 2 together, but the plan costs 3.',
  ],
])('refuses a split that does not fit: %j', async (split, message) => {
  const choice = { candidateCount: 3, state: new Uint8Array(3) }
  const travel = {
    demandCount: 1,
    candidateCount: 3,
    start: Uint32Array.of(0, 1),
    candidate: Uint32Array.of(0),
    distance: Float64Array.of(0),
  }
  const problem = OBJECTIVES['maximal covering']!(
    { demand: Float64Array.of(1), travel, choice },
    undefined as never,
  )
  const run = splitIntoPhases(problem, Uint32Array.of(0, 1, 2), split, stillTools())
  await expect(run).rejects.toMatchObject({ code: 'bad_input', message })
})
