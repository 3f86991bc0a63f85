import fc from 'fast-check'
import type { FlowPaths } from '../../../src/core/corridor/flow-paths.ts'
import type { MipSolver } from '../../../src/core/locate/mip.ts'
import type { LocateProblem } from '../../../src/core/locate/problem.ts'
import type { SearchTools } from '../../../src/core/locate/search-tools.ts'
import {
  budgetRule,
  countRule,
  EXISTING,
  FIXED,
  FORBIDDEN,
  feederRule,
  type SiteChoice,
  type SiteRule,
  spacingRules,
} from '../../../src/core/locate/site-rules.ts'
import { solvePlan } from '../../../src/core/locate/solve.ts'
import { rowsOf } from '../../../src/core/locate/sparse.ts'
import { type Travel, travelFromPairs } from '../../../src/core/locate/travel.ts'
import { brokenRule, worthOf } from '../../../src/core/locate/verify.ts'

const CUTOFF = 8
const DECAY = { distance: Float64Array.of(0, 4, 8), share: Float64Array.of(1, 0.75, 0.2) }

type Located = Pick<Extract<LocateProblem, { objective: 'lscp' }>, 'demand' | 'travel' | 'choice'>

/** Every objective that a problem can have, over the same places. */
export const OBJECTIVES: Record<string, (located: Located, paths: FlowPaths) => LocateProblem> = {
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

/** Tools whose clock hardly runs: the same every time. */
export function stillTools(solveMip?: MipSolver, seed = 1): SearchTools {
  let ticks = 0
  const now = () => ticks++ * 1e-3
  return { now, seconds: 60, seed, ...(solveMip && { solveMip }) }
}

/** Solves without a clock to speak of. */
export function solveStill(problem: LocateProblem, solveMip?: MipSolver, seed = 1) {
  return solvePlan(problem, stillTools(solveMip, seed))
}

/** The best value over all sets of sites; undefined where none keeps the rules. */
export function bestByEnumeration(problem: LocateProblem, isLeast: boolean): number | undefined {
  const { choice } = problem
  let best: number | undefined
  for (let set = 0; set < 1 << choice.candidateCount; set++) {
    const open = Uint8Array.from({ length: choice.candidateCount }, (_, j) => (set >> j) & 1)
    if (brokenRule(problem, open) !== undefined) continue
    const { value, covered, stranded } = worthOf(problem, open)
    if (Number.isNaN(value)) continue
    if (problem.objective === 'lscp' && stranded.length > 0) continue
    if ('share' in problem && problem.share !== undefined) {
      if (covered.demandShare < problem.share * (1 - 1e-9)) continue
    }
    if (best === undefined || (isLeast ? value < best : value > best)) best = value
  }
  return best
}

/** Up to `most` candidates and 14 demand points with few or many pairs within reach. */
export function travels(most = 9): fc.Arbitrary<{ travel: Travel; demand: Float64Array }> {
  return fc
    .record({
      demandCount: fc.integer({ min: 1, max: 14 }),
      candidateCount: fc.integer({ min: 1, max: most }),
      reach: fc.constantFrom(0.3, 0.6, 1),
      seed: fc.integer({ min: 0, max: 2 ** 31 }),
      isWhole: fc.boolean(),
    })
    .map(({ demandCount, candidateCount, reach, seed, isWhole }) => {
      const random = stream(seed)
      const pairs: [number, number, number][] = []
      for (let i = 0; i < demandCount; i++) {
        for (let j = 0; j < candidateCount; j++) {
          const distance = isWhole ? Math.floor(20 * random()) : 20 * random()
          if (random() < reach) pairs.push([i, j, distance])
        }
      }
      const [a, b, c] = [0, 1, 2].map((k) => pairs.map((pair) => pair[k]!))
      const travel = travelFromPairs(demandCount, candidateCount, a!, b!, c!)
      const demand = Float64Array.from({ length: demandCount }, () =>
        isWhole ? Math.floor(6 * random()) : 5 * random(),
      )
      return { travel, demand }
    })
}

/** Trips over so many candidates; some begin or end beyond the first or last one they pass. */
export function trips(nodeCount: number): fc.Arbitrary<FlowPaths> {
  const step = fc.integer({ min: 1, max: 9 })
  const trip = fc.record({
    nodes: fc.shuffledSubarray([...Array(nodeCount).keys()], { minLength: 1 }),
    steps: fc.array(step, { minLength: nodeCount, maxLength: nodeCount }),
    before: fc.constantFrom(0, 0, 3),
    after: fc.constantFrom(0, 0, 4),
    flow: fc.integer({ min: 0, max: 9 }),
  })
  return fc.array(trip, { minLength: 1, maxLength: 8 }).map((made) => {
    const positions = made.map(({ nodes, steps, before }) => {
      let at = before
      return nodes.map((_, k) => (at += k === 0 ? 0 : steps[k]!))
    })
    return {
      flow: Float64Array.from(made, ({ flow }) => flow),
      nodes: rowsOf(made.map(({ nodes }) => nodes)),
      position: Float64Array.from(positions.flat()),
      length: Float64Array.from(made, ({ after }, q) => positions[q]!.at(-1)! + after),
    }
  })
}

/** A choice of sites with some fixed, forbidden or existing. */
export function choices(candidateCount: number, isLimited: boolean): fc.Arbitrary<SiteChoice> {
  const states = fc.constantFrom(0, 0, 0, 0, 0, FIXED, FORBIDDEN, EXISTING)
  return fc
    .record({
      state: fc.array(states, { minLength: candidateCount, maxLength: candidateCount }),
      sites: fc.integer({ min: 1, max: 4 }),
    })
    .map(({ state, sites }) => ({
      candidateCount,
      state: Uint8Array.from(state),
      ...(isLimited && { sites }),
    }))
}

/** One of each kind of rule, some of them. */
export function rules(choice: SiteChoice): fc.Arbitrary<SiteRule[]> {
  const count = choice.candidateCount
  const all = Uint32Array.from({ length: count }, (_, j) => j)
  return fc
    .record({
      which: fc.subarray(['budget', 'partner', 'area', 'feeder', 'spacing']),
      cost: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: count, maxLength: count }),
      limit: fc.integer({ min: 3, max: 20 }),
    })
    .map(({ which, cost, limit }) => {
      const weights = Float64Array.from(cost)
      const made: SiteRule[] = []
      const [even, low] = [all.filter((j) => j % 2 === 0), all.filter((j) => 2 * j < count)]
      if (which.includes('budget')) made.push(budgetRule(weights, limit, choice.state))
      if (which.includes('partner')) made.push(countRule('the partner', even, -Infinity, 1))
      if (which.includes('area')) made.push(countRule('the area', low, 1, Infinity))
      if (which.includes('feeder')) made.push(feederRule('the feeder', all, weights, limit))
      if (which.includes('spacing')) {
        const near = rowsOf(
          Array.from(all, (j) => [j - 1, j + 1].filter((k) => k >= 0 && k < count)),
        )
        made.push(...spacingRules(near, choice.state))
      }
      return made
    })
}

export function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}
