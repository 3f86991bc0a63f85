import { randomFrom } from '../../random.ts'
import { scoreRow } from '../kernel.ts'
import type { Rule } from '../rules/rule.ts'
import { drawWeights } from './dirichlet.ts'

/** How firm the places of some rows are when the weights are not quite certain. */
export interface RankStability {
  /** Share of the draws in which the row is among the best `top` of the rows, in their order. */
  readonly inTop: Float64Array
  /** 5th and 95th percentile of its rank (from 1) over the draws, by nearest rank. */
  readonly rankLow: Uint32Array
  readonly rankHigh: Uint32Array
}

/**
 * Draws weights around the chosen ones and ranks the rows under each draw (stochastic
 * multicriteria acceptability analysis: Lahdelma and Salminen, SMAA-2, 2001). Rows compete with
 * each other alone, so hand in more rows than `top`: the candidates, or the best few hundred.
 * Ties go to the lower row. Node only, see `dirichlet.ts`.
 *
 * @param columns curve values in [0,1], one column a criterion, in registry order
 * @param weights shares that sum to 1
 * @param rows different rows, none excluded
 * @param options `ruleOf`: the rule for some weights where it is not the weighted sum
 */
export function rankStability(
  columns: readonly Float64Array[],
  weights: Float64Array,
  rows: ArrayLike<number>,
  options: {
    readonly top: number
    readonly draws?: number
    readonly concentration?: number
    readonly seed?: number
    readonly ruleOf?: ((weights: Float64Array) => Rule) | undefined
  },
): RankStability {
  const { top, draws = 1000, concentration = 100, seed = 1, ruleOf } = options
  const random = randomFrom(seed)
  const drawn = new Float64Array(weights.length)
  const scores = new Float64Array(rows.length)
  const order = Uint32Array.from({ length: rows.length }, (_, i) => i)
  const ranks = Array.from({ length: rows.length }, () => new Uint32Array(draws))
  for (let draw = 0; draw < draws; draw++) {
    drawWeights(weights, concentration, random, drawn)
    const rule = ruleOf?.(drawn)
    for (let i = 0; i < rows.length; i++)
      scores[i] = rule ? rule.scoreAt(rows[i]!) : scoreRow(columns, drawn, rows[i]!)
    order.sort((a, b) => scores[b]! - scores[a]! || rows[a]! - rows[b]!)
    for (let place = 0; place < order.length; place++) ranks[order[place]!]![draw] = place + 1
  }
  for (const each of ranks) each.sort()
  const at = (share: number) => Math.max(0, Math.ceil(share * draws) - 1)
  return {
    inTop: Float64Array.from(ranks, (each) => each.filter((rank) => rank <= top).length / draws),
    rankLow: Uint32Array.from(ranks, (each) => each[at(0.05)]!),
    rankHigh: Uint32Array.from(ranks, (each) => each[at(0.95)]!),
  }
}
