import type { BoundFound, BoundSearch, Relaxed, SiteLimit } from './bound-search.ts'
import { boundOf, decideSites } from './bound-search.ts'
import type { CoverModel } from './cover-model.ts'
import { SitePick } from './site-pick.ts'

/**
 * The Lagrangian relaxation at given multipliers λ ≥ 0, one a clause: with Σ_{j ∈ c} y_j ≥ need·x_i
 * relaxed for every clause c of item i,
 *
 *   L(λ) = Σ_i max(0, w_i − need Σ_{c ∈ i} λ_c) + the best sites at prizes Σ_{c ∋ j} λ_c
 *
 * is at least the best coverage (Galvão & ReVelle 1996). With λ = w on what a plan leaves uncovered
 * and 0 elsewhere it is the combinatorial bound of greedy: the plan's value plus the largest gains.
 */
export function coverRelaxedAt(model: CoverModel, multipliers: Float64Array): Relaxed {
  const slack = model.weight.slice()
  const prize = new Float64Array(model.siteOf.length)
  const { start, index } = model.clauseSites
  for (let c = 0; c < multipliers.length; c++) {
    slack[model.clauseItem[c]!]! -= model.need[c]! * multipliers[c]!
    for (let k = start[c]!; k < start[c + 1]!; k++) prize[index[k]!]! += multipliers[c]!
  }
  let rest = 0
  for (const more of slack) if (more > 0) rest += more
  return { rest, prize }
}

/** The bound itself for a limit on the sites. */
export function coverBoundAt(
  model: CoverModel,
  multipliers: Float64Array,
  limit: SiteLimit,
): number {
  return boundOf(coverRelaxedAt(model, multipliers), limit)
}

/**
 * Searches good multipliers by the volume algorithm (Barahona & Anbil 2000): steps against a running
 * mean of the slopes, from the best multipliers so far. The same mean of the sites picked comes near
 * the fractional optimum, so its largest are offered as a plan now and then.
 */
export function searchCoverBound(
  model: CoverModel,
  limit: SiteLimit,
  start: Uint32Array,
  search: BoundSearch,
): BoundFound {
  return new CoverVolume(model, limit, start, search).run()
}

/** Share of the way to the best value known: at first, and where it ends. */
const FIRST_STEP = 1
const LEAST_STEP = 1e-4
const PATIENCE = 15
const SHRINK = 0.66
const GROW = 1.1
/** Weight of the newest slope in the mean. */
const NEWEST = 0.1
/** A bound that falls by less than this share has not fallen. */
const LEAST_FALL = 1e-7
const OFFER_EVERY = 40
/** A mean slope this small moves nothing worth the work. */
const NO_SLOPE = 2e-3

class CoverVolume {
  readonly #model: CoverModel
  readonly #limit: SiteLimit
  readonly #search: BoundSearch
  readonly #pick: SitePick
  readonly #lambda: Float64Array
  readonly #best: Float64Array
  readonly #prize: Float64Array
  readonly #slack: Float64Array
  readonly #count: Int32Array
  readonly #slope: Float64Array
  readonly #meanSlope: Float64Array
  readonly #meanPicked: Float64Array
  #bound = Infinity
  #value: number

  constructor(model: CoverModel, limit: SiteLimit, start: Uint32Array, search: BoundSearch) {
    this.#model = model
    this.#limit = limit
    this.#search = search
    this.#pick = new SitePick(model.siteOf.length, limit.sites, limit.cost, limit.budget)
    this.#lambda = new Float64Array(model.need.length)
    this.#best = new Float64Array(model.need.length)
    this.#prize = new Float64Array(model.siteOf.length)
    this.#slack = model.weight.slice()
    this.#count = new Int32Array(model.need.length)
    this.#slope = new Float64Array(model.need.length)
    this.#meanSlope = new Float64Array(model.need.length)
    this.#meanPicked = new Float64Array(model.siteOf.length)
    this.#value = search.offer(start, -Infinity)
    this.#begin(start)
  }

