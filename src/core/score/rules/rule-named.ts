import { geometricMean } from './geometric-mean.ts'
import type { Rule, RuleName } from './rule.ts'
import { topsisOver } from './topsis.ts'

/**
 * A rule that is not the weighted sum, over some columns, for any weights.
 *
 * @param columns curve values in [0,1], no NaN, one column a criterion, in registry order
 * @param excluded one byte a row: 0 = free, else the reason's code
 */
export function ruleNamed(
  name: Exclude<RuleName, 'sum'>,
  columns: readonly Float64Array[],
  excluded: Uint8Array,
): (weights: Float64Array) => Rule {
  if (name === 'topsis') return topsisOver(columns, excluded)
  return (weights) => geometricMean(columns, weights)
}
