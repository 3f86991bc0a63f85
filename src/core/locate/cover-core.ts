import type { Relaxed } from './bound-search.ts'
import { coverRelaxedAt } from './cover-bound.ts'
import type { CoverModel } from './cover-model.ts'
import { coverageOf } from './coverage.ts'
import { type Rows, transposed } from './sparse.ts'

/** Sites from which on only the core is searched. */
const LARGE = 3000
/** The sites of a large model that can matter, and the demand they reach. */
export interface CoverCore {
  readonly model: CoverModel
  /** Clause of the whole model for each clause of the core. */
  readonly clauseOf: Uint32Array
}

/**
 * Leaves out sites that in all reach less than the last site of greedy adds: hardly one of them is
 * among the best p. Plans are searched in the core; bounds are counted on the whole model (`liftedAt`).
 * @returns undefined where the model is small, not plain, or little would be left out
 */
export function coverCore(model: CoverModel, sites: number): CoverCore | undefined {
  const siteCount = model.siteOf.length
  if (!model.isPlain || siteCount < LARGE || sites >= siteCount) return undefined
  const least = lastGreedyGain(model, sites)
  const isIn = new Uint8Array(siteCount)
  const { start, index } = model.siteClauses
  for (let s = 0; s < siteCount; s++) {
    let reached = 0
    for (let k = start[s]!; k < start[s + 1]!; k++) reached += model.weight[index[k]!]!
    if (reached >= least && reached > 0) isIn[s] = 1
  }
  return cutTo(model, isIn)
}

/**
 * The relaxation of the whole model that multipliers of the core prove: demand that only sites outside
 * the core reach keeps all of its weight, so that those sites have a prize of all they reach.
 */
export function liftedAt(model: CoverModel, core: CoverCore, multipliers: Float64Array): Relaxed {
  const all = model.weight.slice()
  for (const [row, clause] of core.clauseOf.entries()) all[clause] = multipliers[row]!
  return coverRelaxedAt(model, all)
}

function lastGreedyGain(model: CoverModel, sites: number): number {
  const network = coverageOf(model)
  const gains = network.gains!
  let last = 0
  for (let n = 0; n < sites; n++) {
    const best = gains.best(network.noGain, () => true)
    if (best < 0) return 0
    last = gains.of[best]!
    network.open(best)
  }
  return last
}

function cutTo(model: CoverModel, isIn: Uint8Array): CoverCore {
  const siteOf = model.siteOf.filter((_, s) => isIn[s] === 1)
  const newRow = new Int32Array(isIn.length)
  for (let s = 0, row = 0; s < isIn.length; s++) newRow[s] = isIn[s] ? row++ : -1
  const clauseOf: number[] = []
  const { start, index } = model.clauseSites
  const newStart = [0]
  const newIndex = new Uint32Array(index.length)
  let size = 0
  for (let c = 0; c < model.weight.length; c++) {
    const before = size
    for (let k = start[c]!; k < start[c + 1]!; k++) {
      if (newRow[index[k]!]! >= 0) newIndex[size++] = newRow[index[k]!]!
    }
    if (size === before) continue
    clauseOf.push(c)
    newStart.push(size)
  }
  const clauseSites: Rows = { start: Uint32Array.from(newStart), index: newIndex.slice(0, size) }
  const rows = Uint32Array.from(clauseOf)
  const numbers = Uint32Array.from({ length: rows.length + 1 }, (_, i) => i)
  return {
    clauseOf: rows,
    model: {
      weight: Float64Array.from(rows, (c) => model.weight[c]!),
      clauseStart: numbers,
      clauseItem: numbers.slice(0, rows.length),
      need: new Uint8Array(rows.length).fill(1),
      clauseSites,
      siteClauses: transposed(clauseSites, siteOf.length),
      siteOf,
      settled: model.settled,
      isPlain: true,
    },
  }
}
