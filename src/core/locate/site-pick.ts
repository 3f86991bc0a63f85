/**
 * The best sites when each has a prize of its own and they do not touch: what is left of a location
 * problem once its demand is relaxed. At most `sites` of them; with a budget, the fractional
 * knapsack (Dantzig 1957), whose total is an upper bound.
 */
export class SitePick {
  /** Sites of the last pick. */
  readonly picked: Uint32Array
  count = 0
  /** The least prize picked and the greatest not picked (≥ 0): what a swap at the margin costs. */
  leastPicked = 0
  mostLeft = 0
  readonly #sites: number
  readonly #cost: Float64Array | undefined
  readonly #budget: number
  readonly #scratch: Float64Array
  readonly #order: Uint32Array

  /**
   * @param siteCount how many there are to pick from
   * @param sites how many may be picked
   * @param cost of each site, with `budget`
   */
  constructor(siteCount: number, sites: number, cost?: Float64Array, budget = Infinity) {
    this.#sites = Math.min(sites, siteCount)
    this.#cost = budget < Infinity ? cost : undefined
    this.#budget = Math.max(0, budget)
    this.#scratch = new Float64Array(siteCount)
    this.#order = new Uint32Array(siteCount)
    this.picked = new Uint32Array(siteCount)
  }

  /** Whether a budget, not the number, limits the pick: then prizes at the margin say nothing. */
  get isByCost(): boolean {
    return this.#cost !== undefined
  }

  /**
   * Picks by prize; prizes ≤ 0 are left.
   * @returns the total of the prizes picked: no set of sites within the limit has more
   */
  pick(prize: Float64Array): number {
    return this.#cost ? this.#pickByCost(prize, this.#cost) : this.#pickByNumber(prize)
  }

  #pickByNumber(prize: Float64Array): number {
    const p = this.#sites
    this.count = 0
    let total = 0
    const floor = p < prize.length ? this.#nthLargest(prize, p) : -Infinity
    this.mostLeft = Math.max(0, p < prize.length ? floor : 0)
    for (let s = 0; s < prize.length; s++) {
      if (!(prize[s]! > floor) || !(prize[s]! > 0)) continue
      this.picked[this.count++] = s
      total += prize[s]!
    }
    for (let s = 0; s < prize.length && this.count < p && floor > 0; s++) {
      if (prize[s] !== floor) continue
      this.picked[this.count++] = s
      total += floor
    }
    this.leastPicked = 0
    if (this.count === p && p > 0) {
      this.leastPicked = Infinity
      for (let k = 0; k < p; k++) {
        this.leastPicked = Math.min(this.leastPicked, prize[this.picked[k]!]!)
      }
    }
    return total
  }

  #pickByCost(prize: Float64Array, cost: Float64Array): number {
    const order = this.#order
    for (let s = 0; s < order.length; s++) {
      order[s] = s
      this.#scratch[s] = cost[s]! > 0 ? prize[s]! / cost[s]! : prize[s]! > 0 ? Infinity : 0
    }
    const ratio = this.#scratch
    order.sort((a, b) => (ratio[a]! === ratio[b]! ? a - b : ratio[a]! > ratio[b]! ? -1 : 1))
    this.count = 0
    let [total, left] = [0, this.#budget]
    for (const s of order) {
      if (!(prize[s]! > 0)) break
      if (cost[s]! > left) {
        total += (prize[s]! * left) / cost[s]!
        break
      }
      this.picked[this.count++] = s
      total += prize[s]!
      left -= cost[s]!
    }
    // At most so many and within the budget: each alone is a bound, so the smaller one is too.
    return Math.min(total, this.#sites < order.length ? this.#totalOfBest(prize) : Infinity)
  }

  #totalOfBest(prize: Float64Array): number {
    const floor = Math.max(0, this.#nthLargest(prize, this.#sites))
    let [total, count] = [0, 0]
    for (const value of prize) {
      if (value > floor) {
        total += value
        count++
      }
    }
    return total + Math.max(0, this.#sites - count) * floor
  }

  /** The (n + 1)-th largest: n values are ≥ it. Hoare's selection on a copy. */
  #nthLargest(values: Float64Array, n: number): number {
    const copy = this.#scratch
    copy.set(values)
    let [left, right] = [0, copy.length - 1]
    while (left < right) {
      const pivot = middleOf(copy[left]!, copy[(left + right) >>> 1]!, copy[right]!)
      let [i, j] = [left, right]
      while (i <= j) {
        while (copy[i]! > pivot) i++
        while (copy[j]! < pivot) j--
        if (i <= j) {
          const held = copy[i]!
          copy[i++] = copy[j]!
          copy[j--] = held
        }
      }
      if (n <= j) right = j
      else if (n >= i) left = i
      else break
    }
    return copy[n]!
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}
