import type { Network } from './network.ts'
import type { RuleBook } from './rule-book.ts'

/** Open sites and their worth together. */
export interface SiteSet {
  readonly sites: Uint32Array
  readonly value: number
}

/** The clock and how long it may run: core has no clock of its own. */
export interface TimeLimit {
  now(): number
  /** The value of `now` at which to stop. */
  readonly until: number
}

/**
 * Builds and improves a set of open sites under the rules: greedy, then interchange. Every gain is
 * kept up to date by the network rather than counted anew, so a swap costs what it changes plus a
 * scan of the sites.
 */
export class SiteSearch {
  readonly network: Network
  /** Marks of sites that may not open for now. */
  readonly barred: Uint8Array
  readonly #book: RuleBook
  /** Open sites in no order, and the place of each among them. */
  readonly #open: Uint32Array
  readonly #placeOf: Uint32Array
  #count = 0
  /** Marks for `restart`, all 0 between calls. */
  readonly #wanted: Uint8Array

  constructor(network: Network, book: RuleBook) {
    this.network = network
    this.#book = book
    this.barred = new Uint8Array(network.isOpen.length)
    this.#open = new Uint32Array(network.isOpen.length)
    this.#placeOf = new Uint32Array(network.isOpen.length)
    this.#wanted = new Uint8Array(network.isOpen.length)
  }

  /** Whether what is open is a plan: nothing stranded, and every rule reaches its least. */
  get isPlan(): boolean {
    return this.network.isComplete && this.#book.unmetRule() < 0
  }

  /** Most sites that may be open (besides those open from the start). */
  limitSites(sites: number): void {
    this.#book.sites = sites
  }

  /** What is open now. */
  take(): SiteSet {
    return { sites: this.openSites(), value: this.network.value }
  }

