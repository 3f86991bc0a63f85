import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LocateProblem } from '../../../src/core/locate/problem.ts'
import { isMinimised } from '../../../src/core/locate/solve.ts'
import { Problem } from '../../../src/core/problem.ts'
import { mipSolver } from '../../../src/work/solve-mip.ts'
import {
  bestByEnumeration,
  choices,
  OBJECTIVES,
  rules,
  solveStill,
  travels,
  trips,
} from './instances.ts'

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
