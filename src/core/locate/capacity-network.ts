import type { CapacityModel } from './capacity-model.ts'
import { type Network, ROUNDING_SHARE } from './network.ts'
import type { Rows } from './sparse.ts'

/**
 * Demand served by the open sites within their capacities: a greatest flow from demand rows to sites,
 * kept up to date as sites open and close by augmenting paths (Ford & Fulkerson 1956), shortest first.
 * The greatest flow is submodular in the open sites, so a gain counted once bounds the gain for as
 * long as sites only open (Minoux 1978).
 */
export class CapacityNetwork implements Network {
  readonly isOpen: Uint8Array
  readonly noGain: number
  readonly isComplete = true
  readonly reaches: Rows
  readonly reachedBy: Rows
  value = 0
  readonly #model: CapacityModel
  readonly #entryRow: Uint32Array
  readonly #flow: Float64Array
  readonly #unserved: Float64Array
  readonly #slack: Float64Array
  /** Marks by site, base sites among them. */
  readonly #takes: Uint8Array
  readonly #gainLimit: Float64Array
  /** Limits before the last closing, for when the same site opens again at once. */
  readonly #limitBefore: Float64Array
  #closedLast = -1
  /** What to put back after a trial: kind, place, old number. */
  #journal: number[] | undefined
  readonly #rowFrom: Int32Array
  readonly #siteFrom: Int32Array
  readonly #rowSeen: Uint32Array
  readonly #siteSeen: Uint32Array
  #stamp = 0
  readonly #queue: Uint32Array

  constructor(model: CapacityModel) {
    const { demand, capacity, rowSites, siteRows, siteOf } = model
    this.#model = model
    this.reaches = siteRows
    this.reachedBy = rowSites
    this.noGain = 100 * ROUNDING_SHARE * demand.reduce((sum, weight) => sum + weight, 0)
    this.isOpen = new Uint8Array(siteOf.length)
    this.#entryRow = new Uint32Array(rowSites.index.length)
    for (let i = 0; i < demand.length; i++) {
      this.#entryRow.fill(i, rowSites.start[i], rowSites.start[i + 1])
    }
    this.#flow = new Float64Array(rowSites.index.length)
    this.#unserved = demand.slice()
    this.#slack = capacity.slice()
    this.#takes = new Uint8Array(capacity.length)
    this.#gainLimit = capacity.slice(0, siteOf.length)
    this.#limitBefore = this.#gainLimit.slice()
    this.#rowFrom = new Int32Array(demand.length)
    this.#siteFrom = new Int32Array(capacity.length)
    this.#rowSeen = new Uint32Array(demand.length)
    this.#siteSeen = new Uint32Array(capacity.length)
    this.#queue = new Uint32Array(Math.max(demand.length, capacity.length))
    for (let s = siteOf.length; s < capacity.length; s++) this.#fill(s)
  }

  /** No less than what opening the site would add, without counting it. */
  gainLimit(site: number): number {
    return this.#gainLimit[site]!
  }

  gainOf(site: number): number {
    const gain = this.#try(() => this.#fill(site))
    this.#gainLimit[site] = gain + this.noGain
    return gain
  }

  lossOf(site: number): number {
    return -this.#try(() => this.#empty(site))
  }

  open(site: number): void {
    this.isOpen[site] = 1
    this.#fill(site)
    if (site === this.#closedLast) this.#gainLimit.set(this.#limitBefore)
    this.#closedLast = -1
  }

  close(site: number): void {
    this.isOpen[site] = 0
    const before = this.value
    this.#empty(site)
    // With the closed site there, another adds what it did; without, at most the loss more.
    const loss = before - this.value + this.noGain
    this.#limitBefore.set(this.#gainLimit)
    this.#closedLast = site
    const { capacity } = this.#model
    for (let s = 0; s < this.#gainLimit.length; s++) {
      this.#gainLimit[s] = Math.min(capacity[s]!, this.#gainLimit[s]! + loss)
    }
  }

  /** The change that something makes, which is then taken back. */
  #try(change: () => void): number {
    const before = this.value
    this.#journal = []
    change()
    const difference = this.value - before
    const columns = [this.#flow, this.#unserved, this.#slack, this.#takes]
    for (let k = this.#journal.length - 3; k >= 0; k -= 3) {
      columns[this.#journal[k]!]![this.#journal[k + 1]!] = this.#journal[k + 2]!
    }
    this.#journal = undefined
    this.value = before
    return difference
  }

  /** Opens a site: takes what is unserved around it, then what others can pass on to it. */
  #fill(site: number): void {
    this.#note(3, site, this.#takes)
    this.#takes[site] = 1
    const { siteRows, entryOf } = this.#model
    for (let k = siteRows.start[site]!; k < siteRows.start[site + 1]!; k++) {
      const amount = Math.min(this.#unserved[siteRows.index[k]!]!, this.#slack[site]!)
      if (amount > 0) this.#serve(entryOf[k]!, amount)
    }
    while (this.#slack[site]! > this.noGain && this.#drawFrom(site)) {}
  }

  /** Serves a part of a row from a site where it was unserved. */
  #serve(entry: number, amount: number): void {
    const row = this.#entryRow[entry]!
    this.#note(1, row, this.#unserved)
    this.#unserved[row]! -= amount
    this.#load(entry, amount)
    this.value += amount
  }

  #load(entry: number, amount: number): void {
    const site = this.#model.rowSites.index[entry]!
    this.#note(0, entry, this.#flow)
    this.#note(2, site, this.#slack)
    this.#flow[entry]! += amount
    this.#slack[site]! -= amount
  }

  #note(kind: number, place: number, column: Float64Array | Uint8Array): void {
    this.#journal?.push(kind, place, column[place]!)
  }

