import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FlowPaths } from '../../../src/core/corridor/flow-paths.ts'
import type { LocateProblem } from '../../../src/core/locate/problem.ts'
import { isMinimised } from '../../../src/core/locate/solve.ts'
import { Problem } from '../../../src/core/problem.ts'
import { mipSolver } from '../../../src/work/solve-mip.ts'
import { bestByEnumeration, choices, rules, solveStill, travels, trips } from './instances.ts'

const CUTOFF = 8
const DECAY = { distance: Float64Array.of(0, 4, 8), share: Float64Array.of(1, 0.75, 0.2) }

type Located = Pick<Extract<LocateProblem, { objective: 'lscp' }>, 'demand' | 'travel' | 'choice'>

const OBJECTIVES: Record<string, (located: Located, paths: FlowPaths) => LocateProblem> = {
  'maximal covering': (located) => ({ objective: 'mclp', cutoff: CUTOFF, ...located }),
  'backup coverage': (located) => ({ objective: 'mclp', cutoff: CUTOFF, times: 2, ...located }),
  'capacitated covering': ({ demand, travel, choice }) => ({
    objective: 'mclp',
    cutoff: CUTOFF,
    demand,
    travel,
    choice,
    // Tight, ample and no capacity at all, in turn; whole where the demands are.
    capacity: Float64Array.from({ length: travel.candidateCount }, (_, j) =>
      j % 3 === 0 ? 3 : j % 3 === 1 ? 12 : Infinity,
    ),
  }),
  'gradual covering': (located) => ({
    objective: 'mclp',
    cutoff: CUTOFF,
    decay: DECAY,
    ...located,
  }),
  'p-median': (located) => ({ objective: 'p-median', ...located }),
  'p-median with a charge': (located) => ({ objective: 'p-median', maxDistance: 15, ...located }),
  'p-centre': (located) => ({ objective: 'p-center', ...located }),
  'p-centre with a charge': (located) => ({ objective: 'p-center', maxDistance: 15, ...located }),
  'set covering': (located) => ({ objective: 'lscp', cutoff: CUTOFF, ...located }),
  'the fewest sites for a share': (located) => ({
    objective: 'mclp',
    cutoff: CUTOFF,
    share: 0.7,
    ...located,
  }),
  mixed: (located, paths) => ({ objective: 'mixed', cutoff: CUTOFF, paths, range: 12, ...located }),
  'flow refuelling': ({ choice }, paths) => ({ objective: 'flow', paths, range: 12, choice }),
}
const UNLIMITED = ['set covering', 'the fewest sites for a share']

function problems(name: string, withRules: boolean, most = 9): fc.Arbitrary<LocateProblem> {
  return travels(most).chain(({ travel, demand }) =>
    choices(travel.candidateCount, !UNLIMITED.includes(name)).chain((choice) =>
      fc
        .tuple(withRules ? rules(choice) : fc.constant([]), trips(travel.candidateCount))
        .map(([made, paths]) =>
          OBJECTIVES[name]!({ travel, demand, choice: { ...choice, rules: made } }, paths),
        ),
    ),
  )
}

async function compare(problem: LocateProblem, isExact: boolean): Promise<void> {
  const isLeast = isMinimised(problem)
  const best = bestByEnumeration(problem, isLeast)
  const plan = await solveStill(problem, isExact ? mipSolver() : undefined).catch((error) => {
    // A problem that cannot be meant is refused before it is solved.
    if (error instanceof Problem) return error
    throw error
  })
  if (plan instanceof Problem) {
    if (plan.code === 'infeasible' && !/^No candidate is within the cutoff/.test(plan.message)) {
      if (!/^\d+ sites were asked for/.test(plan.message)) expect(best).toBeUndefined()
    }
    return
  }
  if (best === undefined) {
    expect(['infeasible', 'timeLimit']).toContain(plan.status)
    if (isExact) expect(plan.status).toBe('infeasible')
    return
  }
  if (isExact) expect(plan.status).toBe('optimal')
  expect(plan.status).not.toBe('infeasible')
  const slack = 1e-7 * Math.max(1, Math.abs(best))
  if (plan.status === 'optimal') expect(Math.abs(plan.value - best)).toBeLessThan(slack)
  if (isLeast) expect(plan.bound).toBeLessThan(best + slack)
  else expect(plan.bound).toBeGreaterThan(best - slack)
}

describe.each(Object.keys(OBJECTIVES))('%s', (name) => {
  it('never claims more than enumeration finds, and bounds it', async () => {
    await fc.assert(
      fc.asyncProperty(problems(name, false), (problem) => compare(problem, false)),
      { numRuns: 120, seed: 7 },
    )
  })

  it('does so under rules', async () => {
    await fc.assert(
      fc.asyncProperty(problems(name, true), (problem) => compare(problem, false)),
      { numRuns: 120, seed: 11 },
    )
  })

  it('is exact with the MIP solver, rules or not', async () => {
    await fc.assert(
      fc.asyncProperty(problems(name, true, 12), (problem) => compare(problem, true)),
      { numRuns: 15, seed: 13 },
    )
  })
})
