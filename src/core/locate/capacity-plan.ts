import { capacityRelaxedAt, searchCapacityBound } from './capacity-bound.ts'
import {
  type CapacitatedProblem,
  type CapacityModel,
  capacityLimit,
  capacityModel,
} from './capacity-model.ts'
import { CapacityNetwork } from './capacity-network.ts'
import { addSiteRules } from './cover-mip.ts'
import { commonStep } from './gap.ts'
import { MipBuilder, type MipModel } from './mip.ts'
import type { SiteModel } from './site-model.ts'
import { candidatesIn, FIXED, type SiteChoice } from './site-rules.ts'

/** Capacitated maximal covering as `runPlan` takes it. */
export function capacityPlan(problem: CapacitatedProblem): SiteModel {
  const model = capacityModel(problem)
  const { choice } = problem
  const sites = (choice.sites ?? Infinity) - candidatesIn(choice, FIXED).length
  return {
    siteOf: model.siteOf,
    // With whole demands and capacities a greatest flow is whole.
    step: commonStep([...model.demand, ...model.capacity]),
    trivialBound: capacityLimit(model, sites),
    offset: 0,
    whyNone: 'no choice of sites keeps all of the rules',
    network: () => new CapacityNetwork(model),
    searchBound: (limit, start, search) => searchCapacityBound(model, limit, start, search),
    relaxedAt: (multipliers) => capacityRelaxedAt(model, multipliers),
    program: (rules, most, proof) => capacityProgram(model, rules, most, proof?.decided),
    programStart: () => undefined,
  }
}

/**
 * The program: y_s site s opens, f_is demand of row i served from s; Σ_s f_is ≤ d_i,
 * Σ_i f_is ≤ capacity_s y_s and, which makes its relaxation tight, f_is ≤ d_i y_s.
 */
function capacityProgram(
  model: CapacityModel,
  choice: SiteChoice,
  sites: number,
  decided?: Int8Array,
): MipModel {
  const { demand, rowSites, siteRows, entryOf, capacity, siteOf } = model
  const builder = new MipBuilder()
  for (let s = 0; s < siteOf.length; s++) {
    const d = decided?.[s] ?? 0
    builder.variable(0, d > 0 ? 1 : 0, d < 0 ? 0 : 1, true)
  }
  const first = siteOf.length
  for (let i = 0; i < demand.length; i++) {
    for (let k = rowSites.start[i]!; k < rowSites.start[i + 1]!; k++) {
      builder.variable(1, 0, demand[i]!, false)
    }
  }
  for (let i = 0; i < demand.length; i++) {
    for (let k = rowSites.start[i]!; k < rowSites.start[i + 1]!; k++) builder.term(first + k, 1)
    builder.endRow(-Infinity, demand[i]!)
  }
  for (let s = 0; s < capacity.length; s++) {
    for (let n = siteRows.start[s]!; n < siteRows.start[s + 1]!; n++) {
      builder.term(first + entryOf[n]!, 1)
    }
    if (s < first) builder.term(s, -capacity[s]!)
    builder.endRow(-Infinity, s < first ? 0 : capacity[s]!)
  }
  for (let i = 0; i < demand.length; i++) {
    for (let k = rowSites.start[i]!; k < rowSites.start[i + 1]!; k++) {
      if (rowSites.index[k]! >= first) continue
      builder.term(first + k, 1)
      builder.term(rowSites.index[k]!, -demand[i]!)
      builder.endRow(-Infinity, 0)
    }
  }
  for (let s = 0; s < first; s++) builder.term(s, 1)
  builder.endRow(-Infinity, sites)
  addSiteRules(builder, choice, siteOf)
  return builder.take(true)
}
