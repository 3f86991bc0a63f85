import type { CriterionId } from '../../core/criteria/criterion.ts'
import type { Frame } from '../../core/score/frame.ts'
import { rankSites } from '../../core/score/rank.ts'
import { scoreFrame, type Weights } from '../../core/score/score.ts'
import { histogramOf } from './histogram.ts'
import { type Result, useClient } from './store.ts'
import { moveShare, profileWeights } from './weights.ts'

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

/** Gives one criterion a share (0–1); the scores follow with the next animation frame. */
export function setShare(id: CriterionId, share: number): void {
  const { frame, weights } = useClient.getState()
  if (frame) setWeights(moveShare(frame.criteria, weights, id, share))
}

/** Back to the profile's own weights. */
export function resetWeights(): void {
  const { frame } = useClient.getState()
  if (frame) setWeights(profileWeights(frame.criteria))
}

function setWeights(weights: Weights): void {
  useClient.setState({ weights })
  scheduleScoring()
}

let scheduled = 0

// A slider can move several times between two pictures: only the last position is scored.
function scheduleScoring(): void {
  if (scheduled !== 0) return
  scheduled = requestAnimationFrame(() => {
    scheduled = 0
    const { frame, weights, result } = useClient.getState()
    if (frame) useClient.setState({ result: resultOf(frame, weights, result?.scores.values) })
  })
}
