import fc from 'fast-check'
import { expect, it } from 'vitest'
import { capacityBoundAt } from '../../../src/core/locate/capacity-bound.ts'
import { capacityModel } from '../../../src/core/locate/capacity-model.ts'
import { CapacityNetwork } from '../../../src/core/locate/capacity-network.ts'
import type { CoveringProblem } from '../../../src/core/locate/problem.ts'
import { EXISTING } from '../../../src/core/locate/site-rules.ts'
import { travelFromPairs } from '../../../src/core/locate/travel.ts'
import { worthOf } from '../../../src/core/locate/verify.ts'
import { assignedLoad } from '../../../src/core/locate/verify-assignment.ts'
import { bestByEnumeration, choices, solveStill, stream, travels } from './instances.ts'

const CUTOFF = 12

const instances = fc
  .tuple(travels(7), fc.nat(), fc.integer({ min: 1, max: 4 }))
  .map(([{ travel, demand }, seed, sites]) => {
    const random = stream(seed)
    const capacity = Float64Array.from({ length: travel.candidateCount }, () =>
      random() < 0.2 ? Infinity : Math.floor(14 * random()),
    )
    const state = new Uint8Array(travel.candidateCount)
    return {
      travel,
      demand,
      capacity,
      random,
      choice: { candidateCount: state.length, state, sites },
    }
  })

it('assigns as much as the tightest bottleneck lets through, and no site more than its capacity', () => {
  fc.assert(
    fc.property(instances, ({ travel, demand, capacity, random }) => {
      const open = Uint8Array.from(capacity, () => (random() < 0.6 ? 1 : 0))
      const load = assignedLoad(travel, demand, capacity, CUTOFF, open)
      for (const [j, served] of load.entries()) {
        expect(served).toBeLessThanOrEqual(capacity[j]! + 1e-9)
        if (!open[j]) expect(served).toBe(0)
      }
      // Least cut: some sites are full; every point that reaches another open site is served.
      let least = Infinity
      for (let full = 0; full < 1 << capacity.length; full++) {
        let cut = 0
        for (const [j, limit] of capacity.entries()) if ((full >> j) & 1 && open[j]) cut += limit
        for (let i = 0; i < demand.length; i++) {
          const reaches = (k: number) => {
            const j = travel.candidate[k]!
            return open[j] && travel.distance[k]! <= CUTOFF && !((full >> j) & 1)
          }
          for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
            if (!reaches(k)) continue
            cut += demand[i]!
            break
          }
        }
        least = Math.min(least, cut)
      }
      expect(load.reduce((sum, part) => sum + part, 0)).toBeCloseTo(least, 9)
    }),
    { numRuns: 300, seed: 3 },
  )
})

it('keeps the greatest flow as sites open and close, and never underrates a gain', () => {
  fc.assert(
    fc.property(instances, ({ travel, demand, capacity, choice, random }) => {
      const problem = {
        objective: 'mclp' as const,
        cutoff: CUTOFF,
        travel,
        demand,
        capacity,
        choice,
      }
      const network = new CapacityNetwork(capacityModel(problem))
      const counted = () => worthOf(problem, network.isOpen).value
      for (let turn = 0; turn < 25; turn++) {
        const site = Math.floor(capacity.length * random())
        const before = counted()
        const isOpen = network.isOpen[site] === 1
        const limit = network.gainLimit(site)
        const change = isOpen ? -network.lossOf(site) : network.gainOf(site)
        expect(network.value).toBeCloseTo(before, 9)
        if (isOpen) network.close(site)
        else network.open(site)
        expect(network.value).toBeCloseTo(counted(), 9)
        expect(counted() - before).toBeCloseTo(change, 9)
        if (!isOpen) expect(change).toBeLessThanOrEqual(limit + 1e-9)
      }
    }),
    { numRuns: 200, seed: 4 },
  )
})

it('whatever the multipliers, the relaxation is no lower than the best plan', () => {
  fc.assert(
    fc.property(instances, ({ travel, demand, capacity, choice, random }) => {
      const problem = {
        objective: 'mclp' as const,
        cutoff: CUTOFF,
        travel,
        demand,
        capacity,
        choice,
      }
      const model = capacityModel(problem)
      const multipliers = Float64Array.from(model.demand, () => random())
      const bound = capacityBoundAt(model, multipliers, { sites: choice.sites })
      expect(bound).toBeGreaterThanOrEqual(bestByEnumeration(problem, false)! - 1e-9)
    }),
    { numRuns: 200, seed: 5 },
  )
})

/** Two points of 6 that both reach site 0, the second also site 1; capacities 6 and 5. */
const shifted = (): CoveringProblem => ({
  objective: 'mclp',
  cutoff: 1,
  travel: travelFromPairs(2, 2, [0, 1, 1], [0, 0, 1], [1, 0, 1]),
  demand: Float64Array.of(6, 6),
  choice: { candidateCount: 2, state: new Uint8Array(2), sites: 2 },
  capacity: Float64Array.of(6, 5),
})

it('sends demand to the farther site where that leaves room for others', async () => {
  // Nearest first would fill site 0 from point 1 and leave point 0 with nothing: 6 of 12.
  const plan = await solveStill(shifted())
  expect(plan).toMatchObject({ status: 'optimal', value: 11, bound: 11 })
  expect([...plan.load!]).toEqual([6, 5])
  expect(plan.covered).toEqual({ demand: 11, demandShare: 11 / 12, points: 2, pointShare: 1 })
})

it('counts the capacity of what exists', async () => {
  const { choice, ...problem } = shifted()
  const state = Uint8Array.of(EXISTING, 0)
  const plan = await solveStill({ ...problem, choice: { ...choice, state, sites: 1 } })
  expect(plan).toMatchObject({ value: 11, added: 5 })
})

it('is the uncapacitated plan where capacities are ample', async () => {
  const located = travels().chain(({ travel, demand }) =>
    choices(travel.candidateCount, true).map((choice) => ({ travel, demand, choice })),
  )
  await fc.assert(
    fc.asyncProperty(located, async (places) => {
      const problem = { objective: 'mclp' as const, cutoff: 8, ...places }
      const capacity = new Float64Array(places.travel.candidateCount).fill(1e6)
      const free = await solveStill(problem).catch(String)
      const ample = await solveStill({ ...problem, capacity }).catch(String)
      if (typeof free === 'string' || typeof ample === 'string') expect(ample).toBe(free)
      else expect(ample.value).toBeCloseTo(free.value, 9)
    }),
    { numRuns: 60, seed: 6 },
  )
})

it('refuses capacities that cannot be meant', async () => {
  await expect(
    solveStill({ ...shifted(), capacity: Float64Array.of(1, -2) }),
  ).rejects.toMatchObject({
    code: 'bad_input',
    message: 'The capacity of 1 is -2: a capacity is a number ≥ 0.',
  })
  await expect(solveStill({ ...shifted(), times: 2 })).rejects.toMatchObject({ code: 'bad_input' })
})