  /** Opens these and no others, as far as the rules allow. */
  restart(sites: ArrayLike<number>): void {
    const { isOpen } = this.network
    for (let k = 0; k < sites.length; k++) this.#wanted[sites[k]!] = 1
    for (const site of this.openSites()) if (!this.#wanted[site]) this.close(site)
    for (let k = 0; k < sites.length; k++) this.#wanted[sites[k]!] = 0
    for (let k = 0; k < sites.length; k++) {
      const site = sites[k]!
      if (!isOpen[site] && this.#book.canOpen(site)) this.open(site)
    }
  }

  /**
   * Opens the site that adds most until no more may open or none adds anything (Church & ReVelle
   * 1974). Where a rule asks for at least so many, its sites come first.
   * @param cost opens the site that adds most for its cost instead
   * @returns whether every rule holds
   */
  fill(cost?: Float64Array): boolean {
    if (!this.reachRules(cost)) return false
    for (;;) {
      const site = this.#best(undefined, cost, this.network.noGain)
      if (site < 0) return true
      this.open(site)
    }
  }

  /** Opens sites until every rule has its least. @returns whether that can be done this way */
  reachRules(cost?: Float64Array): boolean {
    for (let rule = this.#book.unmetRule(); rule >= 0; rule = this.#book.unmetRule()) {
      const site = this.#best((s) => this.#book.helps(s, rule), cost, -1)
      if (site < 0) return false
      this.open(site)
    }
    return true
  }

  /** Whether what is open is a plan worth so much. */
  reaches(value: number): boolean {
    return this.isPlan && this.network.value >= value
  }

  /** These sites without the one whose closing costs least. */
  leastUsefulLeftOut(sites: Uint32Array): Uint32Array {
    const loss = Float64Array.from(sites, (site) => this.network.lossOf(site))
    const least = loss.indexOf(loss.reduce((a, b) => Math.min(a, b), Infinity))
    return sites.filter((_, place) => place !== least)
  }

  /** Closes sites while the value stays at `least` or above, the least useful ones first. */
  prune(least: number): void {
    for (;;) {
      const site = this.#leastUseful()
      if (site < 0 || this.network.value - this.network.lossOf(site) < least) return
      this.close(site)
      if (this.#book.unmetRule() < 0) continue
      this.open(site)
      return
    }
  }

  /** Opens the site that adds most until the value is reached. @returns whether it was */
  fillTo(value: number): boolean {
    while (this.network.value < value) {
      const site = this.#best(undefined, undefined, this.network.noGain)
      if (site < 0) return false
      this.open(site)
    }
    return true
  }

  /**
   * Interchange (Teitz & Bart 1968): closes each open site in turn and opens the best one in its
   * place, until a whole round changes nothing.
   * @param among the sites to close in turn, all that are open where not given
   */
  interchange(limit: TimeLimit, mostRounds = Infinity, among?: Uint32Array): void {
    for (let round = 0; round < mostRounds; round++) {
      const before = this.network.value
      const open = (among ?? this.openSites()).filter((s) => this.network.isOpen[s])
      const loss = Float64Array.from(open, (site) => this.network.lossOf(site))
      const order = Uint32Array.from(open.keys()).sort((a, b) => loss[a]! - loss[b]! || a - b)
      for (const k of order) {
        if (limit.now() > limit.until) return
        if (this.network.isOpen[open[k]!]) this.#exchange(open[k]!)
      }
      if (this.network.value <= before + this.network.noGain) return
    }
  }

  /**
   * Opens so many sites beyond the limit, then closes as many of the least useful: a site moves to
   * where it does more, however far away (strategic oscillation, Glover 1989).
   */
  oscillate(extra: number): void {
    const { sites } = this.#book
    this.#book.sites = sites + extra
    this.fill()
    this.#book.sites = sites
    while (this.#book.opened > sites) this.close(this.#leastUseful())
  }

  /** The open site whose closing costs least, ties to the lower one. */
  #leastUseful(): number {
    let [site, least] = [-1, Infinity]
    for (let k = 0; k < this.#count; k++) {
      const open = this.#open[k]!
      const loss = this.network.lossOf(open)
      if (loss < least || (loss === least && open < site)) [site, least] = [open, loss]
    }
    return site
  }

  /** Open sites, ascending. */
  openSites(): Uint32Array {
    return this.#open.slice(0, this.#count).sort()
  }

  open(site: number): void {
    this.#placeOf[site] = this.#count
    this.#open[this.#count++] = site
    this.network.open(site)
    this.#book.open(site)
  }

  close(site: number): void {
    const last = this.#open[--this.#count]!
    this.#open[this.#placeOf[site]!] = last
    this.#placeOf[last] = this.#placeOf[site]!
    this.network.close(site)
    this.#book.close(site)
  }

  #exchange(site: number): void {
    const before = this.network.value
    this.close(site)
    const admits = this.#book.hasRules ? (s: number) => this.#allows(s) : undefined
    const other = this.#best(admits, undefined, this.network.noGain)
    if (other >= 0) this.open(other)
    if (other === site) return
    if (other < 0 || this.network.value <= before + this.network.noGain) {
      if (other >= 0) this.close(other)
      this.open(site)
    }
  }

  /** Whether every least would be reached with this site open. */
  #allows(site: number): boolean {
    this.#book.open(site)
    const allows = this.#book.unmetRule() < 0
    this.#book.close(site)
    return allows
  }

  /** The closed site that adds most; ties to the lower one; −1 where none adds more than `least`. */
  #best(
    admits: ((site: number) => boolean) | undefined,
    cost: Float64Array | undefined,
    least: number,
  ): number {
    if (this.#book.isFull) return -1
    const { gains, isOpen } = this.network
    if (gains && !cost) {
      const mayOpen = (s: number) => !isOpen[s] && this.#mayOpen(s) && (!admits || admits(s))
      return gains.best(least, mayOpen)
    }
    if (this.network.gainLimit) return this.#bestLazily(admits, cost, least)
    let [site, most] = [-1, least]
    for (let s = 0; s < isOpen.length; s++) {
      if (isOpen[s]) continue
      const gain = this.network.gainOf(s)
      const merit = cost && gain > least ? gain / Math.max(cost[s]!, 1e-9) : gain
      if (merit <= most || !this.#mayOpen(s) || (admits && !admits(s))) continue
      site = s
      most = merit
    }
    return site
  }

  /** The same where counting a gain is dear: those that may add most first, until none can do more. */
  #bestLazily(
    admits: ((site: number) => boolean) | undefined,
    cost: Float64Array | undefined,
    least: number,
  ): number {
    const { network } = this
    const isLeft = Uint8Array.from(network.isOpen, (isOpen, s) =>
      !isOpen && this.#mayOpen(s) && (!admits || admits(s)) ? 1 : 0,
    )
    const price = (s: number) => (cost ? Math.max(cost[s]!, 1e-9) : 1)
    let [site, most] = [-1, least]
    for (;;) {
      let [next, limit] = [-1, most]
      for (let s = 0; s < isLeft.length; s++) {
        if (!isLeft[s] || !(network.gainLimit!(s) > least)) continue
        const merit = network.gainLimit!(s) / price(s)
        if (merit > limit) [next, limit] = [s, merit]
      }
      if (next < 0) return site
      isLeft[next] = 0
      const gain = network.gainOf(next)
      if (gain > least && gain / price(next) > most) [site, most] = [next, gain / price(next)]
    }
  }

  #mayOpen(site: number): boolean {
    return !this.barred[site] && this.#book.canOpen(site)
  }
}
