import { FREE, openFromTheStart, type SiteChoice } from './site-rules.ts'
import { type Rows, transposed } from './sparse.ts'

/**
 * What all covering objectives come down to: items of demand, each with clauses, each clause a set
 * of sites of which `need` must be open. An item counts when all of its clauses hold. Maximal
 * covering has one clause an item with need 1, backup coverage one with need 2, flow refuelling one
 * a stretch of the path.
 */
export interface CoverDemand {
  /** Demand of each item, ≥ 0. */
  readonly weight: Float64Array
  /** Clauses of item i: `clauseStart[i]` to `clauseStart[i + 1]`. */
  readonly clauseStart: Uint32Array
  /** Candidates that can satisfy each clause. */
  readonly clauses: Rows
  /** How many of them must be open, ≥ 1. */
  readonly need: number
}

/** The same after what is settled is taken out: only free sites, only demand still undecided. */
export interface CoverModel {
  readonly weight: Float64Array
  readonly clauseStart: Uint32Array
  readonly clauseItem: Uint32Array
  /** Open sites that each clause still needs. */
  readonly need: Uint8Array
  /** Sites of each clause, numbered as in `siteOf`. */
  readonly clauseSites: Rows
  readonly siteClauses: Rows
  /** Candidate of each site. */
  readonly siteOf: Uint32Array
  /** Demand covered by what is open from the start. */
  readonly settled: number
  /** Whether each item is one clause with need 1. */
  readonly isPlain: boolean
}

/** Takes out what is settled, and joins items that the same sites cover. */
export function coverModel(demand: CoverDemand, choice: SiteChoice): CoverModel {
  const siteOf = Uint32Array.from({ length: choice.candidateCount }, (_, j) => j).filter(
    (j) => choice.state[j] === FREE,
  )
  const kept = keepUndecided(demand, choice, siteOf)
  const plain = kept.need.length === kept.weight.length && kept.need.every((need) => need === 1)
  const model = plain ? joinAlike(kept) : kept
  const clauseItem = new Uint32Array(model.need.length)
  for (let i = 0; i < model.weight.length; i++) {
    clauseItem.fill(i, model.clauseStart[i], model.clauseStart[i + 1])
  }
  const siteClauses = transposed(model.clauseSites, siteOf.length)
  return { ...model, clauseItem, siteClauses, siteOf, isPlain: plain }
}

interface Kept {
  readonly weight: Float64Array
  readonly clauseStart: Uint32Array
  readonly need: Uint8Array
  readonly clauseSites: Rows
  readonly settled: number
}

/** Items of weight that can still be won: none of their clauses hopeless, not all satisfied. */
function keepUndecided(demand: CoverDemand, choice: SiteChoice, siteOf: Uint32Array): Kept {
  const siteRow = new Int32Array(choice.candidateCount).fill(-1)
  for (let s = 0; s < siteOf.length; s++) siteRow[siteOf[s]!] = s
  const isOpen = new Uint8Array(choice.candidateCount)
  for (const j of openFromTheStart(choice)) isOpen[j] = 1
  const { clauses, clauseStart, weight } = demand
  const out = new ModelWriter(demand)
  for (let i = 0; i < weight.length; i++) {
    if (!(weight[i]! > 0)) continue
    out.beginItem()
    for (let c = clauseStart[i]!; c < clauseStart[i + 1]!; c++) {
      let need = demand.need
      out.beginClause()
      for (let k = clauses.start[c]!; k < clauses.start[c + 1]!; k++) {
        const j = clauses.index[k]!
        if (isOpen[j]) need--
        else if (siteRow[j]! >= 0) out.site(siteRow[j]!)
      }
      out.endClause(need)
    }
    out.endItem(weight[i]!)
  }
  return out.take()
}

/** Writes items into arrays of the size they can have at most. */
class ModelWriter {
  readonly #weight: Float64Array
  readonly #clauseStart: Uint32Array
  readonly #need: Uint8Array
  readonly #siteStart: Uint32Array
  readonly #sites: Uint32Array
  #settled = 0
  #items = 0
  #clauses = 0
  #entries = 0
  #clausesBefore = 0
  #entriesBefore = 0
  #isHopeless = false

  constructor(demand: CoverDemand) {
    const clauses = demand.clauses.start.length - 1
    this.#weight = new Float64Array(demand.weight.length)
    this.#clauseStart = new Uint32Array(demand.weight.length + 1)
    this.#need = new Uint8Array(clauses)
    this.#siteStart = new Uint32Array(clauses + 1)
    this.#sites = new Uint32Array(demand.clauses.index.length)
  }

