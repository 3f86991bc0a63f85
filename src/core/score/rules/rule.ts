/** The rules a profile may ask for: 'sum' is the weighted sum (`kernel.ts`), the default. */
export const RULE_NAMES = ['sum', 'geometric', 'topsis'] as const
export type RuleName = (typeof RULE_NAMES)[number]

/**
 * A rule that turns the curve values of a row into a score and is not a sum. `members` says which
 * criteria take part (1) or not (0), absent: all; as with inactive criteria, the weight of those
 * that do not is shared out among those that do. Nobody taking part scores 0.
 */
export interface Rule {
  /** Score of a row, 0–100, in whole `POINT_STEP`s; exclusions are not looked at. */
  scoreAt(row: number, members?: Uint8Array): number
}

/**
 * Scores by rule, and the shares they are explained by, are whole multiples of this (2·10⁻¹⁰
 * points): such numbers add up without rounding, in any order, so shares sum to the score exactly.
 */
export const POINT_STEP = 2 ** -32

/** The nearest multiple of `POINT_STEP`. */
export function wholePoints(points: number): number {
  return Math.round(points / POINT_STEP) * POINT_STEP
}

/**
 * Scores every row by a rule.
 *
 * @param excluded one byte a row: 0 = free, else the reason's code
 * @param out receives the scores, 0–100; NaN where the row is excluded
 */
export function scoreByRule(rule: Rule, excluded: Uint8Array, out: Float64Array): void {
  if (out.length !== excluded.length)
    throw new Error(`Expected out to have ${excluded.length} rows, got ${out.length}.`)
  for (let row = 0; row < out.length; row++)
    out[row] = excluded[row] === 0 ? rule.scoreAt(row) : Number.NaN
}

/** Weight of the members of a rule, all of it where none are named. */
export function memberWeight(weights: Float64Array, members?: Uint8Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) if (!members || members[i]) sum += weights[i]!
  return sum
}
