import type { BoundFound } from './bound-search.ts'
import { addSiteRules } from './cover-mip.ts'
import { commonStep } from './gap.ts'
import { medianRelaxedAt, searchMedianBound } from './median-bound.ts'
import { leastCost, type MedianModel, medianModel } from './median-model.ts'
import { MedianNetwork } from './median-network.ts'
import { MipBuilder, type MipModel } from './mip.ts'
import type { GradualProblem, MedianProblem } from './problem.ts'
import type { SiteModel } from './site-model.ts'
import type { SiteChoice } from './site-rules.ts'

/** p-median as `runPlan` takes it. */
export function medianPlan({ demand, travel, choice, maxDistance }: MedianProblem): SiteModel {
  const costOf = (row: number, distance: number) => demand[row]! * distance
  const unserved = (row: number) =>
    demand[row] === 0 ? 0 : demand[row]! * (maxDistance ?? Infinity)
  return planOf(medianModel(travel, choice, costOf, unserved), 0)
}

/** Gradual covering: the demand lost to distance is to be least. */
export function gradualPlan({ demand, travel, choice, cutoff, decay }: GradualProblem): SiteModel {
  const costOf = (row: number, distance: number) =>
    demand[row]! * (1 - (distance > cutoff ? 0 : shareAt(decay, distance)))
  const total = demand.reduce((sum, weight) => sum + weight, 0)
  return planOf(
    medianModel(travel, choice, costOf, (row) => demand[row]!),
    total,
  )
}

/** The decay at a distance: linear between knots, the first and last share outside them. */
function shareAt(decay: GradualProblem['decay'], distance: number): number {
  const { distance: knots, share } = decay
  let k = 0
  while (k < knots.length && knots[k]! < distance) k++
  if (k === 0) return share[0]!
  if (k === knots.length) return share[k - 1]!
  const along = (distance - knots[k - 1]!) / (knots[k]! - knots[k - 1]!)
  return share[k - 1]! + along * (share[k]! - share[k - 1]!)
}

function planOf(model: MedianModel, offset: number): SiteModel {
  return {
    siteOf: model.siteOf,
    step: commonStep(finiteCosts(model)),
    trivialBound: -leastCost(model),
    offset,
    whyNone: 'no choice of so many sites serves all demand and keeps all of the rules',
    network: () => new MedianNetwork(model),
    searchBound: (limit, start, search) => searchMedianBound(model, limit, start, search),
    relaxedAt: (multipliers) => medianRelaxedAt(model, multipliers),
    program: (choice, sites, proof) => medianProgram(model, choice, sites, proof),
    programStart: () => undefined,
  }
}

function* finiteCosts(model: MedianModel): Iterable<number> {
  for (const cost of model.unserved) if (cost < Infinity) yield cost
  yield* model.rowCost
}

/**
 * The p-median program: y_s site s opens, x_is row i is served from s; Σ_s x_is = 1, x_is ≤ y_s.
 * An entry that the bound alone rules out is left out: serving i from s costs at least the bound
 * plus c_is − λ_i.
 */
function medianProgram(
  model: MedianModel,
  choice: SiteChoice,
  sites: number,
  proof?: BoundFound & { value: number },
): MipModel {
  const builder = new MipBuilder()
  for (let s = 0; s < model.siteOf.length; s++) {
    const d = proof?.decided[s] ?? 0
    builder.variable(0, d > 0 ? 1 : 0, d < 0 ? 0 : 1, true)
  }
  for (let i = 0; i < model.unserved.length; i++) addRow(builder, model, i, proof)
  for (let s = 0; s < model.siteOf.length; s++) builder.term(s, 1)
  builder.endRow(-Infinity, sites)
  addSiteRules(builder, choice, model.siteOf)
  return builder.take(true)
}

function addRow(
  builder: MipBuilder,
  model: MedianModel,
  row: number,
  proof: (BoundFound & { value: number }) | undefined,
): void {
  const { rowSites, rowCost, unserved } = model
  const slack = proof ? proof.bound - proof.value + 1e-9 * Math.abs(proof.value) : Infinity
  const most = proof ? Math.min(proof.multipliers[row]!, unserved[row]!) + slack : Infinity
  const served: number[] = []
  if (unserved[row]! < Infinity) served.push(builder.variable(-unserved[row]!, 0, 1, false))
  for (let k = rowSites.start[row]!; k < rowSites.start[row + 1]!; k++) {
    const site = rowSites.index[k]!
    if (rowCost[k]! > most || (proof?.decided[site] ?? 0) < 0) continue
    const variable = builder.variable(-rowCost[k]!, 0, 1, false)
    served.push(variable)
    builder.term(variable, -1)
    builder.term(site, 1)
    builder.endRow(0, Infinity)
  }
  for (const variable of served) builder.term(variable, 1)
  builder.endRow(1, 1)
}
