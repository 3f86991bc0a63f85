import { Catchments, type Places, placesAt } from '../criteria/catchment.ts'
import { demandNotes, type HomeDemand } from '../criteria/home-demand.ts'
import type { ServiceRules } from '../criteria/serving-stations.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { cellIdAt, type Grid } from '../grid/grid.ts'
import { NearIndex } from '../grid/near-index.ts'
import { squaredChord } from '../grid/sphere.ts'
import type { LocateProblem } from '../locate/problem.ts'
import { type Names, namedFirst } from '../locate/problem-faults.ts'
import { EXISTING, FIXED, FORBIDDEN, type SiteChoice, type SiteRule } from '../locate/site-rules.ts'
import type { Travel } from '../locate/travel.ts'
import { Problem } from '../problem.ts'
import type { Frame } from '../score/frame.ts'
import type { Profile } from '../score/profile.ts'
import { areaQuotas } from './area-quota.ts'
import { type LeftOut, leaveOut, type PricedCandidate } from './candidate.ts'
import { regionDemand } from './cell-demand.ts'
import { corridorPaths } from './corridor-paths.ts'
import { corridorWindows } from './corridor-windows.ts'
import { coverTravel, type PlanDemand } from './cover-travel.ts'
import { distanceTravel } from './distance-travel.ts'
import { type CandidateList, planCandidates } from './plan-candidates.ts'
import type { PlanQuestion } from './plan-question.ts'
import {
  type AreaQuota,
  budgetRules,
  feederRules,
  partnerRules,
  quotaRules,
  spacingRulesOf,
} from './plan-rules.ts'
import { pricedCandidates } from './price-candidates.ts'
import { type StandingStation, standingStations } from './standing-station.ts'

/** A project, as far as a plan needs it. */
export interface PlanInput {
  readonly grid: Grid
  readonly datasets: readonly Dataset[]
  readonly profile: Profile
  /** Columns of the profile, for candidates that are cells. */
  readonly frame?: Frame
}

/** A plan's question as a location problem, and what its rows are in the project. */
export interface PlanProblem {
  readonly question: PlanQuestion
  readonly problem: LocateProblem
  readonly names: Names
  readonly grid: Grid
  /** Candidates of the problem: first these, in this order, then the standing stations. */
  readonly candidates: readonly PricedCandidate[]
  readonly standing: readonly StandingStation[]
  readonly places: Places
  readonly leftOut: LeftOut
  /** Swaps/day of each cell. */
  readonly swaps: Float64Array
  readonly catchments: Catchments
  /** How the demand came about, as sentences. */
  readonly notes: readonly string[]
}

/**
 * The location problem that a question about a project is.
 * @throws Problem usage, bad_input, infeasible, too_large: one sentence
 */
export function planProblem(input: PlanInput, question: PlanQuestion): PlanProblem {
  const { grid, datasets } = input
  checkCutoff(question.cutoffMetres)
  const home = demandIfAsked(input, question)
  const swaps = home?.swaps ?? new Float64Array(grid.length)
  const list = planCandidates(datasets, grid, input.frame, {
    sources: question.candidates,
    fixed: question.fixed,
    forbidden: question.forbidden,
    avoided: question.avoided ?? [],
  })
  const stations = datasets.filter(({ kind }) => kind === 'stations')
  const standing = question.existing
    ? standingStations(stations, serviceRules(input, question))
    : []
  const usable = usableCandidates(input, question, list, standing)
  const { candidates, state } = usable
  const places = placesAt(
    Float64Array.from([...candidates, ...standing], ({ lat }) => lat),
    Float64Array.from([...candidates, ...standing], ({ lon }) => lon),
  )
  const catchments = new Catchments(grid, question.cutoffMetres)
  const choice = siteChoice(input, question, candidates, standing, state, places)
  const { problem, demandName, notes } = pointed(input, question, swaps, places, catchments, choice)
  const siteNames = [...candidates, ...standing].map(({ id }) => id)
  return {
    ...{ question, grid, candidates, standing, places, swaps, catchments },
    leftOut: usable.leftOut,
    notes: [...(home ? demandNotes(home).map((note) => `Demand: ${note}.`) : []), ...notes],
    problem,
    names: { demand: demandName, candidate: (row) => siteNames[row]! },
  }
}

/** The profile's own, and what is being built where the question says so. */
function serviceRules({ profile }: PlanInput, { building }: PlanQuestion): ServiceRules {
  const { compatiblePacks, buildingServes } = profile.parameters
  return { compatiblePacks, buildingServes: buildingServes || building }
}

