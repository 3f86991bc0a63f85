import { EXISTING, FIXED, openFromTheStart, type SiteChoice } from './site-rules.ts'
import { type Rows, rowsOf, transposed } from './sparse.ts'

/** Loads are sums of rounded numbers: a rule is broken only beyond this share of its limit. */
const SLACK = 1e-9

/**
 * Keeps count while sites open and close: how many may still open, and what each rule still allows.
 * Sites are numbered as the solver numbers them: row s is candidate `siteOf[s]`.
 */
export class RuleBook {
  /** Most sites that may be open besides those open from the start. */
  sites: number
  readonly hasRules: boolean
  opened = 0
  readonly #least: Float64Array
  readonly #most: Float64Array
  readonly #load: Float64Array
  readonly #rulesOf: Rows
  readonly #weights: Float64Array

  /**
   * @param sites most that may open besides those open from the start
   * @param siteOf candidates that may be opened, the solver's numbering
   */
  constructor(choice: SiteChoice, siteOf: Uint32Array, sites: number) {
    this.sites = Math.min(sites, siteOf.length)
    const rules = choice.rules ?? []
    this.hasRules = rules.length > 0
    const rowOf = new Int32Array(choice.candidateCount).fill(-1)
    for (const [row, candidate] of siteOf.entries()) rowOf[candidate] = row
    const start = new Uint8Array(choice.candidateCount)
    for (const candidate of openFromTheStart(choice)) start[candidate] = 1
    this.#least = Float64Array.from(rules, (rule) => rule.least)
    this.#most = Float64Array.from(rules, (rule) => rule.most)
    this.#load = new Float64Array(rules.length)
    const members: number[][] = []
    const weights: number[][] = Array.from({ length: siteOf.length }, () => [])
    for (const [r, rule] of rules.entries()) {
      members.push([])
      for (const [k, candidate] of rule.candidates.entries()) {
        if (start[candidate]) this.#load[r]! += rule.weights[k]!
        const row = rowOf[candidate]!
        if (row < 0) continue
        members[r]!.push(row)
        weights[row]!.push(rule.weights[k]!)
      }
    }
    this.#rulesOf = transposed(rowsOf(members), siteOf.length)
    this.#weights = Float64Array.from(weights.flat())
  }

  /** Whether no site at all may open any more. */
  get isFull(): boolean {
    return this.opened >= this.sites
  }

  /** Whether one more site may open, this one. */
  canOpen(site: number): boolean {
    if (this.isFull) return false
    const { start, index } = this.#rulesOf
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      const rule = index[k]!
      const most = this.#most[rule]!
      if (this.#load[rule]! + this.#weights[k]! > most + SLACK * Math.max(1, Math.abs(most)))
        return false
    }
    return true
  }

  open(site: number): void {
    this.opened++
    this.#add(site, 1)
  }

  close(site: number): void {
    this.opened--
    this.#add(site, -1)
  }

  /** The first rule whose least is not reached, −1 where all are. */
  unmetRule(): number {
    if (!this.hasRules) return -1
    return this.#load.findIndex((load, r) => load < this.#least[r]! - SLACK)
  }

  /** Whether opening this site brings a rule nearer to its least. */
  helps(site: number, rule: number): boolean {
    const { start, index } = this.#rulesOf
    return index.subarray(start[site], start[site + 1]).includes(rule)
  }

  #add(site: number, sign: number): void {
    const { start, index } = this.#rulesOf
    for (let k = start[site]!; k < start[site + 1]!; k++) {
      this.#load[index[k]!]! += sign * this.#weights[k]!
    }
  }
}

/** A budget among the rules, as the relaxation takes it; undefined where there is none. */
export function budgetOf(
  choice: SiteChoice,
  siteOf: Uint32Array,
): { cost: Float64Array; budget: number } | undefined {
  const rule = choice.rules?.find(({ name }) => name === 'the budget')
  if (!rule) return undefined
  const cost = new Float64Array(choice.candidateCount)
  let budget = rule.most
  for (const [k, candidate] of rule.candidates.entries()) {
    cost[candidate] = rule.weights[k]!
    const state = choice.state[candidate]
    if (state === FIXED || state === EXISTING) budget -= rule.weights[k]!
  }
  return { cost: Float64Array.from(siteOf, (candidate) => cost[candidate]!), budget }
}
