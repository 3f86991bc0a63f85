import type { Places } from '../criteria/catchment.ts'
import { NearIndex } from '../grid/near-index.ts'
import { squaredChord } from '../grid/sphere.ts'
import { namedFirst } from '../locate/problem-faults.ts'
import {
  budgetRule,
  countRule,
  FORBIDDEN,
  feederRule,
  type SiteRule,
  spacingRules,
} from '../locate/site-rules.ts'
import { rowsOf } from '../locate/sparse.ts'
import { Problem } from '../problem.ts'
import type { PricedCandidate } from './candidate.ts'
import type { PartnerMost } from './plan-question.ts'

/** Pairs of candidates above which a spacing would not fit into memory. */
const MOST_PAIRS = 500_000

/** @throws Problem infeasible where the budget is below the cheapest site */
export function budgetRules(
  candidates: readonly PricedCandidate[],
  budget: number,
  state: Uint8Array,
): SiteRule[] {
  const open = candidates.filter((_, j) => state[j] !== FORBIDDEN)
  const cheapest = open.reduce<PricedCandidate | undefined>(
    (best, site) => (best && best.cost <= site.cost ? best : site),
    undefined,
  )
  if (cheapest && cheapest.cost > budget)
    throw new Problem(
      'infeasible',
      `The budget of ${rmb(budget)} is below the cheapest site (${cheapest.name || cheapest.id}, ${rmb(cheapest.cost)}): raise the budget.`,
    )
  return [
    budgetRule(
      Float64Array.from(candidates, ({ cost }) => cost),
      budget,
      state,
    ),
  ]
}

/** Sites of one feeder share what it can still connect; only feeders that all could overload. */
export function feederRules(candidates: readonly PricedCandidate[]): SiteRule[] {
  const byFeeder = new Map<string, number[]>()
  candidates.forEach(({ connection, loadKva }, j) => {
    if (!connection || loadKva === 0) return
    const rows = byFeeder.get(connection.feeder)
    if (rows) rows.push(j)
    else byFeeder.set(connection.feeder, [j])
  })
  return [...byFeeder].flatMap(([feeder, rows]) => {
    const headroomKva = candidates[rows[0]!]!.connection!.feederKva
    const loads = Float64Array.from(rows, (j) => candidates[j]!.loadKva)
    if (loads.reduce((sum, kva) => sum + kva, 0) <= headroomKva) return []
    return feederRule(
      `the headroom of feeder ${feeder}`,
      Uint32Array.from(rows),
      loads,
      headroomKva,
    )
  })
}

/** @throws Problem bad_input for a partner that has no candidate */
export function partnerRules(
  candidates: readonly PricedCandidate[],
  limits: readonly PartnerMost[],
): SiteRule[] {
  return limits.map(({ partner, most }) => {
    const wanted = partner.toLowerCase()
    const rows = candidates.flatMap((c, j) => (c.partner.toLowerCase() === wanted ? j : []))
    if (rows.length === 0) {
      const known = [...new Set(candidates.map((c) => c.partner).filter(Boolean))].sort()
      const names = namedFirst([...known.keys()], (k) => known[k]!)
      throw new Problem(
        'bad_input',
        `No candidate belongs to the partner "${partner}": ${known.length === 0 ? 'none belongs to any' : `there are ${names}`}.`,
      )
    }
    return countRule(
      `the partner ${candidates[rows[0]!]!.partner}`,
      Uint32Array.from(rows),
      -Infinity,
      most,
    )
  })
}

/** Stations that an area needs, at the least. */
export interface AreaQuota {
  readonly name: string
  readonly least: number
  /** Candidates in the area. */
  readonly candidates: readonly number[]
}

/** @throws Problem infeasible where areas have too few candidates, naming the first ten */
export function quotaRules(areas: readonly AreaQuota[], state: Uint8Array): SiteRule[] {
  const asked = areas.filter(({ least }) => least > 0)
  const usable = asked.map(
    ({ candidates }) => candidates.filter((j) => state[j] !== FORBIDDEN).length,
  )
  const short = [...asked.keys()].filter((a) => usable[a]! < asked[a]!.least)
  if (short.length > 0)
    throw new Problem(
      'infeasible',
      `${short.length === 1 ? 'One area needs' : `${short.length} areas need`} more stations than ${short.length === 1 ? 'it has' : 'they have'} candidates: ${namedFirst(short, (a) => `${asked[a]!.name} ${asked[a]!.least} of ${usable[a]}`)}; add candidates, or raise --vsr.`,
    )
  return asked.map(({ name, least, candidates }) =>
    countRule(`the stations needed in ${name}`, Uint32Array.from(candidates), least, Infinity),
  )
}

/**
 * Of two candidates nearer to each other than the spacing at most one opens.
 * @throws Problem too_large above half a million such pairs
 */
export function spacingRulesOf(
  places: Places,
  state: Uint8Array,
  spacingMetres: number,
): SiteRule[] {
  if (spacingMetres === 0) return []
  const index = new NearIndex(places.lat, places.lon, places.xyz, spacingMetres)
  const limit = squaredChord(spacingMetres)
  let pairs = 0
  const near = Array.from(places.lat, (lat, j) => {
    const others: number[] = []
    if (state[j] === FORBIDDEN) return others
    index.forEachWithin(lat, places.lon[j]!, places.xyz, j, spacingMetres, (other, squared) => {
      if (other > j && squared < limit && state[other] !== FORBIDDEN) others.push(other)
    })
    pairs += others.length
    if (pairs > MOST_PAIRS) throw tooManyPairs(spacingMetres)
    return others
  })
  return spacingRules(rowsOf(near), state)
}

function tooManyPairs(spacingMetres: number): Problem {
  return new Problem(
    'too_large',
    `A spacing of ${spacingMetres} m makes more than ${MOST_PAIRS.toLocaleString('en')} pairs among these candidates: take --spacing 0 or fewer candidates (--candidates ranked:K keeps the spacing).`,
  )
}

/** 2,250,000 → '2,250,000 RMB'. */
export function rmb(amount: number): string {
  return `${Math.round(amount).toLocaleString('en')} RMB`
}
