import type { BoundSearch } from './bound-search.ts'
import { SitePick } from './site-pick.ts'

/** A Lagrangian relaxation: an upper bound on every plan at any multipliers within their limits. */
export interface Relaxation {
  /** Largest value of each multiplier; the least is 0. */
  readonly upper: Float64Array
  readonly siteCount: number
  /** Most sites that may be picked. */
  readonly sites: number
  /**
   * The bound at the multipliers. Writes its slope (a subgradient) and leaves the sites it picked
   * in `picked`.
   */
  evaluate(multipliers: Float64Array, slope: Float64Array): number
  readonly picked: Uint32Array
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

/**
 * Searches good multipliers by the volume algorithm (Barahona & Anbil 2000): steps against a running
 * mean of the slopes, from the best multipliers so far. The same mean of the sites picked comes near
 * the fractional optimum, so its largest are offered as a plan now and then.
 * @param start multipliers to begin with
 * @param value of a plan that is known
 * @returns the best multipliers found, and the value known at the end
 */
export function searchMultipliers(
  relaxation: Relaxation,
  start: Float64Array,
  value: number,
  search: BoundSearch,
): { multipliers: Float64Array; value: number } {
  const run = new Volume(relaxation, start, value, search)
  run.run()
  return { multipliers: run.best, value: run.value }
}

class Volume {
  readonly best: Float64Array
  value: number
  readonly #relaxation: Relaxation
  readonly #search: BoundSearch
  readonly #lambda: Float64Array
  readonly #slope: Float64Array
  readonly #meanSlope: Float64Array
  readonly #meanPicked: Float64Array
  #bound = Infinity

  constructor(relaxation: Relaxation, start: Float64Array, value: number, search: BoundSearch) {
    this.#relaxation = relaxation
    this.#search = search
    this.value = value
    this.best = start.slice()
    this.#lambda = start.slice()
    this.#slope = new Float64Array(start.length)
    this.#meanSlope = new Float64Array(start.length)
    this.#meanPicked = new Float64Array(relaxation.siteCount)
  }

  run(): void {
    const { limit, mostIterations, isEnough } = this.#search
    this.#takeBound(this.#relaxation.evaluate(this.#lambda, this.#slope))
    this.#meanSlope.set(this.#slope)
    let [theta, waited] = [FIRST_STEP, 0]
    for (let turn = 1; turn < mostIterations && theta > LEAST_STEP; turn++) {
      if (isEnough(this.#bound) || limit.now() > limit.until || !this.#move(theta)) return
      const bound = this.#relaxation.evaluate(this.#lambda, this.#slope)
      const agreement = this.#agreement()
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
  }

  /** Keeps a bound that is lower than the best so far. */
  #takeBound(bound: number): boolean {
    if (!(bound < this.#bound - LEAST_FALL * Math.abs(bound))) return false
    this.#bound = bound
    this.best.set(this.#lambda)
    return true
  }

  #agreement(): number {
    let sum = 0
    for (let k = 0; k < this.#slope.length; k++) sum += this.#slope[k]! * this.#meanSlope[k]!
    return sum
  }

  /** From the best multipliers against the mean slope; false where it is flat: the bound is exact. */
  #move(theta: number): boolean {
    const { upper } = this.#relaxation
    let norm = 0
    for (let k = 0; k < this.best.length; k++) {
      const slope = this.#meanSlope[k]!
      const isAtEdge =
        (slope > 0 && this.best[k] === 0) || (slope < 0 && this.best[k]! >= upper[k]!)
      if (!isAtEdge) norm += slope * slope
    }
    if (!(norm > 0)) return false
    const aim = Math.max(this.#bound - this.value, 1e-6 * Math.abs(this.#bound))
    const length = (theta * aim) / norm
    for (let k = 0; k < this.best.length; k++) {
      const moved = this.best[k]! - length * this.#meanSlope[k]!
      this.#lambda[k] = Math.max(0, Math.min(upper[k]!, moved))
    }
    return true
  }

  /** The newest slope and picks enter the means. */
  #mix(): void {
    for (let k = 0; k < this.#slope.length; k++) {
      this.#meanSlope[k]! += NEWEST * (this.#slope[k]! - this.#meanSlope[k]!)
    }
    for (let s = 0; s < this.#meanPicked.length; s++) this.#meanPicked[s]! *= 1 - NEWEST
    for (const s of this.#relaxation.picked) this.#meanPicked[s]! += NEWEST
  }

  #offerMean(): void {
    const largest = new SitePick(this.#meanPicked.length, this.#relaxation.sites)
    largest.pick(this.#meanPicked)
    this.value = this.#search.offer(largest.picked.slice(0, largest.count))
  }
}
