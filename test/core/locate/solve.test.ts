import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CoveringProblem, MixedProblem } from '../../../src/core/locate/problem.ts'
import {
  budgetRule,
  countRule,
  EXISTING,
  FIXED,
  FORBIDDEN,
} from '../../../src/core/locate/site-rules.ts'
import { rowsOf } from '../../../src/core/locate/sparse.ts'
import { travelFromPairs } from '../../../src/core/locate/travel.ts'
import { mipSolver } from '../../../src/work/solve-mip.ts'
import { choices, solveStill, stream, travels } from './instances.ts'

/** Powers of two, so that a sum shows exactly which points were covered. */
function line(points: number, sites: number): CoveringProblem {
  const pairs = [...Array(points).keys()].flatMap((i) =>
    [...Array(points).keys()].map((j) => [i, j, Math.abs(i - j)]),
  )
  const column = (k: number) => pairs.map((pair) => pair[k]!)
  return {
    objective: 'mclp',
    cutoff: 1,
    travel: travelFromPairs(points, points, column(0), column(1), column(2)),
    demand: Float64Array.from({ length: points }, (_, i) => 2 ** i),
    choice: { candidateCount: points, state: new Uint8Array(points), sites },
  }
}

const withState = (problem: CoveringProblem, marks: Record<number, number>): CoveringProblem => {
  const state = problem.choice.state.slice()
  for (const [row, mark] of Object.entries(marks)) state[Number(row)] = mark
  return { ...problem, choice: { ...problem.choice, state } }
}

describe('a plan', () => {
  it('covers exactly the points it says', async () => {
    const plan = await solveStill(line(7, 1))
    expect(plan).toMatchObject({ status: 'optimal', value: 0b1110000, bound: 0b1110000, gap: 0 })
    expect([...plan.sites]).toEqual([5])
    expect(plan.covered).toEqual({
      demand: 112,
      demandShare: 112 / 127,
      points: 3,
      pointShare: 3 / 7,
    })
  })

  it('holds every fixed site, no forbidden one, and counts existing ones apart', async () => {
    const fixed = await solveStill(withState(line(7, 2), { 0: FIXED }))
    expect([...fixed.sites]).toEqual([0, 5])
    const forbidden = await solveStill(withState(line(7, 1), { 5: FORBIDDEN }))
    expect([...forbidden.sites]).toEqual([6])
    const existing = await solveStill(withState(line(7, 1), { 5: EXISTING }))
    expect([...existing.sites]).toEqual([2])
    expect(existing).toMatchObject({ value: 0b1111110, added: 0b1110 })
  })

  it('opens as many sites as were asked for, even where fewer would do', async () => {
    const plan = await solveStill(line(4, 3))
    expect(plan.sites).toHaveLength(3)
    expect(plan.value).toBe(15)
  })

  it('is the same for the same seed', async () => {
    await fc.assert(
      fc.asyncProperty(travels(), async ({ travel, demand }) => {
        const problem = {
          objective: 'p-median' as const,
          travel,
          demand,
          maxDistance: 30,
          choice: {
            candidateCount: travel.candidateCount,
            state: new Uint8Array(travel.candidateCount),
            sites: 1,
          },
        }
        const both = [
          await solveStill(problem).catch(String),
          await solveStill(problem).catch(String),
        ]
        expect(both[0]).toEqual(both[1])
      }),
      { numRuns: 30, seed: 2 },
    )
  })

  it('never covers less with more sites', async () => {
    const located = travels().chain(({ travel, demand }) =>
      choices(travel.candidateCount, false).map((choice) => ({ travel, demand, choice })),
    )
    await fc.assert(
      fc.asyncProperty(located, async ({ choice, ...rest }) => {
        let before = 0
        for (let sites = 1; sites <= choice.candidateCount; sites++) {
          const plan = await solveStill({
            objective: 'mclp',
            cutoff: 8,
            ...rest,
            choice: { ...choice, sites },
          }).catch(() => undefined)
          if (plan?.status !== 'optimal') continue
          expect(plan.value).toBeGreaterThanOrEqual(before - 1e-9)
          before = plan.value
        }
      }),
      { numRuns: 60, seed: 9 },
    )
  })
})

describe('a mixed plan', () => {
  /** Points 0–6 on a line, weights 1–64, and two trips past candidates 0 and 2 of 1,000 and 3. */
  const mixed = (marks: Record<number, number>, sites: number): MixedProblem => {
    const { objective: _, ...located } = withState(line(7, sites), marks)
    const paths = {
      flow: Float64Array.of(1000, 3),
      nodes: rowsOf([[0, 2], [6]]),
      position: Float64Array.of(1, 9, 0),
      length: Float64Array.of(10, 40),
    }
    return { objective: 'mixed', ...located, paths, range: 8 }
  }

  it('adds what is newly served of both kinds, in one unit', async () => {
    // Candidates 0 and 2 let the trip of 1,000 through and cover points 0 to 3: 1 + 2 + 4 + 8.
    const plan = await solveStill(mixed({}, 2))
    expect([...plan.sites]).toEqual([0, 2])
    expect(plan).toMatchObject({ status: 'optimal', value: 1015, added: 1015, bound: 1015 })
    expect(plan.parts).toMatchObject({
      urban: { value: 15, added: 15, covered: { points: 4, pointShare: 4 / 7 } },
      corridor: { value: 1000, added: 1000, covered: { points: 1, demandShare: 1000 / 1003 } },
    })
    expect(plan.covered).toEqual({
      demand: 1015,
      demandShare: 1015 / 1130,
      points: 5,
      pointShare: 5 / 9,
    })
  })

  it('counts what exists apart in each part', async () => {
    // With 0 there already (points 0 and 1), 2 lets the trip through and adds points 2 and 3.
    const plan = await solveStill(mixed({ 0: EXISTING }, 1))
    expect([...plan.sites]).toEqual([2])
    expect(plan).toMatchObject({ value: 1015, added: 1012 })
    expect(plan.parts).toMatchObject({ urban: { added: 12 }, corridor: { added: 1000 } })
  })

  it('asks for a demand of either kind', async () => {
    const problem = mixed({}, 1)
    const paths = { ...problem.paths, flow: Float64Array.of(0, 0) }
    const none = { ...problem, paths, demand: new Float64Array(7) }
    await expect(solveStill(none)).rejects.toMatchObject({ code: 'bad_input' })
    expect(await solveStill({ ...none, demand: problem.demand })).toMatchObject({ value: 112 })
  })
})

