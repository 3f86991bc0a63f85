/*
 * Counts what a set of open sites is worth, from the problem as it was given. It shares nothing
 * with the solvers, by intention: no model, no bound, no helper of theirs. Every value that anyone
 * sees comes from here.
 */
import type {
  CenterProblem,
  Covered,
  CoveringProblem,
  FlowProblem,
  GradualProblem,
  LocateProblem,
  MedianProblem,
  MixedProblem,
} from './problem.ts'
import { EXISTING, FIXED, FORBIDDEN } from './site-rules.ts'
import type { Travel } from './travel.ts'
import { assignedLoad } from './verify-assignment.ts'

/** What a set of open sites is worth. */
export interface Worth {
  /** NaN where some demand is stranded and no distance is charged for it. */
  readonly value: number
  readonly covered: Covered
  /** Demand points that no open site reaches. */
  readonly stranded: readonly number[]
  /** With capacities: what each candidate serves. */
  readonly load?: Float64Array
  /** Of a mixed objective: the two values that make it up. */
  readonly parts?: { readonly urban: Worth; readonly corridor: Worth }
}

/**
 * The worth of a network.
 * @param open one mark a candidate, existing sites among them
 */
export function worthOf(problem: LocateProblem, open: Uint8Array): Worth {
  if (problem.objective === 'flow') return flowWorth(problem, open)
  if (problem.objective === 'mixed') return mixedWorth(problem, open)
  const nearest = nearestDistances(problem.travel, open)
  const stranded = beyond(nearest, Number.MAX_VALUE)
  const cutoff = problem.cutoff ?? Number.MAX_VALUE
  const covered = coveredWithin(problem.demand, nearest, cutoff)
  if (problem.objective === 'lscp') {
    return { value: countOpen(open), covered, stranded: beyond(nearest, problem.cutoff) }
  }
  if (problem.objective === 'p-median')
    return { ...medianWorth(problem, nearest), covered, stranded }
  if (problem.objective === 'p-center')
    return { ...centerWorth(problem, nearest), covered, stranded }
  if ('decay' in problem) return { value: gradualValue(problem, nearest), covered, stranded }
  return coveringWorth(problem, open, covered, stranded)
}

/** The first rule that a set of open sites breaks, as a sentence; undefined where it keeps all. */
export function brokenRule(problem: LocateProblem, open: Uint8Array): string | undefined {
  const { state, sites, rules, candidateCount } = problem.choice
  let opened = 0
  for (let j = 0; j < candidateCount; j++) {
    const mustBeOpen = state[j] === FIXED || state[j] === EXISTING
    if (mustBeOpen && !open[j]) return `Candidate ${j} must be open and is not.`
    if (state[j] === FORBIDDEN && open[j]) return `Candidate ${j} is forbidden and open.`
    if (open[j] && state[j] !== EXISTING) opened++
  }
  if (opened > (sites ?? Infinity)) return `${opened} sites open, ${sites} may.`
  for (const rule of rules ?? []) {
    let load = 0
    for (let k = 0; k < rule.candidates.length; k++) {
      if (open[rule.candidates[k]!]) load += rule.weights[k]!
    }
    const slack = 1e-6 * Math.max(1, Math.abs(load))
    if (load > rule.most + slack || load < rule.least - slack) {
      return `${rule.name}: ${load} is not between ${rule.least} and ${rule.most}.`
    }
  }
  return undefined
}

function nearestDistances(travel: Travel, open: Uint8Array): Float64Array {
  const nearest = new Float64Array(travel.demandCount).fill(Infinity)
  for (let i = 0; i < travel.demandCount; i++) {
    for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
      if (open[travel.candidate[k]!] && travel.distance[k]! < nearest[i]!) {
        nearest[i] = travel.distance[k]!
      }
    }
  }
  return nearest
}

function coveredWithin(demand: Float64Array, nearest: Float64Array, cutoff: number): Covered {
  let [covered, total, points] = [0, 0, 0]
  for (let i = 0; i < demand.length; i++) {
    total += demand[i]!
    if (nearest[i]! > cutoff) continue
    covered += demand[i]!
    points++
  }
  return share(covered, total, points, demand.length)
}

function share(demand: number, total: number, points: number, allPoints: number): Covered {
  return {
    demand,
    demandShare: total > 0 ? demand / total : 0,
    points,
    pointShare: allPoints > 0 ? points / allPoints : 0,
  }
}

function countOpen(open: Uint8Array): number {
  let count = 0
  for (const mark of open) if (mark) count++
  return count
}

