import { type Network, openRows } from './network.ts'
import type { TimeLimit } from './site-search.ts'

/** Sites up to which all sets of them are looked at. */
const MOST_EXACT = 16
/** Sums of rounded costs: a limit is passed only beyond this share of it. */
const SLACK = 1e-9

/** In which phase each site opens. */
export interface Order {
  readonly phaseOf: Uint32Array
  /** Whether no order has a better sum. */
  readonly isExact: boolean
}

/**
 * The order of opening all sites of a network whose values after each phase have the largest sum.
 * @param cost of each site, 1 where phases are numbers of sites
 * @param limits most that all open sites may cost at the end of each phase; the last one allows all
 * @param isExactly whether each phase goes to its limit (numbers of sites)
 */
export function bestOrder(
  network: Network,
  cost: Float64Array,
  limits: readonly number[],
  isExactly: boolean,
  limit: TimeLimit,
): Order {
  const values = cost.length <= MOST_EXACT ? valuesOfSets(network, limit) : undefined
  if (!values) return { phaseOf: improved(network, cost, limits, limit), isExact: false }
  const phaseOf = orderOverSets(values, cost, limits, isExactly)
  pullForward(phaseOf, cost, limits)
  return { phaseOf, isExact: true }
}

/** The value of every set of sites, in the order of Gray's code: one site changes at a time. */
function valuesOfSets(network: Network, limit: TimeLimit): Float64Array | undefined {
  const values = new Float64Array(1 << network.isOpen.length)
  values[0] = network.value
  for (let step = 1; step < values.length; step++) {
    const site = 31 - Math.clz32(step & -step)
    if (network.isOpen[site]) network.close(site)
    else network.open(site)
    values[step ^ (step >>> 1)] = network.value
    if (step % 256 === 0 && limit.now() > limit.until) {
      for (const open of openRows(network.isOpen)) network.close(open)
      return undefined
    }
  }
  for (const open of openRows(network.isOpen)) network.close(open)
  return values
}

/**
 * Dynamic programming over sets (after Held & Karp 1962): the best sum up to a phase that ends with a
 * set open is the set's value and the best sum of the phase before over all of its subsets.
 */
function orderOverSets(
  values: Float64Array,
  cost: Float64Array,
  limits: readonly number[],
  isExactly: boolean,
): Uint32Array {
  const costs = costsOfSets(cost)
  const isAllowed = (set: number, t: number) =>
    isExactly ? costs[set] === limits[t] : costs[set]! <= limits[t]! + SLACK * limits[t]!
  const before: Uint32Array[] = []
  let sums = new Float64Array(values.length).fill(Number.NEGATIVE_INFINITY)
  sums[0] = 0
  for (let t = 0; t < limits.length; t++) {
    const { most, from } = bestOfSubsets(sums, cost.length)
    before.push(from)
    sums = Float64Array.from(values, (value, set) =>
      isAllowed(set, t) ? most[set]! + value : Number.NEGATIVE_INFINITY,
    )
  }
  const phaseOf = new Uint32Array(cost.length)
  for (let t = limits.length - 1, set = values.length - 1; t >= 0; t--) {
    const smaller = before[t]![set]!
    for (let s = 0; s < cost.length; s++) if (((set & ~smaller) >> s) & 1) phaseOf[s] = t
    set = smaller
  }
  return phaseOf
}

function costsOfSets(cost: Float64Array): Float64Array {
  const costs = new Float64Array(1 << cost.length)
  for (let set = 1; set < costs.length; set++) {
    const rest = set & (set - 1)
    costs[set] = costs[rest]! + cost[31 - Math.clz32(set & -set)]!
  }
  return costs
}

/** For each set the largest sum among its subsets, itself included, and which one has it. */
function bestOfSubsets(sums: Float64Array, sites: number) {
  const most = sums.slice()
  const from = Uint32Array.from(sums.keys())
  for (let s = 0; s < sites; s++) {
    const bit = 1 << s
    for (let set = 0; set < most.length; set++) {
      if (!(set & bit) || !(most[set ^ bit]! > most[set]!)) continue
      most[set] = most[set ^ bit]!
      from[set] = from[set ^ bit]!
    }
  }
  return { most, from }
}

/** What fits into an earlier phase opens there: more is never worth less. */
function pullForward(phaseOf: Uint32Array, cost: Float64Array, limits: readonly number[]): void {
  for (const [s, phase] of phaseOf.entries()) {
    for (let t = 0; t < phase; t++) {
      phaseOf[s] = t
      if (isWithin(phaseOf, cost, limits)) break
      phaseOf[s] = phase
    }
  }
}

function isWithin(phaseOf: Uint32Array, cost: Float64Array, limits: readonly number[]): boolean {
  const spent = new Float64Array(limits.length)
  for (const [s, phase] of phaseOf.entries()) spent[phase]! += cost[s]!
  let sum = 0
  return limits.every((limit, t) => {
    sum += spent[t]!
    return sum <= limit * (1 + SLACK) + SLACK
  })
}

/** Greedy, phase by phase, then exchanges between phases until none improves the sum. */
function improved(
  network: Network,
  cost: Float64Array,
  limits: readonly number[],
  limit: TimeLimit,
): Uint32Array {
  const phaseOf = greedyOrder(network, cost, limits)
  let best = sumOf(network, phaseOf, limits.length)
  for (let isBetter = true; isBetter; ) {
    isBetter = false
    for (let a = 0; a < phaseOf.length; a++) {
      for (let b = a + 1; b < phaseOf.length; b++) {
        if (phaseOf[a] === phaseOf[b]) continue
        if (limit.now() > limit.until) return phaseOf
        swap(phaseOf, a, b)
        const sum = isWithin(phaseOf, cost, limits)
          ? sumOf(network, phaseOf, limits.length)
          : Number.NEGATIVE_INFINITY
        if (sum > best + network.noGain) {
          best = sum
          isBetter = true
        } else swap(phaseOf, a, b)
      }
    }
    pullForward(phaseOf, cost, limits)
    best = sumOf(network, phaseOf, limits.length)
  }
  return phaseOf
}

function swap(phaseOf: Uint32Array, a: number, b: number): void {
  const held = phaseOf[a]!
  phaseOf[a] = phaseOf[b]!
  phaseOf[b] = held
}

/** Opens what adds most for its cost while the phase allows it. */
function greedyOrder(network: Network, cost: Float64Array, limits: readonly number[]): Uint32Array {
  const phaseOf = new Uint32Array(cost.length).fill(limits.length - 1)
  let spent = 0
  for (const [t, limit] of limits.entries()) {
    for (;;) {
      let [best, most] = [-1, Number.NEGATIVE_INFINITY]
      for (let s = 0; s < cost.length; s++) {
        if (network.isOpen[s] || spent + cost[s]! > limit * (1 + SLACK) + SLACK) continue
        const merit = network.gainOf(s) / Math.max(cost[s]!, 1e-9)
        if (merit > most) [best, most] = [s, merit]
      }
      if (best < 0) break
      network.open(best)
      phaseOf[best] = t
      spent += cost[best]!
    }
  }
  for (const open of openRows(network.isOpen)) network.close(open)
  return phaseOf
}

function sumOf(network: Network, phaseOf: Uint32Array, count: number): number {
  let sum = 0
  for (let t = 0; t < count; t++) {
    for (const [s, phase] of phaseOf.entries()) if (phase === t) network.open(s)
    sum += network.value
  }
  for (const open of openRows(network.isOpen)) network.close(open)
  return sum
}
