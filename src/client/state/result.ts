import type { Frame } from '../../core/score/frame.ts'
import { rankSites } from '../../core/score/rank.ts'
import type { RuleName } from '../../core/score/rules/rule.ts'
import { type Scores, scoreFrame, type Weights } from '../../core/score/score.ts'
import { type Brush, histogramOf } from './histogram.ts'
import type { Result } from './store.ts'

/** Sites listed until the planner asks for more. */
export const RANKED_SITES = 50
// Divides by the legend's 50 bars and is fine enough that neighbouring colours cannot be told apart.
const SCORE_BINS = 1000

interface ResultOptions {
  /** Receives the scores, so that a moving slider allocates nothing. */
  readonly out?: Float64Array | undefined
  /** Metres between two listed sites; the profile's own where it is absent. */
  readonly spacingMetres?: number
  readonly rule?: RuleName
  readonly top?: number
  /** The list looks at these scores only. */
  readonly brush?: Brush | undefined
}

/**
 * Scores all cells and ranks the best, in the page: no server is asked.
 * @returns undefined where no criterion is active
 */
export function resultOf(
  frame: Frame,
  weights: Weights,
  {
    out,
    spacingMetres = frame.profile.spacingMetres,
    rule,
    top = RANKED_SITES,
    brush,
  }: ResultOptions = {},
): Result | undefined {
  if (!frame.criteria.some((criterion) => criterion.active)) return undefined
  const scores = scoreFrame(frame, weights, out, rule)
  const ranked = rankSites(frame, brush ? within(scores, brush) : scores, { top, spacingMetres })
  return { scores, ranked, histogram: histogramOf(scores.values, SCORE_BINS) }
}

function within(scores: Scores, { from, to }: Brush): Scores {
  const values = scores.values.map((score) => (score >= from && score <= to ? score : Number.NaN))
  return { ...scores, values }
}
