import type { CoverModel } from './cover-model.ts'
import { MipBuilder, type MipModel } from './mip.ts'
import { EXISTING, FIXED, type SiteChoice } from './site-rules.ts'

/** What the program is asked for. */
export type CoverAim =
  /** Most demand with so many sites. */
  | { readonly most: 'demand'; readonly sites: number }
  /** Fewest sites with so much demand (without what is settled). */
  | { readonly most: 'none'; readonly leastDemand: number }

/**
 * Set covering: the fewest sites with every clause satisfied. Sites alone are variables: with the
 * items in it as well, all forced to 1, HiGHS 1.15 takes rounding for infeasibility (pmed3 within
 * 93).
 */
export function setCoverProgram(model: CoverModel, choice: SiteChoice): MipModel {
  const builder = new MipBuilder()
  for (let s = 0; s < model.siteOf.length; s++) builder.variable(1, 0, 1, true)
  const { start, index } = model.clauseSites
  for (let c = 0; c < model.need.length; c++) {
    for (let k = start[c]!; k < start[c + 1]!; k++) builder.term(index[k]!, 1)
    builder.endRow(model.need[c]!, Infinity)
  }
  addSiteRules(builder, choice, model.siteOf)
  return builder.take(false)
}

/**
 * The covering program: y_j site j opens, x_i item i counts;
 * need·x_i ≤ Σ_{j ∈ c} y_j for each clause c of i (Church & ReVelle 1974; for paths Capar et al.
 * 2013). x need not be declared whole where need is 1: it then is at every whole y.
 * @param decided sites left out (−1) or open (1) from the start
 */
export function coverProgram(
  model: CoverModel,
  choice: SiteChoice,
  aim: CoverAim,
  decided?: Int8Array,
): MipModel {
  const builder = new MipBuilder()
  const isForDemand = aim.most === 'demand'
  for (let s = 0; s < model.siteOf.length; s++) {
    const d = decided?.[s] ?? 0
    builder.variable(isForDemand ? 0 : 1, d > 0 ? 1 : 0, d < 0 ? 0 : 1, true)
  }
  const isWhole = model.need.some((need) => need > 1)
  const firstItem = model.siteOf.length
  for (const weight of model.weight) builder.variable(isForDemand ? weight : 0, 0, 1, isWhole)
  for (let c = 0; c < model.need.length; c++) addClause(builder, model, c, firstItem)
  if (isForDemand) {
    for (let s = 0; s < firstItem; s++) builder.term(s, 1)
    builder.endRow(-Infinity, aim.sites)
  } else {
    for (let i = 0; i < model.weight.length; i++) builder.term(firstItem + i, model.weight[i]!)
    builder.endRow(aim.leastDemand, Infinity)
  }
  addSiteRules(builder, choice, model.siteOf)
  return builder.take(isForDemand)
}

function addClause(builder: MipBuilder, model: CoverModel, clause: number, firstItem: number) {
  builder.term(firstItem + model.clauseItem[clause]!, -model.need[clause]!)
  const { start, index } = model.clauseSites
  for (let k = start[clause]!; k < start[clause + 1]!; k++) builder.term(index[k]!, 1)
  builder.endRow(0, Infinity)
}

/** The rules as rows; sites are the first variables, in the order of `siteOf`. */
export function addSiteRules(builder: MipBuilder, choice: SiteChoice, siteOf: Uint32Array): void {
  const rowOf = new Int32Array(choice.candidateCount).fill(-1)
  for (const [row, candidate] of siteOf.entries()) rowOf[candidate] = row
  for (const rule of choice.rules ?? []) {
    let open = 0
    for (const [k, candidate] of rule.candidates.entries()) {
      const state = choice.state[candidate]
      if (state === FIXED || state === EXISTING) open += rule.weights[k]!
      if (rowOf[candidate]! >= 0) builder.term(rowOf[candidate]!, rule.weights[k]!)
    }
    builder.endRow(rule.least - open, rule.most - open)
  }
}