  run(): BoundFound {
    this.#takeBound(this.#evaluate())
    this.#takeSlope()
    this.#meanSlope.set(this.#slope)
    let [theta, waited] = [FIRST_STEP, 0]
    for (let turn = 1; turn < this.#search.mostIterations && theta > LEAST_STEP; turn++) {
      if (this.#search.isEnough(this.#bound)) break
      if (this.#search.limit.now() > this.#search.limit.until) break
      if (!this.#move(theta)) break
      const bound = this.#evaluate()
      const agreement = this.#takeSlope()
      if (this.#takeBound(bound)) {
        waited = 0
        if (agreement >= 0) theta = Math.min(2, theta * GROW)
      } else if (++waited >= PATIENCE) {
        theta *= SHRINK
        waited = 0
      }
      this.#mix()
      if (turn % OFFER_EVERY === 0) this.#offerMean()
    }
    return this.#conclude()
  }

  /**
   * Multipliers by complementary slackness with a plan: demand it leaves uncovered keeps its weight;
   * what it covers is scaled so that no open site is worth more than the least useful one.
   */
  #begin(plan: Uint32Array): void {
    this.#countSites(plan, plan.length)
    const { siteClauses, clauseItem, need, weight } = this.#model
    const lambda = this.#lambda
    this.#shareOut()
    const worth = Float64Array.from(plan, (s) => {
      let sum = 0
      for (let k = siteClauses.start[s]!; k < siteClauses.start[s + 1]!; k++) {
        sum += lambda[siteClauses.index[k]!]!
      }
      return sum
    })
    const least = worth.reduce((a, b) => Math.min(a, b), Infinity)
    const scale = new Float64Array(need.length).fill(1)
    for (const [n, s] of plan.entries()) {
      const share = worth[n]! > 0 ? least / worth[n]! : 1
      for (let k = siteClauses.start[s]!; k < siteClauses.start[s + 1]!; k++) {
        const c = siteClauses.index[k]!
        scale[c] = Math.min(scale[c]!, share)
      }
    }
    for (let c = 0; c < need.length; c++)
      lambda[c] = Math.min(lambda[c]! * scale[c]!, weight[clauseItem[c]!]!)
    this.#spread()
  }

  /** Each item's weight over its clauses, less to those that the plan satisfies more often. */
  #shareOut(): void {
    const { clauseStart, need, weight } = this.#model
    for (let i = 0; i < weight.length; i++) {
      let [rarest, total] = [Infinity, 0]
      for (let c = clauseStart[i]!; c < clauseStart[i + 1]!; c++) {
        rarest = Math.min(rarest, this.#count[c]! / need[c]!)
        total += 1 / (1 + this.#count[c]!)
      }
      const worth = weight[i]! / Math.max(1, rarest) / total
      for (let c = clauseStart[i]!; c < clauseStart[i + 1]!; c++) {
        this.#lambda[c] = worth / (1 + this.#count[c]!) / need[c]!
      }
    }
  }

  /** Prizes and slack of the multipliers, from scratch. */
  #spread(): void {
    const { clauseSites, clauseItem, need, weight } = this.#model
    const { start, index } = clauseSites
    this.#prize.fill(0)
    this.#slack.set(weight)
    for (let c = 0; c < need.length; c++) {
      const lambda = this.#lambda[c]!
      if (lambda === 0) continue
      this.#slack[clauseItem[c]!]! -= need[c]! * lambda
      for (let k = start[c]!; k < start[c + 1]!; k++) this.#prize[index[k]!]! += lambda
    }
  }

  /** L(λ) and, in passing, the sites it likes. */
  #evaluate(): number {
    let bound = this.#pick.pick(this.#prize)
    for (let i = 0; i < this.#slack.length; i++) if (this.#slack[i]! > 0) bound += this.#slack[i]!
    this.#countSites(this.#pick.picked, this.#pick.count)
    return bound
  }

  #countSites(sites: Uint32Array, length: number): void {
    const { start, index } = this.#model.siteClauses
    this.#count.fill(0)
    for (let n = 0; n < length; n++) {
      const s = sites[n]!
      for (let k = start[s]!; k < start[s + 1]!; k++) this.#count[index[k]!]!++
    }
  }

  /** Keeps a bound that is lower than the best so far. */
  #takeBound(bound: number): boolean {
    if (!(bound < this.#bound - LEAST_FALL * Math.abs(bound))) return false
    this.#bound = bound
    this.#best.set(this.#lambda)
    return true
  }

  /** The slope at the multipliers; returns how far it agrees with the mean (their product). */
  #takeSlope(): number {
    const { clauseStart, need, weight, isPlain } = this.#model
    let agreement = 0
    for (let i = 0; i < weight.length; i++) {
      const slack = this.#slack[i]!
      const edge = 1e-12 * weight[i]!
      const isWanted = slack > edge || (slack > -edge && this.#isCovered(i))
      for (let c = clauseStart[i]!; c < clauseStart[i + 1]!; c++) {
        let slope = this.#count[c]! - (isWanted ? need[c]! : 0)
        // At full weight a multiplier has nowhere to rise to.
        if (isPlain && slope < 0 && slack <= edge) slope = 0
        this.#slope[c] = slope
        agreement += slope * this.#meanSlope[c]!
      }
    }
    return agreement
  }

  #isCovered(item: number): boolean {
    const { clauseStart, need } = this.#model
    for (let c = clauseStart[item]!; c < clauseStart[item + 1]!; c++) {
      if (this.#count[c]! < need[c]!) return false
    }
    return true
  }

  /** From the best multipliers against the mean slope; false where it is flat: the bound is exact. */
  #move(theta: number): boolean {
    const { isPlain, weight } = this.#model
    let norm = 0
    for (let c = 0; c < this.#meanSlope.length; c++) {
      const slope = this.#meanSlope[c]!
      const isAtEdge =
        (slope > 0 && this.#best[c] === 0) || (isPlain && slope < 0 && this.#best[c]! >= weight[c]!)
      if (!isAtEdge) norm += slope * slope
    }
    if (!(norm > 0)) return false
    const aim = Math.max(this.#bound - this.#value, 1e-6 * Math.abs(this.#bound))
    this.#step((theta * aim) / norm)
    return true
  }

  #step(length: number): void {
    const { clauseSites, clauseItem, need, isPlain, weight } = this.#model
    const { start, index } = clauseSites
    for (let c = 0; c < this.#meanSlope.length; c++) {
      let after = Math.max(0, this.#best[c]! - length * this.#meanSlope[c]!)
      if (isPlain) after = Math.min(after, weight[c]!)
      const change = after - this.#lambda[c]!
      if (change === 0) continue
      this.#lambda[c] = after
      this.#slack[clauseItem[c]!]! -= need[c]! * change
      for (let k = start[c]!; k < start[c + 1]!; k++) this.#prize[index[k]!]! += change
    }
  }

  /** The newest slope and picks enter the means. */
  #mix(): void {
    for (let c = 0; c < this.#slope.length; c++) {
      const mean = this.#meanSlope[c]! + NEWEST * (this.#slope[c]! - this.#meanSlope[c]!)
      this.#meanSlope[c] = Math.abs(mean) < NO_SLOPE ? 0 : mean
    }
    const keep = 1 - NEWEST
    for (let s = 0; s < this.#meanPicked.length; s++) this.#meanPicked[s]! *= keep
    for (let k = 0; k < this.#pick.count; k++) this.#meanPicked[this.#pick.picked[k]!]! += NEWEST
  }

  #offerMean(): void {
    const picked = new SitePick(this.#meanPicked.length, this.#limit.sites)
    picked.pick(this.#meanPicked)
    const sites = picked.picked.slice(0, picked.count)
    this.#value = this.#search.offer(sites)
  }

  /** The best bound again from its multipliers alone, and what it decides. */
  #conclude(): BoundFound {
    this.#lambda.set(this.#best)
    this.#spread()
    this.#pick.pick(this.#prize)
    const bound = coverBoundAt(this.#model, this.#best, this.#limit)
    const decided = decideSites(this.#pick, this.#prize, bound, this.#value, this.#search.step)
    return { bound, multipliers: this.#best, decided }
  }
}
