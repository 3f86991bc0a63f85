import {
  type BoundFound,
  type BoundSearch,
  boundOf,
  decideSites,
  type Relaxed,
  type SiteLimit,
} from './bound-search.ts'
import type { CapacityModel } from './capacity-model.ts'
import { SitePick } from './site-pick.ts'
import { type Relaxation, searchMultipliers } from './volume.ts'

/**
 * The Lagrangian relaxation at given multipliers 0 ≤ λ ≤ 1, one a demand row: with 'no row is served
 * more than it has', Σ_j f_ij ≤ d_i, relaxed,
 *
 *   L(λ) = Σ_i λ_i d_i + Σ_{j open already} π_j + the best sites at prizes π_j,
 *   π_j = the most Σ_i (1 − λ_i) f_ij with f_ij ≤ d_i and Σ_i f_ij ≤ capacity_j
 *
 * is at least what any plan serves (after Pirkul & Schilling 1991). π_j is a fractional knapsack: the
 * rows of least λ first.
 */
export function capacityRelaxedAt(model: CapacityModel, multipliers: Float64Array): Relaxed {
  const relaxation = new CapacityRelaxation(model, { sites: 0 })
  const rest = relaxation.evaluate(multipliers, new Float64Array(multipliers.length))
  return { rest, prize: relaxation.prize }
}

/** The bound itself for a limit on the sites. */
export function capacityBoundAt(
  model: CapacityModel,
  multipliers: Float64Array,
  limit: SiteLimit,
): number {
  return boundOf(capacityRelaxedAt(model, multipliers), limit)
}

/**
 * Searches good multipliers: first without capacities, where a bound is quickly found and holds with
 * them as well, then from there with them.
 */
export function searchCapacityBound(
  model: CapacityModel,
  limit: SiteLimit,
  start: Uint32Array,
  search: BoundSearch,
): BoundFound {
  const relaxation = new CapacityRelaxation(model, limit)
  const value = search.offer(start, -Infinity)
  const first = firstMultipliers(model, start)
  const free = { ...model, capacity: new Float64Array(model.capacity.length).fill(Infinity) }
  const half = halfOf(search, value)
  const begun = searchMultipliers(new CapacityRelaxation(free, limit), first, value, half)
  const found = searchMultipliers(relaxation, begun.multipliers, begun.value, search)
  const slope = new Float64Array(first.length)
  const bound = relaxation.evaluate(found.multipliers, slope)
  const { pick, prize } = relaxation
  const decided = decideSites(pick, prize, bound, found.value, search.step)
  return { bound, multipliers: found.multipliers, decided }
}

/** Half of the time and of the iterations; without offers, whose plans forget capacities. */
function halfOf(search: BoundSearch, value: number): BoundSearch {
  const { limit, mostIterations } = search
  const now = limit.now()
  return {
    ...search,
    limit: { ...limit, until: now + (limit.until - now) / 2 },
    mostIterations: mostIterations / 2,
    offer: () => value,
  }
}

/** 0 for what no site of the plan reaches, less than 1 where capacity is short, else 1. */
function firstMultipliers(model: CapacityModel, plan: Uint32Array): Float64Array {
  const { demand, rowSites, siteRows, capacity, siteOf } = model
  const isOpen = new Uint8Array(capacity.length).fill(1, siteOf.length)
  for (const s of plan) isOpen[s] = 1
  const reach = new Float64Array(capacity.length)
  for (let s = 0; s < capacity.length; s++) {
    for (let k = siteRows.start[s]!; k < siteRows.start[s + 1]!; k++) {
      reach[s]! += demand[siteRows.index[k]!]!
    }
  }
  return Float64Array.from(demand, (_, i) => {
    let share = 0
    for (let k = rowSites.start[i]!; k < rowSites.start[i + 1]!; k++) {
      const s = rowSites.index[k]!
      if (isOpen[s]) share += capacity[s]! / Math.max(reach[s]!, 1e-300)
    }
    return Math.min(1, share) / 2
  })
}

class CapacityRelaxation implements Relaxation {
  readonly upper: Float64Array
  readonly siteCount: number
  readonly sites: number
  readonly prize: Float64Array
  readonly pick: SitePick
  readonly #model: CapacityModel
  readonly #isBound: Uint8Array
  readonly #order: Uint32Array

  constructor(model: CapacityModel, limit: SiteLimit) {
    const { demand, capacity, siteOf, siteRows } = model
    this.#model = model
    this.upper = new Float64Array(demand.length).fill(1)
    this.siteCount = siteOf.length
    this.sites = limit.sites
    this.prize = new Float64Array(siteOf.length)
    this.pick = new SitePick(siteOf.length, limit.sites, limit.cost, limit.budget)
    let most = 0
    this.#isBound = Uint8Array.from(capacity, (limited, s) => {
      const [from, to] = [siteRows.start[s]!, siteRows.start[s + 1]!]
      most = Math.max(most, to - from)
      let reach = 0
      for (let k = from; k < to; k++) reach += demand[siteRows.index[k]!]!
      return limited < reach ? 1 : 0
    })
    this.#order = new Uint32Array(most)
  }

  get picked(): Uint32Array {
    return this.pick.picked.subarray(0, this.pick.count)
  }

  evaluate(multipliers: Float64Array, slope: Float64Array): number {
    const { demand, siteOf, capacity } = this.#model
    let bound = 0
    for (let i = 0; i < demand.length; i++) {
      bound += multipliers[i]! * demand[i]!
      slope[i] = demand[i]!
    }
    for (let s = 0; s < siteOf.length; s++) this.prize[s] = this.#prizeOf(s, multipliers)
    bound += this.pick.pick(this.prize)
    for (const s of this.picked) this.#prizeOf(s, multipliers, slope)
    for (let s = siteOf.length; s < capacity.length; s++) {
      bound += this.#prizeOf(s, multipliers, slope)
    }
    return bound
  }

  /** What a site alone would serve for; where a slope is given, takes what it serves off it. */
  #prizeOf(site: number, multipliers: Float64Array, slope?: Float64Array): number {
    const { demand, siteRows, capacity } = this.#model
    const [from, to] = [siteRows.start[site]!, siteRows.start[site + 1]!]
    let [prize, left] = [0, this.#isBound[site] ? capacity[site]! : Infinity]
    const rows = this.#isBound[site]
      ? this.#cheapestFirst(from, to, multipliers)
      : siteRows.index.subarray(from, to)
    for (const i of rows) {
      const margin = 1 - multipliers[i]!
      if (!(margin > 0)) continue
      const amount = Math.min(left, demand[i]!)
      prize += margin * amount
      if (slope) slope[i]! -= amount
      left -= amount
      if (!(left > 0)) break
    }
    return prize
  }

  #cheapestFirst(from: number, to: number, multipliers: Float64Array): Uint32Array {
    const rows = this.#order.subarray(0, to - from)
    rows.set(this.#model.siteRows.index.subarray(from, to))
    return rows.sort((a, b) => multipliers[a]! - multipliers[b]! || a - b)
  }
}