  /**
   * Looks for unserved rows along chains site ← row ← site that serves it ← row …, and moves each
   * row of the chain one site on. @returns whether anything more is served
   */
  #drawFrom(site: number): boolean {
    const { siteRows, entryOf } = this.#model
    const stamp = ++this.#stamp
    let [done, end, found] = [0, 0, false]
    this.#queue[end++] = site
    this.#siteSeen[site] = stamp
    while (done < end) {
      const t = this.#queue[done++]!
      for (let k = siteRows.start[t]!; k < siteRows.start[t + 1]!; k++) {
        const row = siteRows.index[k]!
        if (this.#rowSeen[row] === stamp) continue
        this.#rowSeen[row] = stamp
        this.#rowFrom[row] = entryOf[k]!
        if (this.#unserved[row]! > this.noGain) found = this.#pullAlong(row, site) || found
        else end = this.#queueServers(row, stamp, end)
      }
      if (!(this.#slack[site]! > this.noGain)) return false
    }
    return found
  }

  /** Sites that serve a row join the search. */
  #queueServers(row: number, stamp: number, end: number): number {
    const { start, index } = this.#model.rowSites
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const t = index[k]!
      if (this.#siteSeen[t] === stamp || !(this.#flow[k]! > this.noGain)) continue
      this.#siteSeen[t] = stamp
      this.#siteFrom[t] = k
      this.#queue[end++] = t
    }
    return end
  }

  /** Moves along the chain that ends at an unserved row as much as it allows. */
  #pullAlong(row: number, site: number): boolean {
    const { rowSites } = this.#model
    let amount = Math.min(this.#unserved[row]!, this.#slack[site]!)
    for (let r = row; ; ) {
      const t = rowSites.index[this.#rowFrom[r]!]!
      if (t === site) break
      amount = Math.min(amount, this.#flow[this.#siteFrom[t]!]!)
      r = this.#entryRow[this.#siteFrom[t]!]!
    }
    if (!(amount > this.noGain)) return false
    for (let r = row; ; ) {
      const entry = this.#rowFrom[r]!
      const t = rowSites.index[entry]!
      if (r === row) this.#serve(entry, amount)
      else this.#load(entry, amount)
      if (t === site) return true
      this.#load(this.#siteFrom[t]!, -amount)
      r = this.#entryRow[this.#siteFrom[t]!]!
    }
  }

  /** Closes a site: its demand goes to others as far as they can take it. */
  #empty(site: number): void {
    const { siteRows, entryOf } = this.#model
    this.#note(3, site, this.#takes)
    this.#takes[site] = 0
    const rows: number[] = []
    for (let k = siteRows.start[site]!; k < siteRows.start[site + 1]!; k++) {
      const amount = this.#flow[entryOf[k]!]!
      if (!(amount > 0)) continue
      this.#serve(entryOf[k]!, -amount)
      rows.push(siteRows.index[k]!)
    }
    // What one search has seen without finding room has none for the next either.
    let stamp = ++this.#stamp
    for (const row of rows) {
      while (this.#unserved[row]! > this.noGain && this.#pushFrom(row, stamp)) {
        stamp = ++this.#stamp
      }
    }
  }

  /** Looks for a site with room along chains row → site → row that it serves → … and moves them. */
  #pushFrom(row: number, stamp: number): boolean {
    const { rowSites, siteRows, entryOf } = this.#model
    let [done, end] = [0, 0]
    if (this.#rowSeen[row] !== stamp) this.#queue[end++] = row
    this.#rowSeen[row] = stamp
    this.#rowFrom[row] = -1
    while (done < end) {
      const r = this.#queue[done++]!
      for (let k = rowSites.start[r]!; k < rowSites.start[r + 1]!; k++) {
        const t = rowSites.index[k]!
        if (!this.#takes[t] || this.#siteSeen[t] === stamp) continue
        this.#siteSeen[t] = stamp
        this.#siteFrom[t] = k
        if (this.#slack[t]! > this.noGain) {
          this.#pushAlong(t, row)
          return true
        }
        for (let n = siteRows.start[t]!; n < siteRows.start[t + 1]!; n++) {
          const other = siteRows.index[n]!
          const entry = entryOf[n]!
          if (this.#rowSeen[other] === stamp || !(this.#flow[entry]! > this.noGain)) continue
          this.#rowSeen[other] = stamp
          this.#rowFrom[other] = entry
          this.#queue[end++] = other
        }
      }
    }
    return false
  }

  #pushAlong(site: number, row: number): void {
    const { rowSites } = this.#model
    let amount = Math.min(this.#unserved[row]!, this.#slack[site]!)
    for (let t = site; ; ) {
      const r = this.#entryRow[this.#siteFrom[t]!]!
      if (r === row) break
      amount = Math.min(amount, this.#flow[this.#rowFrom[r]!]!)
      t = rowSites.index[this.#rowFrom[r]!]!
    }
    for (let t = site; ; ) {
      const entry = this.#siteFrom[t]!
      const r = this.#entryRow[entry]!
      if (r === row) {
        this.#serve(entry, amount)
        return
      }
      this.#load(entry, amount)
      this.#load(this.#rowFrom[r]!, -amount)
      t = rowSites.index[this.#rowFrom[r]!]!
    }
  }
}
