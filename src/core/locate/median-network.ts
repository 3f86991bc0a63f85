import { Gains } from './gains.ts'
import type { MedianModel } from './median-model.ts'
import { type Network, ROUNDING_SHARE } from './network.ts'
import type { Rows } from './sparse.ts'

/**
 * The cost of a set of open sites, with the cheapest and second cheapest open site of every row and
 * the gain of every site kept up to date, after Whitaker (1983) and Resende & Werneck (2007): a swap
 * costs what changes, not the whole table. `value` is minus the cost.
 */
export class MedianNetwork implements Network {
  readonly isOpen: Uint8Array
  readonly noGain: number
  readonly reaches: Rows
  readonly reachedBy: Rows
  value = 0
  readonly #model: MedianModel
  /** What a row costs that no site serves: its own cost, or more than all others together. */
  readonly #none: Float64Array
  readonly #first: Int32Array
  readonly #second: Int32Array
  readonly #firstCost: Float64Array
  readonly #secondCost: Float64Array
  readonly gains: Gains
  #stranded = 0

  constructor(model: MedianModel) {
    const rows = model.unserved.length
    this.#model = model
    this.isOpen = new Uint8Array(model.siteOf.length)
    this.reaches = model.siteRows
    this.reachedBy = model.rowSites
    const stake = dearest(model)
    this.noGain = ROUNDING_SHARE * stake
    this.#none = model.unserved.map((cost) => (cost === Infinity ? 1 + stake : cost))
    this.#first = new Int32Array(rows).fill(-1)
    this.#second = new Int32Array(rows).fill(-1)
    this.#firstCost = this.#none.slice()
    this.#secondCost = this.#none.slice()
    this.gains = new Gains(model.siteOf.length)
    for (let i = 0; i < rows; i++) {
      this.value -= this.#none[i]!
      if (model.unserved[i] === Infinity) this.#stranded++
      this.#changeGains(i, Number.NEGATIVE_INFINITY, this.#none[i]!)
    }
  }

  get isComplete(): boolean {
    return this.#stranded === 0
  }

  gainOf(site: number): number {
    return this.gains.of[site]!
  }

  lossOf(site: number): number {
    const { start, index } = this.#model.siteRows
    let loss = 0
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const i = index[k]!
      if (this.#first[i] === site) loss += this.#secondCost[i]! - this.#firstCost[i]!
    }
    return loss
  }

  open(site: number): void {
    this.isOpen[site] = 1
    const { start, index } = this.#model.siteRows
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const i = index[k]!
      const cost = this.#model.siteCost[k]!
      if (cost < this.#firstCost[i]! || this.#first[i]! < 0) this.#takeFirst(i, site, cost)
      else if (cost < this.#secondCost[i]! || this.#second[i]! < 0) {
        this.#second[i] = site
        this.#secondCost[i] = cost
      }
    }
  }

  close(site: number): void {
    this.isOpen[site] = 0
    const { start, index } = this.#model.siteRows
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const i = index[k]!
      if (this.#first[i] === site) this.#dropFirst(i)
      else if (this.#second[i] === site) this.#findSecond(i)
    }
  }

  #takeFirst(row: number, site: number, cost: number): void {
    const before = this.#firstCost[row]!
    if (this.#first[row]! < 0 && this.#model.unserved[row] === Infinity) this.#stranded--
    this.#changeGains(row, before, cost)
    this.value += before - cost
    this.#second[row] = this.#first[row]!
    this.#secondCost[row] = before
    this.#first[row] = site
    this.#firstCost[row] = cost
  }

  #dropFirst(row: number): void {
    const before = this.#firstCost[row]!
    const after = this.#secondCost[row]!
    this.#changeGains(row, before, after)
    this.value -= after - before
    this.#first[row] = this.#second[row]!
    this.#firstCost[row] = after
    if (this.#first[row]! < 0 && this.#model.unserved[row] === Infinity) this.#stranded++
    this.#findSecond(row)
  }

  #findSecond(row: number): void {
    const { start, index } = this.#model.rowSites
    const first = this.#first[row]!
    this.#second[row] = -1
    this.#secondCost[row] = this.#none[row]!
    if (first < 0) return
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      const site = index[k]!
      if (!this.isOpen[site] || site === first) continue
      this.#second[row] = site
      this.#secondCost[row] = this.#model.rowCost[k]!
      return
    }
  }

  /** A row's cost goes from one to another: what each cheaper site would save changes. */
  #changeGains(row: number, before: number, after: number): void {
    const { rowSites, rowCost } = this.#model
    const most = Math.max(before, after)
    for (let k = rowSites.start[row]!; k < rowSites.start[row + 1]!; k++) {
      const cost = rowCost[k]!
      if (cost >= most) return
      const saving = (after > cost ? after - cost : 0) - (before > cost ? before - cost : 0)
      this.gains.add(rowSites.index[k]!, saving)
    }
  }
}

/** The sum of every row's dearest finite cost: no plan that serves all costs more. */
function dearest(model: MedianModel): number {
  const { start } = model.rowSites
  let cost = 0
  for (let i = 0; i < model.unserved.length; i++) {
    const isServed = start[i + 1]! > start[i]!
    if (model.unserved[i]! < Infinity) cost += model.unserved[i]!
    else if (isServed) cost += model.rowCost[start[i + 1]! - 1]!
  }
  return cost
}
