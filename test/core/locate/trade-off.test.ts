import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MipSolver } from '../../../src/core/locate/mip.ts'
import { budgetRule } from '../../../src/core/locate/site-rules.ts'
import { isMinimised } from '../../../src/core/locate/solve.ts'
import { solveTradeOff } from '../../../src/core/locate/trade-off.ts'
import { Problem } from '../../../src/core/problem.ts'
import { mipSolver } from '../../../src/work/solve-mip.ts'
import { bestByEnumeration, choices, OBJECTIVES, stillTools, travels, trips } from './instances.ts'

const NAMES = Object.keys(OBJECTIVES).filter((name) => !/set covering|share/.test(name))

const problems = (name: string) =>
  travels().chain(({ travel, demand }) =>
    fc
      .tuple(choices(travel.candidateCount, true), trips(travel.candidateCount))
      .map(([choice, paths]) => OBJECTIVES[name]!({ travel, demand, choice }, paths)),
  )

describe.each(NAMES)('%s: the curve', (name) => {
  it('bounds the best of every number of sites, never covers less with more', async () => {
    await fc.assert(
      fc.asyncProperty(problems(name), async (problem) => {
        const steps = { sites: [1, 2, 3] }
        const plans = await solveTradeOff(problem, steps, stillTools()).catch((error) => {
          if (error instanceof Problem) return []
          throw error
        })
        const sign = isMinimised(problem) ? -1 : 1
        for (const [k, plan] of plans.entries()) {
          const choice = { ...problem.choice, sites: steps.sites[k]! }
          const best = bestByEnumeration({ ...problem, choice }, isMinimised(problem))
          if (best === undefined || Number.isNaN(plan.value)) continue
          expect(sign * plan.value).toBeLessThanOrEqual(sign * best + 1e-7)
          expect(sign * plan.bound).toBeGreaterThanOrEqual(sign * best - 1e-7)
          expect(plan.sites.length).toBeLessThanOrEqual(steps.sites[k]!)
          const before = plans[k - 1]
          if (!before || Number.isNaN(before.value)) continue
          expect(sign * plan.value).toBeGreaterThanOrEqual(sign * before.value - 1e-9)
        }
      }),
      { numRuns: 40, seed: 31 },
    )
  })
})

describe('coverage against budget', () => {
  const costs = (count: number) => Float64Array.from({ length: count }, (_, j) => 1 + ((j * 7) % 5))
  const check = async (solveMip?: MipSolver) => {
    await fc.assert(
      fc.asyncProperty(problems('maximal covering'), async (problem) => {
        const cost = costs(problem.choice.candidateCount)
        const steps = { budgets: [3, 5, 9], cost }
        const plans = await solveTradeOff(problem, steps, stillTools(solveMip)).catch((error) => {
          if (error instanceof Problem) return []
          throw error
        })
        for (const [k, plan] of plans.entries()) {
          const { sites: _, ...choice } = problem.choice
          const rules = [budgetRule(cost, steps.budgets[k]!, choice.state)]
          const best = bestByEnumeration({ ...problem, choice: { ...choice, rules } }, false)!
          if (solveMip) expect(plan.status).toBe('optimal')
          if (plan.status === 'optimal') expect(plan.value).toBeCloseTo(best, 7)
          expect(plan.bound).toBeGreaterThanOrEqual(best - 1e-7)
        }
      }),
      { numRuns: solveMip ? 10 : 60, seed: 32 },
    )
  }
  it('is bounded at every budget', () => check())
  it('is exact with the MIP solver', () => check(mipSolver()))
})

it('has no curve where the fewest sites are asked for', async () => {
  const [problem] = fc.sample(problems('set covering'), { numRuns: 1, seed: 1 })
  const { sites: _, ...choice } = problem!.choice
  const fewest = { ...problem!, cutoff: 1e9, choice: { ...choice, state: choice.state.fill(0) } }
  await expect(
    solveTradeOff(fewest as typeof problem & object, { sites: [1] }, stillTools()),
  ).rejects.toMatchObject({ code: expect.stringMatching(/usage|infeasible/) })
})
