import type { Frame } from '../../core/score/frame.ts'
import { rankSites } from '../../core/score/rank.ts'
import { scoreFrame, type Weights } from '../../core/score/score.ts'
import { histogramOf } from './histogram.ts'
import type { Result } from './store.ts'

export const RANKED_SITES = 50
// Divides by the legend's 50 bars and is fine enough that neighbouring colours cannot be told apart.
const SCORE_BINS = 1000

/**
 * Scores all cells and ranks the best, in the page: no server is asked.
 * @param out receives the scores, so that a moving slider allocates nothing
 * @returns undefined where no criterion is active
 */
export function resultOf(frame: Frame, weights: Weights, out?: Float64Array): Result | undefined {
  if (!frame.criteria.some((criterion) => criterion.active)) return undefined
  const scores = scoreFrame(frame, weights, out)
  const ranked = rankSites(frame, scores, {
    top: RANKED_SITES,
    spacingMetres: frame.profile.spacingMetres,
  })
  return { scores, ranked, histogram: histogramOf(scores.values, SCORE_BINS) }
}