  beginItem(): void {
    this.#clausesBefore = this.#clauses
    this.#entriesBefore = this.#entries
    this.#isHopeless = false
  }

  beginClause(): void {
    this.#siteStart[this.#clauses] = this.#entries
  }

  site(row: number): void {
    this.#sites[this.#entries++] = row
  }

  /** @param need sites still needed; a clause that needs none is forgotten */
  endClause(need: number): void {
    const first = this.#siteStart[this.#clauses]!
    if (need <= 0) this.#entries = first
    else if (this.#entries - first < need) this.#isHopeless = true
    else {
      sortShort(this.#sites, first, this.#entries)
      this.#need[this.#clauses++] = need
    }
  }

  endItem(weight: number): void {
    if (!this.#isHopeless && this.#clauses > this.#clausesBefore) {
      this.#weight[this.#items++] = weight
      this.#clauseStart[this.#items] = this.#clauses
      return
    }
    if (!this.#isHopeless) this.#settled += weight
    this.#clauses = this.#clausesBefore
    this.#entries = this.#entriesBefore
  }

  take(): Kept {
    this.#siteStart[this.#clauses] = this.#entries
    return {
      weight: this.#weight.slice(0, this.#items),
      clauseStart: this.#clauseStart.slice(0, this.#items + 1),
      need: this.#need.slice(0, this.#clauses),
      clauseSites: {
        start: this.#siteStart.slice(0, this.#clauses + 1),
        index: this.#sites.slice(0, this.#entries),
      },
      settled: this.#settled,
    }
  }
}

/** Joins plain items that the same sites cover into one, with their weights added. */
function joinAlike(model: Kept): Kept {
  const { start, index } = model.clauseSites
  const firstWith = new Map<number, number>()
  const nextAlike = new Int32Array(model.weight.length).fill(-1)
  const weight = model.weight.slice()
  const isKept = new Uint8Array(model.weight.length)
  for (let i = 0; i < model.weight.length; i++) {
    const hash = hashOf(index, start[i]!, start[i + 1]!)
    let twin = firstWith.get(hash) ?? -1
    while (twin >= 0 && !isSameRow(model.clauseSites, twin, i)) twin = nextAlike[twin]!
    if (twin >= 0) {
      weight[twin]! += weight[i]!
      continue
    }
    isKept[i] = 1
    nextAlike[i] = firstWith.get(hash) ?? -1
    firstWith.set(hash, i)
  }
  return keepItems(model, weight, isKept)
}

function keepItems(model: Kept, weight: Float64Array, isKept: Uint8Array): Kept {
  const { start, index } = model.clauseSites
  const kept = Uint32Array.from(isKept.keys()).filter((i) => isKept[i] === 1)
  const newStart = new Uint32Array(kept.length + 1)
  const newIndex = new Uint32Array(index.length)
  for (const [row, i] of kept.entries()) {
    newIndex.set(index.subarray(start[i], start[i + 1]), newStart[row])
    newStart[row + 1] = newStart[row]! + start[i + 1]! - start[i]!
  }
  return {
    weight: Float64Array.from(kept, (i) => weight[i]!),
    clauseStart: Uint32Array.from({ length: kept.length + 1 }, (_, i) => i),
    need: new Uint8Array(kept.length).fill(1),
    clauseSites: { start: newStart, index: newIndex.slice(0, newStart[kept.length]) },
    settled: model.settled,
  }
}

/** Sorts a stretch: rows of sites are compared, so they must stand in one order. */
function sortShort(numbers: Uint32Array, from: number, to: number): void {
  if (to - from > 24) {
    numbers.subarray(from, to).sort()
    return
  }
  for (let k = from + 1; k < to; k++) {
    const number = numbers[k]!
    let at = k
    for (; at > from && numbers[at - 1]! > number; at--) numbers[at] = numbers[at - 1]!
    numbers[at] = number
  }
}

function hashOf(index: Uint32Array, from: number, to: number): number {
  let hash = 2166136261
  for (let k = from; k < to; k++) hash = Math.imul(hash ^ index[k]!, 16777619) + (hash >>> 15)
  return hash >>> 0
}

function isSameRow(rows: Rows, a: number, b: number): boolean {
  const length = rows.start[a + 1]! - rows.start[a]!
  if (rows.start[b + 1]! - rows.start[b]! !== length) return false
  for (let k = 0; k < length; k++) {
    if (rows.index[rows.start[a]! + k] !== rows.index[rows.start[b]! + k]) return false
  }
  return true
}
