import type { CoverModel } from './cover-model.ts'
import { Gains } from './gains.ts'
import { type Network, ROUNDING_SHARE } from './network.ts'
import type { Rows } from './sparse.ts'

/** The coverage of a model with no site open. */
export function coverageOf(model: CoverModel): Network {
  return model.isPlain ? new PlainCoverage(model) : new ClauseCoverage(model)
}

/**
 * Maximal covering: the gain of every site is kept up to date, so that choosing one is a scan.
 * Opening or closing a site costs the sum, over the demand it changes, of the sites that reach it.
 */
class PlainCoverage implements Network {
  readonly isOpen: Uint8Array
  readonly noGain: number
  readonly isComplete = true
  readonly reaches: Rows
  readonly reachedBy: Rows
  value = 0
  readonly #model: CoverModel
  readonly #count: Int32Array
  readonly gains: Gains
  /** What closing each open site would take away: what it alone covers. */
  readonly #loss: Float64Array

  constructor(model: CoverModel) {
    this.#model = model
    this.noGain = ROUNDING_SHARE * model.weight.reduce((sum, weight) => sum + weight, 0)
    this.reaches = model.siteClauses
    this.reachedBy = model.clauseSites
    this.isOpen = new Uint8Array(model.siteOf.length)
    this.#count = new Int32Array(model.weight.length)
    this.gains = new Gains(model.siteOf.length)
    this.#loss = new Float64Array(model.siteOf.length)
    const { start, index } = model.siteClauses
    for (let s = 0; s < model.siteOf.length; s++) {
      let reach = 0
      for (let k = start[s]!; k < start[s + 1]!; k++) reach += model.weight[index[k]!]!
      this.gains.add(s, reach)
    }
  }

  gainOf(site: number): number {
    return this.gains.of[site]!
  }

  lossOf(site: number): number {
    return this.#loss[site]!
  }

  open(site: number): void {
    const { start, index } = this.#model.siteClauses
    let loss = 0
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const item = index[k]!
      const count = this.#count[item]!++
      if (count > 1) continue
      const weight = this.#model.weight[item]!
      if (count === 1) this.#loss[this.#openSiteOf(item)]! -= weight
      else {
        loss += weight
        this.#changeGains(item, -weight)
      }
    }
    this.#loss[site] = loss
    this.isOpen[site] = 1
  }

  close(site: number): void {
    this.isOpen[site] = 0
    const { start, index } = this.#model.siteClauses
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const item = index[k]!
      const count = --this.#count[item]!
      if (count > 1) continue
      const weight = this.#model.weight[item]!
      if (count === 1) this.#loss[this.#openSiteOf(item)]! += weight
      else this.#changeGains(item, weight)
    }
    this.#loss[site] = 0
  }

  /** The first open site that covers an item. */
  #openSiteOf(item: number): number {
    const { start, index } = this.#model.clauseSites
    let k = start[item]!
    while (!this.isOpen[index[k]!]) k++
    return index[k]!
  }

  #changeGains(item: number, change: number): void {
    this.value -= change
    const { start, index } = this.#model.clauseSites
    for (let k = start[item]!; k < start[item + 1]!; k++) this.gains.add(index[k]!, change)
  }
}

/** Items with several clauses, or clauses that need several sites: gains are counted when asked. */
class ClauseCoverage implements Network {
  readonly isOpen: Uint8Array
  readonly noGain: number
  readonly isComplete = true
  readonly reaches: Rows
  readonly reachedBy: Rows
  value = 0
  readonly #model: CoverModel
  readonly #missing: Int32Array
  readonly #unmet: Int32Array

  constructor(model: CoverModel) {
    this.#model = model
    this.noGain = ROUNDING_SHARE * model.weight.reduce((sum, weight) => sum + weight, 0)
    this.reaches = model.siteClauses
    this.reachedBy = model.clauseSites
    this.isOpen = new Uint8Array(model.siteOf.length)
    this.#missing = Int32Array.from(model.need)
    this.#unmet = new Int32Array(model.weight.length)
    for (const item of model.clauseItem) this.#unmet[item]!++
  }

  /** What opening it would add, and a little for each clause it brings nearer to holding. */
  gainOf(site: number): number {
    const before = this.value
    this.open(site)
    const added = this.value - before
    this.close(site)
    return added + this.#promise(site)
  }

  lossOf(site: number): number {
    const before = this.value
    this.close(site)
    const lost = before - this.value
    this.open(site)
    return lost
  }

  open(site: number): void {
    this.isOpen[site] = 1
    const { start, index } = this.#model.siteClauses
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const clause = index[k]!
      if (--this.#missing[clause]! !== 0) continue
      const item = this.#model.clauseItem[clause]!
      if (--this.#unmet[item]! === 0) this.value += this.#model.weight[item]!
    }
  }

  close(site: number): void {
    this.isOpen[site] = 0
    const { start, index } = this.#model.siteClauses
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const clause = index[k]!
      if (this.#missing[clause]!++ !== 0) continue
      const item = this.#model.clauseItem[clause]!
      if (this.#unmet[item]!++ === 0) this.value -= this.#model.weight[item]!
    }
  }

  /** So that a choice among sites that add nothing yet is not blind; below any real gain's size. */
  #promise(site: number): number {
    const { start, index } = this.#model.siteClauses
    let promise = 0
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const clause = index[k]!
      if (this.#missing[clause]! <= 0) continue
      const item = this.#model.clauseItem[clause]!
      promise += this.#model.weight[item]! / this.#unmet[item]!
    }
    return promise * 1e-3
  }
}
