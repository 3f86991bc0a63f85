import { SitePick } from './site-pick.ts'
import type { TimeLimit } from './site-search.ts'

/** The relaxation's limits on the sites. */
export interface SiteLimit {
  readonly sites: number
  readonly cost?: Float64Array
  readonly budget?: number
}

/** How a subgradient search for a bound goes. */
export interface BoundSearch {
  readonly limit: TimeLimit
  readonly mostIterations: number
  /** Step in which values move, 0 = any: a bound is as good as the next step below it. */
  readonly step: number
  /** Whether a bound needs no better one. */
  readonly isEnough: (bound: number) => boolean
  /**
   * Told of sites that the relaxation likes, and of their value where it is known; returns the best
   * value known, which may have risen by them.
   */
  readonly offer: (sites: Uint32Array, value?: number) => number
}

/** A proven upper bound on the value, and what proves it. */
export interface BoundFound {
  readonly bound: number
  /** One a relaxed row: the bound is the relaxation's value at them. */
  readonly multipliers: Float64Array
  /** Sites that the bound alone decides: 1 = in every better plan, −1 = in none, 0 = open. */
  readonly decided: Int8Array
}

/**
 * A relaxation at its multipliers: no plan's value is above `rest` plus the sites of the largest
 * prizes that the limit allows (`offset` of the model not counted in).
 */
export interface Relaxed {
  readonly rest: number
  /** One a site of the model. */
  readonly prize: Float64Array
}

/** The bound that a relaxation proves for a limit on the sites. */
export function boundOf({ rest, prize }: Relaxed, limit: SiteLimit): number {
  return rest + new SitePick(prize.length, limit.sites, limit.cost, limit.budget).pick(prize)
}

/** The step of a subgradient search: shrinks where the bound has not improved for a while. */
export class StepLength {
  /** Share of the way to the best value known (Held, Wolfe & Crowder 1974). */
  theta: number
  readonly #least: number
  readonly #patience: number
  #waited = 0

  constructor(first: number, least: number, patience: number) {
    this.theta = first
    this.#least = least
    this.#patience = patience
  }

  get isSpent(): boolean {
    return this.theta < this.#least
  }

  /** @returns whether the step has just been halved: go on from the best multipliers */
  tell(improved: boolean): boolean {
    if (improved) this.#waited = 0
    else if (++this.#waited > this.#patience) {
      this.theta /= 2
      this.#waited = 0
      return true
    }
    return false
  }
}

/**
 * Decides sites: where the bound with the opposite choice is not above the value known, no better
 * plan makes it.
 * @param pick the relaxation's choice at the multipliers of the bound
 * @param prize what each site is worth in it
 */
export function decideSites(
  pick: SitePick,
  prize: Float64Array,
  bound: number,
  value: number,
  step: number,
): Int8Array {
  const decided = new Int8Array(prize.length)
  if (pick.isByCost) return decided
  const better = value + (step > 0 ? step / 2 : 1e-9 * Math.abs(value))
  const isPicked = new Uint8Array(prize.length)
  for (let k = 0; k < pick.count; k++) isPicked[pick.picked[k]!] = 1
  for (let s = 0; s < prize.length; s++) {
    if (isPicked[s] && bound - prize[s]! + pick.mostLeft < better) decided[s] = 1
    if (!isPicked[s] && bound - pick.leastPicked + prize[s]! < better) decided[s] = -1
  }
  return decided
}
