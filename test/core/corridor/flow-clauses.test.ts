import fc from 'fast-check'
import { expect, it } from 'vitest'
import { flowDemand } from '../../../src/core/corridor/flow-clauses.ts'
import type { FlowProblem } from '../../../src/core/locate/problem.ts'
import { rowsOf } from '../../../src/core/locate/sparse.ts'
import { worthOf } from '../../../src/core/locate/verify.ts'
import { mipSolver } from '../../../src/work/solve-mip.ts'
import { bestByEnumeration, choices, solveStill, trips } from '../locate/instances.ts'

const NODES = 8

const problem: fc.Arbitrary<FlowProblem> = fc.record({
  objective: fc.constant('flow' as const),
  paths: trips(NODES),
  range: fc.integer({ min: 2, max: 30 }),
  choice: choices(NODES, true),
})

it('says of every set of stations what driving out and back says', () => {
  fc.assert(
    fc.property(problem, fc.integer({ min: 0, max: 2 ** NODES - 1 }), (flow, set) => {
      const open = Uint8Array.from({ length: NODES }, (_, j) => (set >> j) & 1)
      const { clauseStart, clauses, weight } = flowDemand(flow.paths, flow.range)
      let covered = 0
      for (let q = 0; q < weight.length; q++) {
        let holds = true
        for (let c = clauseStart[q]!; c < clauseStart[q + 1]!; c++) {
          const set = clauses.index.subarray(clauses.start[c], clauses.start[c + 1])
          holds &&= set.some((j) => open[j] === 1)
        }
        if (holds) covered += weight[q]!
      }
      expect(covered).toBe(worthOf(flow, open).value)
    }),
    { numRuns: 2000, seed: 5 },
  )
})

it('is bounded without the MIP solver and exact with it', async () => {
  const check = async (flow: FlowProblem, isExact: boolean) => {
    const best = bestByEnumeration(flow, false)
    const plan = await solveStill(flow, isExact ? mipSolver() : undefined).catch(() => undefined)
    if (plan === undefined || best === undefined) return
    if (isExact || plan.status === 'optimal') expect(plan.value).toBe(best)
    expect(plan.value).toBeLessThanOrEqual(best)
    expect(plan.bound).toBeGreaterThanOrEqual(best)
  }
  await fc.assert(
    fc.asyncProperty(problem, (flow) => check(flow, false)),
    { numRuns: 150, seed: 3 },
  )
  await fc.assert(
    fc.asyncProperty(problem, (flow) => check(flow, true)),
    { numRuns: 15, seed: 4 },
  )
})

it('counts a gap that is exactly the range, and no more', () => {
  const choice = { candidateCount: 4, state: new Uint8Array(4), sites: 2 }
  const along = (position: number[]): FlowProblem => ({
    objective: 'flow',
    paths: {
      flow: Float64Array.of(1),
      nodes: rowsOf([[0, 1, 2, 3]]),
      position: Float64Array.from(position),
      length: Float64Array.of(position[3]!),
    },
    range: 10,
    choice,
  })
  const middle = Uint8Array.of(0, 1, 1, 0)
  expect(worthOf(along([0, 5, 15, 20]), middle).value).toBe(1)
  expect(worthOf(along([0, 5.1, 15, 20]), middle).value).toBe(0)
  expect(worthOf(along([0, 5, 15.1, 20]), middle).value).toBe(0)
  expect(worthOf(along([0, 5, 15, 20.1]), middle).value).toBe(0)
})