function beyond(nearest: Float64Array, distance: number): number[] {
  const rows: number[] = []
  for (let i = 0; i < nearest.length; i++) if (nearest[i]! > distance) rows.push(i)
  return rows
}

function medianWorth(problem: MedianProblem, nearest: Float64Array): { value: number } {
  let value = 0
  for (let i = 0; i < nearest.length; i++) {
    if (problem.demand[i] === 0) continue
    const distance = Math.min(nearest[i]!, problem.maxDistance ?? Infinity)
    value += problem.demand[i]! * distance
  }
  return { value: value === Infinity ? Number.NaN : value }
}

function centerWorth(problem: CenterProblem, nearest: Float64Array): { value: number } {
  let value = 0
  for (const distance of nearest) {
    value = Math.max(value, Math.min(distance, problem.maxDistance ?? Infinity))
  }
  return { value: value === Infinity ? Number.NaN : value }
}

function gradualValue({ demand, decay, cutoff }: GradualProblem, nearest: Float64Array): number {
  let value = 0
  for (let i = 0; i < nearest.length; i++) {
    const distance = nearest[i]!
    if (distance > cutoff) continue
    const knots = decay.distance
    let share = decay.share[decay.share.length - 1] ?? 0
    for (let k = 0; k < knots.length; k++) {
      if (distance > knots[k]!) continue
      if (k === 0) share = decay.share[0]!
      else {
        const along = (distance - knots[k - 1]!) / (knots[k]! - knots[k - 1]!)
        share = decay.share[k - 1]! + along * (decay.share[k]! - decay.share[k - 1]!)
      }
      break
    }
    value += demand[i]! * share
  }
  return value
}

function coveringWorth(
  problem: Pick<CoveringProblem, 'travel' | 'demand' | 'cutoff' | 'times' | 'share' | 'capacity'>,
  open: Uint8Array,
  reached: Covered,
  stranded: readonly number[],
): Worth {
  const { travel, demand, cutoff } = problem
  let [value, points, total] = [0, 0, 0]
  for (let i = 0; i < travel.demandCount; i++) {
    total += demand[i]!
    let count = 0
    for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
      if (open[travel.candidate[k]!] && travel.distance[k]! <= cutoff) count++
    }
    if (count < (problem.times ?? 1)) continue
    value += demand[i]!
    points++
  }
  if (problem.share !== undefined) return { value: countOpen(open), covered: reached, stranded }
  if (problem.capacity) {
    const load = assignedLoad(travel, demand, problem.capacity, cutoff, open)
    const served = load.reduce((sum, part) => sum + part, 0)
    const covered = share(served, total, points, travel.demandCount)
    return { value: served, covered, stranded, load }
  }
  return { value, covered: share(value, total, points, travel.demandCount), stranded }
}

/** The sum of both, which are in one unit. */
function mixedWorth(problem: MixedProblem, open: Uint8Array): Worth {
  const { demand, travel, cutoff } = problem
  const nearest = nearestDistances(travel, open)
  const reached = coveredWithin(demand, nearest, cutoff)
  const stranded = beyond(nearest, Number.MAX_VALUE)
  const urban = coveringWorth({ demand, travel, cutoff }, open, reached, stranded)
  const corridor = flowWorth(problem, open)
  const trips = problem.paths.flow
  let total = 0
  for (const weight of demand) total += weight
  for (const flow of trips) total += flow
  const value = urban.value + corridor.value
  const points = urban.covered.points + corridor.covered.points
  const covered = share(value, total, points, demand.length + trips.length)
  return { value, covered, stranded, parts: { urban, corridor } }
}

type Driven = Pick<FlowProblem, 'paths' | 'range'>

/** Drives every path out and back: the battery is half full at the start, full at each station. */
function flowWorth(problem: Driven, open: Uint8Array): Worth {
  const { flow } = problem.paths
  let [value, points, total] = [0, 0, 0]
  for (let q = 0; q < flow.length; q++) {
    total += flow[q]!
    if (!canDrive(problem, q, open)) continue
    value += flow[q]!
    points++
  }
  return { value, covered: share(value, total, points, flow.length), stranded: [] }
}

function canDrive({ paths, range }: Driven, path: number, open: Uint8Array): boolean {
  const { start, index } = paths.nodes
  const length = paths.length[path]!
  let last = -1
  for (let k = start[path]!; k < start[path + 1]!; k++) {
    if (!open[index[k]!]) continue
    const at = paths.position[k]!
    if (last < 0 ? 2 * at > range : at - last > range) return false
    last = at
  }
  return last >= 0 && 2 * (length - last) <= range
}
