import type { Dataset } from '../dataset/dataset.ts'
import { cellId } from '../grid/grid.ts'
import { cellAt } from '../grid/h3-index.ts'
import { gapBetween } from '../locate/gap.ts'
import { findNextSite } from '../locate/next-site.ts'
import type { Covered, FlowProblem, Objective, Plan } from '../locate/problem.ts'
import { EXISTING, FIXED } from '../locate/site-rules.ts'
import { worthOf } from '../locate/verify.ts'
import type { LeftOut, PricedCandidate } from './candidate.ts'
import type { PlanProblem } from './plan-problem.ts'
import { type NetworkFigures, networkFigures } from './site-figures.ts'
import type { StandingStation } from './standing-station.ts'

/** A site that opens, with what it does. */
export interface SiteReport extends PricedCandidate {
  readonly cell: string
  /** Swaps/day within the cutoff: alone, and beyond all other stations of the plan. */
  readonly alone: number
  readonly adds: number
  readonly fixed: boolean
}

/** What a planner needs of a plan besides its value and its proof. */
export interface PlanReport {
  readonly unit: string
  /** Swaps/day that a station covers within the cutoff. */
  readonly before: Covered
  readonly after: Covered
  /** What adds most first. */
  readonly sites: readonly SiteReport[]
  readonly standing: readonly StandingStation[]
  /** Ids of all candidates, then of the standing stations. */
  readonly ids: readonly string[]
  /** The candidate that would add most as one more station, in the unit of the objective. */
  readonly oneMore: readonly SiteReport[]
  readonly costRmb: number
  /** Sites whose cost is the partner's own figure. */
  readonly ownCosts: number
  readonly candidateCount: number
  readonly leftOut: LeftOut
  readonly cutoffMetres: number
  /** Names of generated datasets behind the plan. */
  readonly generated: readonly string[]
  readonly notes: readonly string[]
}

/** Two ways of counting one value differ by no more than this share: rounding. */
const ROUNDING = 1e-9

/**
 * What a plan does, counted from cells and stations alone.
 * @param unapplied what a scenario says that has no effect, one sentence each
 * @throws where the value of a covering plan is not what its stations cover
 */
export function planReport(
  made: PlanProblem,
  plan: Plan,
  datasets: readonly Dataset[],
  unapplied: readonly string[] = [],
): PlanReport {
  const { swaps, catchments, places, candidates, standing, question } = made
  const opened = Array.from(plan.sites)
  const stands = standing.map((_, k) => candidates.length + k)
  const figures = networkFigures(swaps, catchments, places, opened, stands)
  checkValue(made, plan, figures)
  const { before, after, alone, adds } = worthOfKind(made, plan, figures)
  const sites = opened
    .map((j, k) => siteReport(made, j, alone[k]!, adds[k]!))
    .sort((a, b) => b.adds - a.adds || (a.id < b.id ? -1 : 1))
  return {
    unit: UNITS[plan.objective],
    before,
    after,
    sites,
    standing,
    ids: [...candidates, ...standing].map(({ id }) => id),
    oneMore: nextSite(made, plan),
    costRmb: sites.reduce((sum, { cost }) => sum + cost, 0),
    ownCosts: sites.filter(({ costIsOwn }) => costIsOwn).length,
    candidateCount: candidates.length,
    leftOut: made.leftOut,
    cutoffMetres: question.cutoffMetres,
    generated: generatedNames(datasets),
    notes: [...notesOf(made, datasets), ...unapplied],
  }
}

const UNITS: Readonly<Record<Objective, string>> = {
  mclp: 'swaps/day',
  lscp: 'stations',
  'p-median': 'swaps/day × m',
  'p-center': 'm',
  flow: 'swaps/day',
  mixed: 'swaps/day',
}

/** Plain covering is counted twice, by the solver's demand points and by cells: both must agree. */
function checkValue({ question }: PlanProblem, plan: Plan, figures: NetworkFigures): void {
  const isPlain = plan.objective === 'mclp' && (question.times ?? 1) === 1
  if (!isPlain || question.share !== undefined || Number.isNaN(plan.value)) return
  if (gapBetween(plan.value, figures.after) > ROUNDING)
    throw new Error(`The plan claims ${plan.value} swaps/day, its stations cover ${figures.after}.`)
}

