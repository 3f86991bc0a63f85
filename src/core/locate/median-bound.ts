import {
  type BoundFound,
  type BoundSearch,
  boundOf,
  decideSites,
  type Relaxed,
  type SiteLimit,
  StepLength,
} from './bound-search.ts'
import type { MedianModel } from './median-model.ts'
import { SitePick } from './site-pick.ts'

/**
 * The Lagrangian relaxation at given multipliers λ, one a demand row (Cornuéjols, Fisher & Nemhauser
 * 1977): with Σ_j x_ij = 1 relaxed,
 *
 *   L(λ) = Σ_i min(λ_i, u_i) − the best sites at prizes Σ_i max(0, λ_i − c_ij)
 *
 * is at most the least cost (u_i: the cost of staying unserved).
 * @returns the relaxation of −L(λ): no plan's value (minus its cost) is above it
 */
export function medianRelaxedAt(model: MedianModel, multipliers: Float64Array): Relaxed {
  const prize = new Float64Array(model.siteOf.length)
  let sum = 0
  for (let i = 0; i < multipliers.length; i++) {
    const lambda = Math.min(multipliers[i]!, model.unserved[i]!)
    sum += lambda
    for (let k = model.rowSites.start[i]!; k < model.rowSites.start[i + 1]!; k++) {
      if (model.rowCost[k]! >= lambda) break
      prize[model.rowSites.index[k]!]! += lambda - model.rowCost[k]!
    }
  }
  return { rest: -sum, prize }
}

/** The bound itself, −L(λ), for a limit on the sites. */
export function medianBoundAt(
  model: MedianModel,
  multipliers: Float64Array,
  limit: SiteLimit,
): number {
  return boundOf(medianRelaxedAt(model, multipliers), limit)
}

/**
 * Searches good multipliers by subgradient steps, from half-way between the cheapest and the second
 * cheapest site of each row in a plan.
 */
export function searchMedianBound(
  model: MedianModel,
  limit: SiteLimit,
  start: Uint32Array,
  search: BoundSearch,
): BoundFound {
  return new MedianSubgradient(model, limit, start, search).run()
}

class MedianSubgradient {
  readonly #model: MedianModel
  readonly #limit: SiteLimit
  readonly #search: BoundSearch
  readonly #pick: SitePick
  readonly #lambda: Float64Array
  readonly #best: Float64Array
  readonly #prize: Float64Array
  readonly #count: Int32Array
  readonly #isPicked: Uint8Array
  #bound = Infinity
  #value: number

  constructor(model: MedianModel, limit: SiteLimit, start: Uint32Array, search: BoundSearch) {
    this.#model = model
    this.#limit = limit
    this.#search = search
    this.#pick = new SitePick(model.siteOf.length, limit.sites, limit.cost, limit.budget)
    this.#lambda = new Float64Array(model.unserved.length)
    this.#best = new Float64Array(model.unserved.length)
    this.#prize = new Float64Array(model.siteOf.length)
    this.#count = new Int32Array(model.unserved.length)
    this.#isPicked = new Uint8Array(model.siteOf.length)
    this.#value = search.offer(start, -Infinity)
    this.#begin(start)
  }

  run(): BoundFound {
    const step = new StepLength(1.5, 3e-4, 20)
    for (let turn = 0; turn < this.#search.mostIterations && !step.isSpent; turn++) {
      const bound = this.#evaluate()
      const improved = this.#bound - bound > 1e-5 * Math.abs(bound)
      if (bound < this.#bound) {
        this.#bound = bound
        this.#best.set(this.#lambda)
      }
      if (this.#search.isEnough(this.#bound)) break
      if (this.#search.limit.now() > this.#search.limit.until) break
      if (step.tell(improved)) this.#lambda.set(this.#best)
      else if (!this.#move(step.theta, bound)) break
    }
    return this.#conclude()
  }

  #begin(start: Uint32Array): void {
    for (const s of start) this.#isPicked[s] = 1
    const { rowSites, rowCost, unserved } = this.#model
    for (let i = 0; i < unserved.length; i++) {
      let [first, second] = [Infinity, Infinity]
      for (let k = rowSites.start[i]!; k < rowSites.start[i + 1]! && second === Infinity; k++) {
        if (!this.#isPicked[rowSites.index[k]!]) continue
        if (first === Infinity) first = rowCost[k]!
        else second = rowCost[k]!
      }
      const [near, far] = [Math.min(first, unserved[i]!), Math.min(second, unserved[i]!)]
      this.#lambda[i] = far < Infinity ? (near + far) / 2 : near < Infinity ? 1.5 * near : 0
    }
    this.#isPicked.fill(0)
  }

  /** −L(λ), the picked sites' count of each row, and the picked sites as an offer. */
  #evaluate(): number {
    const sum = this.#spread()
    const bound = this.#pick.pick(this.#prize) - sum
    const sites = this.#pick.picked.subarray(0, this.#pick.count)
    for (const s of sites) this.#isPicked[s] = 1
    const value = this.#countPicked()
    for (const s of sites) this.#isPicked[s] = 0
    this.#value = this.#search.offer(sites, value)
    return bound
  }

  /** Prizes at the multipliers, from scratch, so that no rounding builds up. */
  #spread(): number {
    const { start, index } = this.#model.rowSites
    const { rowCost } = this.#model
    this.#prize.fill(0)
    let sum = 0
    for (let i = 0; i < this.#lambda.length; i++) {
      const lambda = this.#lambda[i]!
      sum += lambda
      for (let k = start[i]!; k < start[i + 1]! && rowCost[k]! < lambda; k++) {
        this.#prize[index[k]!]! += lambda - rowCost[k]!
      }
    }
    return sum
  }

  /** Picked sites below each row's multiplier; returns minus what the picked sites would cost. */
  #countPicked(): number {
    const { start, index } = this.#model.rowSites
    const { rowCost, unserved } = this.#model
    let cost = 0
    for (let i = 0; i < this.#lambda.length; i++) {
      const lambda = this.#lambda[i]!
      let [count, cheapest] = [0, unserved[i]!]
      for (let k = start[i]!; k < start[i + 1]!; k++) {
        if (count > 0 && rowCost[k]! >= lambda) break
        if (!this.#isPicked[index[k]!]) continue
        if (rowCost[k]! < cheapest) cheapest = rowCost[k]!
        if (rowCost[k]! >= lambda) break
        count++
      }
      this.#count[i] = count
      cost += cheapest
    }
    return -cost
  }

  /** One step along the slope 1 − count; false where it is flat: the bound is exact. */
  #move(theta: number, bound: number): boolean {
    const { unserved } = this.#model
    let norm = 0
    for (let i = 0; i < this.#count.length; i++) {
      const isAtTop = this.#count[i] === 0 && this.#lambda[i]! >= unserved[i]!
      if (!isAtTop) norm += (1 - this.#count[i]!) ** 2
    }
    if (!(norm > 0)) return false
    const aim = Math.max(bound - this.#value, 1e-6 * Math.abs(bound))
    const length = (theta * aim) / norm
    for (let i = 0; i < this.#count.length; i++) {
      const moved = this.#lambda[i]! + length * (1 - this.#count[i]!)
      this.#lambda[i] = Math.max(0, Math.min(unserved[i]!, moved))
    }
    return true
  }

  #conclude(): BoundFound {
    this.#lambda.set(this.#best)
    this.#spread()
    this.#pick.pick(this.#prize)
    const bound = medianBoundAt(this.#model, this.#best, this.#limit)
    const decided = decideSites(this.#pick, this.#prize, bound, this.#value, this.#search.step)
    return { bound, multipliers: this.#best, decided }
  }
}
