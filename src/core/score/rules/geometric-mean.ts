import { checkWeights } from '../kernel.ts'
import { portableExp, portableLog } from './portable-log.ts'
import { memberWeight, type Rule, wholePoints } from './rule.ts'

/**
 * The weighted geometric mean: score = 100 · Π valueᵢ^(weightᵢ) = 100 · exp(Σ weightᵢ · ln valueᵢ).
 * A criterion at 0 that weighs anything makes the score 0: nothing buys it off. A criterion of
 * weight 0 is not looked at. Never above the weighted sum of the same values (Cauchy 1821).
 *
 * The same bits in every host: logarithm and exponential are those of `portable-log.ts`.
 *
 * @param columns curve values in [0,1], no NaN, one column a criterion, in registry order; they must
 *   not change afterwards, their logarithms are kept
 * @param weights shares that sum to 1, one a criterion
 * @throws where a weight is not a finite number ≥ 0 or their number is not that of the columns
 */
export function geometricMean(columns: readonly Float64Array[], weights: Float64Array): Rule {
  checkWeights(weights, columns.length)
  const logs = columns.map(logColumn)
  return {
    scoreAt(row, members) {
      const total = memberWeight(weights, members)
      if (total === 0) return 0
      let sum = 0
      for (let i = 0; i < logs.length; i++) {
        if (weights[i] === 0 || (members && !members[i])) continue
        sum += (weights[i]! / total) * logs[i]![row]!
      }
      return wholePoints(100 * portableExp(sum))
    },
  }
}

const logsByColumn = new WeakMap<Float64Array, Float64Array>()

/** Logarithms of a column, found once: a slider then asks for sums and one exponential a row. */
function logColumn(column: Float64Array): Float64Array {
  const kept = logsByColumn.get(column)
  if (kept) return kept
  const logs = column.map(portableLog)
  logsByColumn.set(column, logs)
  return logs
}
