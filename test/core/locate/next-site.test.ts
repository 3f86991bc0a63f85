import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNextSite } from '../../../src/core/locate/next-site.ts'
import type { LocateProblem } from '../../../src/core/locate/problem.ts'
import { budgetRule, EXISTING, FIXED, FREE } from '../../../src/core/locate/site-rules.ts'
import { isMinimised } from '../../../src/core/locate/solve.ts'
import { brokenRule, worthOf } from '../../../src/core/locate/verify.ts'
import { choices, OBJECTIVES, rules, stream, travels, trips } from './instances.ts'

/** A problem, and a few of its free candidates as a plan. */
const planned = (name: string) =>
  travels().chain(({ travel, demand }) =>
    choices(travel.candidateCount, false).chain((choice) =>
      fc.tuple(rules(choice), trips(travel.candidateCount), fc.nat()).map(([made, paths, seed]) => {
        const random = stream(seed)
        const sites = [...choice.state.keys()].filter(
          (j) => choice.state[j] === FIXED || (choice.state[j] === FREE && random() < 0.3),
        )
        const problem = OBJECTIVES[name]!(
          { travel, demand, choice: { ...choice, rules: made } },
          paths,
        )
        return { problem, sites }
      }),
    ),
  )

describe.each(Object.keys(OBJECTIVES).filter((name) => !/set covering|share/.test(name)))(
  '%s: one more station',
  (name) => {
    it('is the one that adds most of all that the rules allow', () => {
      fc.assert(
        fc.property(planned(name), ({ problem, sites }) => {
          const next = findNextSite(problem, sites)
          const { choice } = problem
          const open = Uint8Array.from(choice.state, (mark) => (mark === EXISTING ? 1 : 0))
          for (const j of sites) open[j] = 1
          const free = { ...problem, choice: lifted(problem, open) } as LocateProblem
          if (brokenMost(free, open)) return
          const before = worthOf(problem, open).value
          const sign = isMinimised(problem) ? -1 : 1
          let best = Number.NEGATIVE_INFINITY
          for (let j = 0; j < choice.candidateCount; j++) {
            if (open[j] || choice.state[j] !== FREE) continue
            open[j] = 1
            const { value } = worthOf(problem, open)
            const keeps = !brokenMost(free, open)
            if (keeps) best = Math.max(best, sign * value)
            open[j] = 0
          }
          if (!Number.isFinite(best)) {
            if (!name.startsWith('p-')) expect(next).toBeUndefined()
            return
          }
          expect(sign * next!.value).toBeCloseTo(best, 9)
          if (!Number.isNaN(before))
            expect(next!.gain).toBeCloseTo(Math.abs(best - sign * before), 9)
        }),
        { numRuns: 100, seed: 21 },
      )
    })
  },
)

/** The choice with what is open standing, without a number or a budget, and without leasts. */
function lifted({ choice }: LocateProblem, open: Uint8Array) {
  const state = choice.state.map((mark, j) => (open[j] ? EXISTING : mark))
  const kept = (choice.rules ?? []).filter(({ name }) => name !== 'the budget')
  const others = kept.map((rule) => ({ ...rule, least: -Infinity }))
  return { candidateCount: choice.candidateCount, state, rules: others }
}

function brokenMost(problem: LocateProblem, open: Uint8Array): boolean {
  return /is not between/.test(brokenRule(problem, open) ?? '')
}

it('looks beyond the budget, and says nothing where nothing is left', () => {
  const problem = OBJECTIVES['maximal covering']!(
    {
      demand: Float64Array.of(4, 9),
      travel: {
        demandCount: 2,
        candidateCount: 2,
        start: Uint32Array.of(0, 1, 2),
        candidate: Uint32Array.of(0, 1),
        distance: Float64Array.of(1, 1),
      },
      choice: {
        candidateCount: 2,
        state: new Uint8Array(2),
        rules: [budgetRule(Float64Array.of(5, 5), 5, new Uint8Array(2))],
      },
    },
    undefined as never,
  )
  expect(findNextSite(problem, [1])).toEqual({ candidate: 0, gain: 4, value: 13 })
  expect(findNextSite(problem, [0, 1])).toBeUndefined()
})
