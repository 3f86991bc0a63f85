import { type BoundSearch, boundOf, type SiteLimit } from './bound-search.ts'
import { coverRelaxedAt, searchCoverBound } from './cover-bound.ts'
import { type CoverCore, coverCore, liftedAt } from './cover-core.ts'
import { coverProgram } from './cover-mip.ts'
import { type CoverDemand, type CoverModel, coverModel } from './cover-model.ts'
import { coverageOf } from './coverage.ts'
import { commonStep } from './gap.ts'
import type { SiteModel } from './site-model.ts'
import { candidatesIn, FIXED, type SiteChoice } from './site-rules.ts'

/** Most demand covered by so many sites, as `runPlan` takes it. */
export function coverPlan(demand: CoverDemand, choice: SiteChoice): SiteModel {
  const model = coverModel(demand, choice)
  const total = model.weight.reduce((sum, weight) => sum + weight, 0)
  const base = {
    step: commonStep(model.weight),
    trivialBound: total,
    offset: model.settled,
    whyNone: 'no choice of sites keeps all of the rules',
  }
  const hasRules = (choice.rules ?? []).length > 0
  const sites = (choice.sites ?? Infinity) - candidatesIn(choice, FIXED).length
  const core = hasRules ? undefined : coverCore(model, sites)
  if (core) return { ...base, ...corePlan(model, core) }
  return {
    ...base,
    siteOf: model.siteOf,
    network: () => coverageOf(model),
    searchBound: (limit, start, search) => searchCoverBound(model, limit, start, search),
    relaxedAt: (multipliers) => coverRelaxedAt(model, multipliers),
    program: (rules, most, proof) =>
      coverProgram(model, rules, { most: 'demand', sites: most }, proof?.decided),
    programStart: (plan) => coverStart(model, plan),
  }
}

/** A large model is searched in its core, and bounded as a whole. */
function corePlan(model: CoverModel, core: CoverCore) {
  return {
    siteOf: core.model.siteOf,
    network: () => coverageOf(core.model),
    searchBound: (limit: SiteLimit, start: Uint32Array, search: BoundSearch) => {
      const found = searchCoverBound(core.model, limit, start, search)
      const bound = boundOf(liftedAt(model, core, found.multipliers), limit)
      // What the core's bound decides says nothing of the sites outside it.
      return { ...found, bound, decided: new Int8Array(core.model.siteOf.length) }
    },
    relaxedAt: (multipliers: Float64Array) => liftedAt(model, core, multipliers),
    // A program of the core would prove nothing, and one of the whole is too large.
    program: () => undefined,
    programStart: () => undefined,
  }
}

/** A plan as values of the program's variables: sites, then items. */
export function coverStart(model: CoverModel, sites: Uint32Array): Float64Array {
  const values = new Float64Array(model.siteOf.length + model.weight.length)
  for (const site of sites) values[site] = 1
  for (let i = 0; i < model.weight.length; i++) {
    if (isCovered(model, values, i)) values[model.siteOf.length + i] = 1
  }
  return values
}

function isCovered(model: CoverModel, isOpen: Float64Array, item: number): boolean {
  const { start, index } = model.clauseSites
  for (let c = model.clauseStart[item]!; c < model.clauseStart[item + 1]!; c++) {
    let open = 0
    for (let k = start[c]!; k < start[c + 1]!; k++) open += isOpen[index[k]!]!
    if (open < model.need[c]!) return false
  }
  return true
}
