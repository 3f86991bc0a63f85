/*
 * Counts what open sites with capacities serve, from the problem as it was given; for `verify.ts`,
 * and like it sharing nothing with the solvers.
 */
import type { Travel } from './travel.ts'

/** Sums of rounded numbers: a rest this small a share of all demand is none. */
const ROUNDING = 1e-13

/**
 * The load of each candidate when as much demand as possible is assigned, in parts where need be, to
 * open sites within the cutoff, no site above its capacity: a greatest flow, found by levels of
 * shortest augmenting paths (Edmonds & Karp 1972). The sum is what counts; of several assignments
 * with that sum this is one.
 * @param capacity one a candidate, in the unit of demand; Infinity = no limit
 */
export function assignedLoad(
  travel: Travel,
  demand: Float64Array,
  capacity: Float64Array,
  cutoff: number,
  open: Uint8Array,
): Float64Array {
  const assignment = new Assignment(travel, demand, capacity, cutoff, open)
  while (assignment.improve()) {}
  return assignment.load
}

class Assignment {
  readonly load: Float64Array
  readonly #rest: Float64Array
  readonly #room: Float64Array
  readonly #least: number
  /** Pairs that may be used, by point and (as numbers of pairs) by site. */
  readonly #point: number[] = []
  readonly #site: number[] = []
  readonly #amount: number[] = []
  readonly #ofPoint: number[][]
  readonly #ofSite: number[][]

  constructor(
    travel: Travel,
    demand: Float64Array,
    capacity: Float64Array,
    cutoff: number,
    open: Uint8Array,
  ) {
    this.load = new Float64Array(travel.candidateCount)
    this.#rest = demand.slice()
    this.#room = capacity.slice()
    let total = 0
    for (const weight of demand) total += weight
    this.#least = ROUNDING * total
    this.#ofPoint = Array.from({ length: travel.demandCount }, () => [])
    this.#ofSite = Array.from({ length: travel.candidateCount }, () => [])
    for (let i = 0; i < travel.demandCount; i++) {
      for (let k = travel.start[i]!; k < travel.start[i + 1]!; k++) {
        const j = travel.candidate[k]!
        if (!open[j] || travel.distance[k]! > cutoff) continue
        this.#ofPoint[i]!.push(this.#point.length)
        this.#ofSite[j]!.push(this.#point.length)
        this.#point.push(i)
        this.#site.push(j)
        this.#amount.push(0)
      }
    }
    for (let pair = 0; pair < this.#point.length; pair++) {
      const [i, j] = [this.#point[pair]!, this.#site[pair]!]
      const amount = Math.min(this.#rest[i]!, this.#room[j]!)
      this.#assign(pair, amount)
      this.#rest[i]! -= amount
    }
  }

  /** Searches from all points with a rest at once; fills each site with room that it comes upon. */
  improve(): boolean {
    let front: number[] = []
    const seenPoint = new Uint8Array(this.#ofPoint.length)
    const seenSite = new Uint8Array(this.#ofSite.length)
    const pointFrom = new Int32Array(this.#ofPoint.length).fill(-1)
    const siteFrom = new Int32Array(this.#ofSite.length).fill(-1)
    for (let i = 0; i < this.#rest.length; i++) {
      if (this.#rest[i]! > this.#least) {
        seenPoint[i] = 1
        front.push(i)
      }
    }
    let hasImproved = false
    while (front.length > 0) {
      const next: number[] = []
      for (const i of front) {
        for (const pair of this.#ofPoint[i]!) {
          const j = this.#site[pair]!
          if (seenSite[j]) continue
          seenSite[j] = 1
          siteFrom[j] = pair
          if (this.#room[j]! > this.#least) {
            if (this.#push(j, siteFrom, pointFrom)) hasImproved = true
            continue
          }
          for (const other of this.#ofSite[j]!) {
            const point = this.#point[other]!
            if (seenPoint[point] || !(this.#amount[other]! > this.#least)) continue
            seenPoint[point] = 1
            pointFrom[point] = other
            next.push(point)
          }
        }
      }
      front = next
    }
    return hasImproved
  }

  /** Along the path back from a site with room: every point on it moves to the next site. */
  #push(site: number, siteFrom: Int32Array, pointFrom: Int32Array): boolean {
    const path: number[] = []
    let amount = this.#room[site]!
    for (let j = site; ; ) {
      const taken = siteFrom[j]!
      const i = this.#point[taken]!
      path.push(taken)
      const given = pointFrom[i]!
      if (given < 0) {
        amount = Math.min(amount, this.#rest[i]!)
        break
      }
      amount = Math.min(amount, this.#amount[given]!)
      path.push(given)
      j = this.#site[given]!
    }
    if (!(amount > this.#least)) return false
    for (const [step, pair] of path.entries()) this.#assign(pair, step % 2 === 0 ? amount : -amount)
    this.#rest[this.#point[path.at(-1)!]!]! -= amount
    return true
  }

  #assign(pair: number, amount: number): void {
    const j = this.#site[pair]!
    this.#amount[pair]! += amount
    this.#room[j]! -= amount
    this.load[j]! += amount
  }
}