describe('a problem that has no plan', () => {
  const rules = (problem: CoveringProblem, ...made: ReturnType<typeof countRule>[]) => ({
    ...problem,
    choice: { ...problem.choice, rules: made },
  })

  it.each([
    [line(3, 0), 'bad_input', 'The number of sites must be a whole number above 0, not 0.'],
    [line(3, 4), 'infeasible', '4 sites were asked for, but there are only 3 candidates.'],
    [
      withState(line(3, 1), { 0: FIXED, 1: FIXED }),
      'infeasible',
      '2 sites are fixed but only 1 may open: raise the number of sites.',
    ],
    [{ ...line(3, 1), cutoff: -1 }, 'bad_input', 'The cutoff must be a number above 0, not -1.'],
    [
      { ...line(3, 1), demand: Float64Array.of(1, -2, 3) },
      'bad_input',
      'The demand of 1 is -2: demand is a number ≥ 0.',
    ],
    [
      rules(line(3, 1), countRule('the area Wuhu', Uint32Array.of(0), 2, 9)),
      'infeasible',
      'All candidates together come to 1 for the area Wuhu, less than 2.',
    ],
    [
      rules(line(3, 1), budgetRule(Float64Array.of(5, 6, 7), 4, new Uint8Array(3))),
      'infeasible',
      'The budget of 4 is below the cheapest site (5).',
    ],
  ])('is refused in one sentence', async (problem, code, message) => {
    await expect(solveStill(problem)).rejects.toMatchObject({ code, message })
  })

  it('names demand that nothing reaches', async () => {
    const travel = travelFromPairs(3, 1, [0], [0], [1])
    const choice = { candidateCount: 1, state: new Uint8Array(1), sites: 1 }
    const problem = {
      objective: 'p-median' as const,
      travel,
      demand: Float64Array.of(1, 1, 1),
      choice,
    }
    await expect(solveStill(problem)).rejects.toMatchObject({
      code: 'infeasible',
      message:
        'No candidate reaches 2 demand points (1, 2): give --max-distance D to charge them that distance.',
    })
    const charged = await solveStill({ ...problem, maxDistance: 10 })
    expect(charged).toMatchObject({ status: 'optimal', value: 21 })
  })

  it('says so where only the program can tell', async () => {
    const travel = travelFromPairs(2, 2, [0, 1], [0, 1], [1, 1])
    const choice = { candidateCount: 2, state: new Uint8Array(2), sites: 1 }
    const demand = Float64Array.of(1, 1)
    const plan = await solveStill({ objective: 'p-median', travel, demand, choice }, mipSolver())
    expect(plan).toMatchObject({ status: 'infeasible' })
    expect(plan.reason).toMatch(/^There is no plan with 1 sites: no choice of so many sites/)
  })
})

it('bounds a larger instance within a few percent in little time', async () => {
  const random = stream(3)
  const pairs: number[][] = []
  for (let i = 0; i < 2000; i++)
    for (let k = 0; k < 6; k++) pairs.push([i, Math.floor(400 * random() * random())])
  const unique = [...new Map(pairs.map((pair) => [pair.join(), pair])).values()]
  const travel = travelFromPairs(
    2000,
    400,
    unique.map(([i]) => i!),
    unique.map(([, j]) => j!),
    unique.map(() => 1),
  )
  const demand = Float64Array.from({ length: 2000 }, () => Math.floor(10 * random()))
  const choice = { candidateCount: 400, state: new Uint8Array(400), sites: 20 }
  const plan = await solveStill({ objective: 'mclp', cutoff: 1, travel, demand, choice })
  expect(plan.gap).toBeLessThan(0.05)
  expect(plan.value).toBeLessThanOrEqual(plan.bound)
})

it('finds and proves the best of thousands of candidates, most of them left out of the core', async () => {
  const random = stream(8)
  const count = 4000
  // Each candidate has a cell of its own and shares one of weight 1 with the next.
  const own = Float64Array.from({ length: count }, () => 10 + Math.floor(1000 * random() ** 4))
  const demand = Float64Array.from([...own, ...Array(count).fill(1)])
  const cells = [...Array(count).keys()].flatMap((j) => [j, count + j, count + ((j + 1) % count)])
  const sites = [...Array(count).keys()].flatMap((j) => [j, j, j])
  const travel = travelFromPairs(2 * count, count, cells, sites, new Float64Array(3 * count))
  const choice = { candidateCount: count, state: new Uint8Array(count), sites: 40 }
  const plan = await solveStill({ objective: 'mclp', cutoff: 1, travel, demand, choice })
  const largest = [...own].sort((a, b) => b - a).slice(0, 40)
  expect(plan.status).toBe('optimal')
  expect(plan.value).toBeLessThanOrEqual(largest.reduce((a, b) => a + b, 0) + 2 * 40)
  expect(plan.value).toBeGreaterThan(largest.reduce((a, b) => a + b, 0) + 40)
})
