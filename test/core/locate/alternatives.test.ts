import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAlternatives } from '../../../src/core/locate/alternatives.ts'
import type { LocateProblem } from '../../../src/core/locate/problem.ts'
import { EXISTING } from '../../../src/core/locate/site-rules.ts'
import { isMinimised } from '../../../src/core/locate/solve.ts'
import { brokenRule, worthOf } from '../../../src/core/locate/verify.ts'
import { Problem } from '../../../src/core/problem.ts'
import { mipSolver } from '../../../src/work/solve-mip.ts'
import { choices, OBJECTIVES, rules, stillTools, travels, trips } from './instances.ts'

const WITHIN = 0.1

const problems = (name: string, withRules: boolean) =>
  travels(8).chain(({ travel, demand }) =>
    choices(travel.candidateCount, true).chain((choice) =>
      fc
        .tuple(withRules ? rules(choice) : fc.constant([]), trips(travel.candidateCount))
        .map(([made, paths]) =>
          OBJECTIVES[name]!({ travel, demand, choice: { ...choice, rules: made } }, paths),
        ),
    ),
  )

/** Values of all plans with as many sites as may be, best first, with their sets. */
function allPlans(problem: LocateProblem) {
  const { choice } = problem
  const sign = isMinimised(problem) ? -1 : 1
  const found: { value: number; set: number }[] = []
  for (let set = 0; set < 1 << choice.candidateCount; set++) {
    const open = Uint8Array.from({ length: choice.candidateCount }, (_, j) => (set >> j) & 1)
    const opened = open.filter((mark, j) => mark && choice.state[j] !== EXISTING).length
    if (opened !== choice.sites || brokenRule(problem, open) !== undefined) continue
    const { value } = worthOf(problem, open)
    if (!Number.isNaN(value)) found.push({ value, set })
  }
  return found.sort((a, b) => sign * (b.value - a.value))
}

const CASES = ['maximal covering', 'capacitated covering', 'mixed', 'p-median with a charge']

describe.each(CASES)('%s: the best plans', (name) => {
  const check = async (problem: LocateProblem, isExact: boolean) => {
    const query = { count: 4, within: WITHIN }
    const tools = stillTools(isExact ? mipSolver() : undefined)
    const found = await findAlternatives(problem, query, tools).catch((error) => {
      if (error instanceof Problem) return undefined
      throw error
    })
    if (!found || found.plans.length === 0) return
    const { plans, core } = found
    expect(new Set(plans.map(({ sites }) => sites.join())).size).toBe(plans.length)
    const sign = isMinimised(problem) ? -1 : 1
    const all = allPlans(problem)
    const best = plans[0]!.value
    const isNear = (value: number) => sign * value >= sign * best - WITHIN * Math.abs(best) - 1e-7
    for (const { value } of plans) expect(isNear(value)).toBe(true)
    // With rules a plan may open fewer sites than it may: those are not among the sets listed.
    if (all.some(({ value }) => sign * value > sign * best + 1e-7)) {
      expect(found.isProven).toBe(false)
      return
    }
    const near = all.filter(({ value }) => isNear(value))
    if (found.isProven && plans.every(({ sites }) => sites.length >= problem.choice.sites!)) {
      const listed = plans.map(({ value }) => value)
      const expected = near.slice(0, plans.length).map(({ value }) => value)
      for (const [k, value] of expected.entries()) expect(listed[k]).toBeCloseTo(value, 6)
    }
    if (found.isComplete) expect(near.length).toBeLessThanOrEqual(plans.length)
    for (const { candidate, isProven } of core) {
      for (const { sites } of plans) expect(sites).toContain(candidate)
      if (isProven) for (const { set } of near) expect((set >> candidate) & 1).toBe(1)
    }
  }

  it('are different, near the best, and what is proven holds against enumeration', async () => {
    await fc.assert(
      fc.asyncProperty(problems(name, true), (problem) => check(problem, false)),
      { numRuns: 40, seed: 41 },
    )
  })

  it('are the best of all with the MIP solver', async () => {
    await fc.assert(
      fc.asyncProperty(problems(name, false), (problem) => check(problem, true)),
      { numRuns: 6, seed: 42 },
    )
  })
})

it('lists every plan of three, and the site that all of them open', async () => {
  // Site 0 alone covers 100; 1, 2 and 3 cover 10, 10 and 9 more.
  const covers = (j: number, points: number[]) => points.map((i) => ({ i, j }))
  const pairs = [...covers(0, [0]), ...covers(1, [1]), ...covers(2, [2]), ...covers(3, [3])]
  const problem: LocateProblem = {
    objective: 'mclp',
    cutoff: 1,
    demand: Float64Array.of(100, 10, 10, 9),
    travel: {
      demandCount: 4,
      candidateCount: 4,
      start: Uint32Array.of(0, 1, 2, 3, 4),
      candidate: Uint32Array.from(pairs, ({ j }) => j),
      distance: new Float64Array(4),
    },
    choice: { candidateCount: 4, state: new Uint8Array(4), sites: 2 },
  }
  const found = await findAlternatives(problem, { count: 9, within: 0.05 }, stillTools(mipSolver()))
  expect(found.plans.map(({ value }) => value)).toEqual([110, 110, 109])
  expect(found).toMatchObject({
    isProven: true,
    isComplete: true,
    core: [{ candidate: 0, isProven: true }],
  })
  const two = await findAlternatives(problem, { count: 2, within: 0.05 }, stillTools(mipSolver()))
  expect(two).toMatchObject({ isComplete: false, core: [{ candidate: 0, isProven: true }] })
  const apart = { count: 9, within: 0.05, differBy: 2 }
  expect((await findAlternatives(problem, apart, stillTools(mipSolver()))).plans).toHaveLength(1)
})