function covered(demand: number, points: number, { demand: all, cells }: NetworkFigures): Covered {
  return {
    demand,
    demandShare: all > 0 ? demand / all : 0,
    points,
    pointShare: cells > 0 ? points / cells : 0,
  }
}

function siteReport(made: PlanProblem, j: number, alone: number, adds: number): SiteReport {
  const candidate = made.candidates[j]!
  const [lo, hi] = cellAt(candidate.lat, candidate.lon, made.grid.resolution)
  const fixed = made.problem.choice.state[j] === FIXED
  return { ...candidate, cell: cellId(lo, hi), alone, adds, fixed }
}

/** What each site does, in the demand that the plan is about: cells, trips, or both. */
function worthOfKind(
  { problem }: PlanProblem,
  plan: Plan,
  figures: NetworkFigures,
): Pick<PlanReport, 'before' | 'after'> & Pick<NetworkFigures, 'alone' | 'adds'> {
  const before = covered(figures.before, figures.cellsBefore, figures)
  const after = covered(figures.after, figures.cellsAfter, figures)
  if (problem.objective !== 'flow' && problem.objective !== 'mixed')
    return { before, after, alone: figures.alone, adds: figures.adds }
  const { choice } = problem
  const opens = choice.state.map((state, j) =>
    state === EXISTING || plan.sites.includes(j) ? 1 : 0,
  )
  const stands = choice.state.map((state) => (state === EXISTING ? 1 : 0))
  const trips = tripFigures({ ...problem, objective: 'flow' }, plan.sites, opens)
  const isMixed = problem.objective === 'mixed'
  const plus = (cells: Float64Array, k: number) => (isMixed ? cells[k]! : 0)
  return {
    before: worthOf(problem, stands).covered,
    after: plan.covered,
    alone: trips.alone.map((value, k) => value + plus(figures.alone, k)),
    adds: trips.adds.map((value, k) => value + plus(figures.adds, k)),
  }
}

/** Swaps/day of the trips that each site makes possible alone, and that are lost without it. */
function tripFigures(
  problem: FlowProblem,
  sites: Uint32Array,
  opens: Uint8Array,
): Pick<NetworkFigures, 'alone' | 'adds'> {
  const { value } = worthOf(problem, opens)
  const without = (j: number) => opens.map((open, other) => (other === j ? 0 : open))
  const only = (j: number) => opens.map((_, other) => (other === j ? 1 : 0))
  return {
    alone: Float64Array.from(sites, (j) => worthOf(problem, only(j)).value),
    adds: Float64Array.from(sites, (j) => value - worthOf(problem, without(j)).value),
  }
}

/** The candidate that would add most as one more station, in the unit of the objective. */
function nextSite(made: PlanProblem, plan: Plan): SiteReport[] {
  if (plan.sites.length === 0 || Number.isNaN(plan.value)) return []
  const next = findNextSite(made.problem, plan.sites)
  return next && next.gain > 0 ? [siteReport(made, next.candidate, Number.NaN, next.gain)] : []
}

function generatedNames(datasets: readonly Dataset[]): string[] {
  const used = [
    'vehicles',
    'population',
    'corridors',
    'trips',
    'stations',
    'partners',
    'grid',
    'exclusions',
  ]
  const names = datasets.flatMap(({ kind, provenance }) =>
    provenance.generated && used.includes(kind) ? provenance.name : [],
  )
  return [...new Set(names)]
}

/** What a reader must know to use the figures. */
function notesOf(made: PlanProblem, datasets: readonly Dataset[]): string[] {
  const { question, standing } = made
  const has = (kind: Dataset['kind']) => datasets.some((dataset) => dataset.kind === kind)
  const notes = [...made.notes]
  if (question.existing && !has('stations'))
    notes.push('The project holds no stations, so nothing is taken to stand yet.')
  else if (!question.existing) notes.push('Planned as if no station stood.')
  else if (standing.length === 0) notes.push('No station of ours is open.')
  if (!has('grid')) notes.push('The project holds no power grid: connections cost nothing here.')
  return notes
}