function checkCutoff(cutoffMetres: number): void {
  if (cutoffMetres > 0 && cutoffMetres < Infinity) return
  throw new Problem(
    'bad_input',
    `The cutoff must be a number of metres above 0, not ${cutoffMetres}.`,
  )
}

/** What is left of the candidates when each has its power and keeps its distance to what stands. */
function usableCandidates(
  { datasets, profile }: PlanInput,
  question: PlanQuestion,
  list: CandidateList,
  standing: readonly StandingStation[],
): { candidates: PricedCandidate[]; state: Uint8Array; leftOut: LeftOut } {
  const leftOut: LeftOut = new Map(list.leftOut)
  const priced = pricedCandidates(
    list.candidates,
    datasets.filter(({ kind }) => kind === 'grid'),
    profile.parameters,
    question.station,
    question.headroom,
  )
  const near = isNearStanding(list, standing, question.spacingMetres)
  const kept: number[] = []
  const unpowered: number[] = []
  priced.forEach((candidate, j) => {
    const isFixed = list.fixed.includes(j)
    if (!candidate && isFixed) unpowered.push(j)
    else if (!candidate) leaveOut(leftOut, noPower(question))
    else if (near(j) && !isFixed) leaveOut(leftOut, tooNear(question))
    else kept.push(j)
  })
  if (unpowered.length > 0)
    throw new Problem(
      'infeasible',
      `${namedFirst(unpowered, (j) => list.candidates[j]!.id)} cannot be fixed, ${noPower(question)}: take a smaller --load, or --headroom off.`,
    )
  const state = new Uint8Array(kept.length + standing.length).fill(EXISTING, kept.length)
  kept.forEach((j, row) => {
    if (list.fixed.includes(j)) state[row] = FIXED
    if (list.forbidden.includes(j)) state[row] = FORBIDDEN
  })
  if (kept.length === 0)
    throw new Problem('infeasible', `No candidate is left: ${leftOutText(leftOut)}.`)
  return { candidates: kept.map((j) => priced[j]!), state, leftOut }
}

function noPower({ station }: PlanQuestion): string {
  return `no feeder in reach can carry ${station.loadKva} kVA`
}

function tooNear({ spacingMetres }: PlanQuestion): string {
  return `nearer than ${spacingMetres} m to a station that stands`
}

/** '12 exclusion: hospital, 3 outside the region'. */
export function leftOutText(leftOut: LeftOut): string {
  return [...leftOut].map(([reason, sites]) => `${sites} ${reason}`).join(', ')
}

function isNearStanding(
  { candidates }: CandidateList,
  standing: readonly StandingStation[],
  spacingMetres: number,
): (candidate: number) => boolean {
  if (standing.length === 0 || spacingMetres === 0) return () => false
  const at = placesAt(
    Float64Array.from(standing, ({ lat }) => lat),
    Float64Array.from(standing, ({ lon }) => lon),
  )
  const index = new NearIndex(at.lat, at.lon, at.xyz, spacingMetres)
  const limit = squaredChord(spacingMetres)
  return (j) => {
    const { lat, lon } = candidates[j]!
    const { xyz } = placesAt(Float64Array.of(lat), Float64Array.of(lon))
    let isNear = false
    index.forEachWithin(lat, lon, xyz, 0, spacingMetres, (_, squared) => {
      isNear ||= squared < limit
    })
    return isNear
  }
}

function siteChoice(
  { grid, datasets, profile }: PlanInput,
  question: PlanQuestion,
  candidates: readonly PricedCandidate[],
  standing: readonly StandingStation[],
  state: Uint8Array,
  places: Places,
): SiteChoice {
  const quotas: readonly AreaQuota[] = question.quota
    ? areaQuotas(datasets, grid, profile.parameters, question, candidates, standing)
    : []
  const rules: SiteRule[] = [
    ...(question.budget === undefined ? [] : budgetRules(candidates, question.budget, state)),
    ...(question.headroom ? feederRules(candidates) : []),
    ...partnerRules(candidates, question.partnerMost),
    ...quotaRules(quotas, state),
    ...spacingRulesOf(places, state, question.spacingMetres),
  ]
  const isByQuota = question.quota && question.sites === undefined && question.budget === undefined
  const sites = isByQuota ? neededSites(quotas) : question.sites
  return {
    candidateCount: state.length,
    state,
    ...(sites !== undefined && { sites }),
    ...(rules.length > 0 && { rules }),
  }
}

