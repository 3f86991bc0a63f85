import type { CriterionId } from '../criteria/criterion.ts'
import { Problem } from '../problem.ts'
import { curveAt } from './curve.ts'
import type { CriterionColumn, Frame } from './frame.ts'
import { scoreCells } from './kernel.ts'
import { type Rule, type RuleName, scoreByRule } from './rules/rule.ts'
import { ruleNamed } from './rules/rule-named.ts'

/** Weights by criterion; a criterion that is not named keeps its weight of the profile. */
export type Weights = Readonly<Partial<Record<CriterionId, number>>>

/** Scores of all cells under one set of weights. */
export interface Scores {
  /** 0–100, NaN where excluded. */
  readonly values: Float64Array
  /** Share of each criterion of the frame, in frame order: sums to 1, 0 where inactive. */
  readonly shares: Float64Array
  /** How they came about. */
  readonly ruleName: RuleName
  /** Over the active criteria; absent for the weighted sum. */
  readonly rule?: Rule
}

/**
 * Scores every cell of a frame; the same bits in every host.
 * @param out receives the scores, so that a slider need not allocate; made where it is absent
 * @param ruleName in place of the profile's own
 * @throws Problem where no criterion is active, or all active ones weigh nothing
 */
export function scoreFrame(
  frame: Frame,
  weights: Weights = {},
  out?: Float64Array,
  ruleName: RuleName = frame.profile.rule ?? 'sum',
): Scores {
  const shares = sharesOf(frame, weights)
  const values = out ?? new Float64Array(frame.grid.length)
  const active = activeColumns(frame, { shares })
  if (ruleName === 'sum') {
    scoreCells(active.columns, active.shares, frame.excluded, values)
    return { values, shares, ruleName }
  }
  const rule = ruleNamed(ruleName, active.columns, frame.excluded)(active.shares)
  scoreByRule(rule, frame.excluded, values)
  return { values, shares, ruleName, rule }
}

/**
 * The share of each criterion: the weights of the active ones, brought to a sum of 1.
 * @throws Problem where no criterion is active, or all active ones weigh nothing; an Error, as for
 *   any misuse, where a weight is not a finite number ≥ 0
 */
export function sharesOf(frame: Frame, weights: Weights): Float64Array {
  for (const [id, weight] of Object.entries(weights))
    if (!(weight >= 0 && weight < Infinity))
      throw new Error(`Expected the weight of ${id} to be a finite number ≥ 0, got ${weight}.`)
  const raw = frame.criteria.map(({ id, active, weight }) => (active ? (weights[id] ?? weight) : 0))
  const sum = raw.reduce((a, b) => a + b, 0)
  if (!frame.criteria.some(({ active }) => active))
    throw new Problem(
      'bad_input',
      `Nothing can be scored: no criterion of the ${frame.profile.id} profile has data (${frame.criteria.map((c) => `${c.id}: ${c.inactiveBecause}`).join('; ')}).`,
    )
  if (!(sum > 0))
    throw new Problem(
      'usage',
      `All active criteria of the ${frame.profile.id} profile weigh 0: give at least one of ${activeIds(frame)} a weight above 0.`,
    )
  return Float64Array.from(raw, (weight) => weight / sum)
}

function activeIds(frame: Frame): string {
  return frame.criteria.flatMap(({ id, active }) => (active ? [id] : [])).join(', ')
}

/** Curve value of a criterion at a row: an unknown value counts as the profile says. */
export function curveValue(
  criterion: Pick<CriterionColumn, 'values' | 'curve' | 'missingPolicy'>,
  row: number,
): number {
  const raw = criterion.values[row]!
  if (!Number.isNaN(raw)) return curveAt(criterion.curve, raw)
  return criterion.missingPolicy === 'neutral' ? 0.5 : 0
}

/** Curve values and shares of the active criteria, and their places in the frame. */
export function activeColumns(frame: Frame, scores: Pick<Scores, 'shares'>) {
  const places = frame.criteria.flatMap(({ active }, i) => (active ? [i] : []))
  return {
    places,
    columns: places.map((i) => curveColumns(frame)[i]!),
    shares: Float64Array.from(places, (i) => scores.shares[i]!),
  }
}

const columnsByCriterion = new WeakMap<CriterionColumn, Float64Array>()

/** Curve values of all criteria of a frame; each made once, empty where one is inactive. */
function curveColumns(frame: Frame): readonly Float64Array[] {
  return frame.criteria.map((criterion) => {
    const kept = columnsByCriterion.get(criterion)
    if (kept) return kept
    const column = Float64Array.from(criterion.values, (_, row) => curveValue(criterion, row))
    columnsByCriterion.set(criterion, column)
    return column
  })
}
