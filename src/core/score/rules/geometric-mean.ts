import { checkWeights } from '../kernel.ts'
import { memberWeight, type Rule, wholePoints } from './rule.ts'

/**
 * The weighted geometric mean: score = 100 · Π valueᵢ^(weightᵢ) = 100 · exp(Σ weightᵢ · ln valueᵢ).
 * A criterion at 0 that weighs anything makes the score 0: nothing buys it off. A criterion of
 * weight 0 is not looked at. Never above the weighted sum of the same values (Cauchy 1821).
 *
 * Node only: exp and log differ in the last bit between hosts.
 *
 * @param columns curve values in [0,1], no NaN, one column a criterion, in registry order
 * @param weights shares that sum to 1, one a criterion
 * @throws where a weight is not a finite number ≥ 0 or their number is not that of the columns
 */
export function geometricMean(columns: readonly Float64Array[], weights: Float64Array): Rule {
  checkWeights(weights, columns.length)
  return {
    scoreAt(row, members) {
      const total = memberWeight(weights, members)
      if (total === 0) return 0
      let sum = 0
      for (let i = 0; i < columns.length; i++) {
        if (weights[i] === 0 || (members && !members[i])) continue
        const value = columns[i]![row]!
        if (value === 0) return 0
        sum += (weights[i]! / total) * Math.log(value)
      }
      return wholePoints(100 * Math.exp(sum))
    },
  }
}