/** @throws Problem bad_input where no area needs a station */
function neededSites(quotas: readonly AreaQuota[]): number {
  const sites = quotas.reduce((sum, { least }) => sum + least, 0)
  if (sites > 0) return sites
  throw new Problem(
    'bad_input',
    'No area needs another station by the vehicle-station ratio: lower --vsr, or say how many with --sites.',
  )
}

/** Highways can be planned for without knowing who lives along them. */
function demandIfAsked(
  { datasets, grid, profile }: PlanInput,
  { objective, gapKm }: PlanQuestion,
): HomeDemand | undefined {
  const hasVehicles = datasets.some(({ kind }) => kind === 'vehicles')
  if (!hasVehicles && (objective === 'flow' || gapKm !== undefined)) return undefined
  return regionDemand(datasets, grid, profile.parameters)
}

/** The problem, what its demand points are called, and how they came about. */
interface Pointed {
  readonly problem: LocateProblem
  readonly demandName: (row: number) => string
  readonly notes: readonly string[]
}

function pointed(
  { datasets, grid, profile }: PlanInput,
  question: PlanQuestion,
  swaps: Float64Array,
  places: Places,
  catchments: Catchments,
  choice: SiteChoice,
): Pointed {
  const { objective, cutoffMetres: cutoff, rangeKm: range, gapKm } = question
  if (objective === 'lscp' && gapKm !== undefined) {
    const reach = profile.parameters.accessReachMetres
    const { travel, names } = corridorWindows(datasets, places, reach, gapKm)
    const demand = new Float64Array(names.length).fill(1)
    const problem = { objective, demand, travel, choice, cutoff }
    refuseEmptyStretches(travel, names, choice)
    return { problem, demandName: (row) => names[row]!, notes: [] }
  }
  const corridor =
    objective === 'flow' || objective === 'mixed'
      ? corridorPaths(datasets, places, profile.parameters, range)
      : undefined
  if (objective === 'flow') {
    const { paths, notes } = corridor!
    return { problem: { objective, paths, range, choice }, demandName: String, notes }
  }
  const points = demandOf(question, grid, swaps, places, catchments)
  const demandName = (row: number) => `cell ${cellIdAt(grid, points.cellOf[row]!)}`
  if (objective === 'mixed') {
    const { paths, notes } = corridor!
    const { demand, travel } = points
    const problem = { objective, demand, travel, cutoff, choice, paths, range }
    return { problem, demandName, notes }
  }
  return { problem: locateProblem(question, points, choice), demandName, notes: [] }
}

/** @throws Problem infeasible where stretches hold no candidate, naming the first ten */
function refuseEmptyStretches(
  { start, candidate }: Travel,
  names: readonly string[],
  { state }: SiteChoice,
): void {
  const empty = [...names.keys()].filter(
    (row) => !candidate.subarray(start[row], start[row + 1]).some((j) => state[j] !== FORBIDDEN),
  )
  if (empty.length === 0) return
  throw new Problem(
    'infeasible',
    `Nowhere along ${empty.length} stretches of highway may a station stand: ${namedFirst(empty, (row) => names[row]!)}; raise --gap or add candidates.`,
  )
}

function demandOf(
  { objective, cutoffMetres, maxDistanceMetres }: PlanQuestion,
  grid: Grid,
  swaps: Float64Array,
  places: Places,
  catchments: Catchments,
): PlanDemand {
  if (objective === 'p-median' || objective === 'p-center')
    return distanceTravel(grid, swaps, places, maxDistanceMetres ?? Infinity)
  return coverTravel(grid, swaps, places, catchments, cutoffMetres)
}

function locateProblem(
  question: PlanQuestion,
  { demand, travel }: PlanDemand,
  choice: SiteChoice,
): LocateProblem {
  const { objective, cutoffMetres: cutoff, maxDistanceMetres: maxDistance } = question
  const located = { demand, travel, choice, cutoff }
  if (objective === 'lscp') return { objective, ...located }
  if (objective === 'p-median' || objective === 'p-center')
    return { objective, ...located, ...(maxDistance !== undefined && { maxDistance }) }
  if (objective !== 'mclp') throw new Error(`no problem for the objective ${objective}`)
  const { times, share } = question
  return {
    objective,
    ...located,
    ...(times !== undefined && { times }),
    ...(share !== undefined && { share }),
  }
}
