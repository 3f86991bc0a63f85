import type { CriterionId } from '../../core/criteria/criterion.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { Weights } from '../../core/score/score.ts'

/** What the sliders need to know of a criterion. */
export type WeightedCriterion = Pick<Frame['criteria'][number], 'id' | 'weight' | 'active'>

/** The profile's own weights. */
export function profileWeights(criteria: readonly WeightedCriterion[]): Weights {
  return Object.fromEntries(criteria.map((criterion) => [criterion.id, criterion.weight]))
}

/** Share (0–1) of each criterion among the active ones; they add up to 1, or to 0 where none is. */
export function sharesOf(
  criteria: readonly WeightedCriterion[],
  weights: Weights,
): Map<CriterionId, number> {
  const total = totalWeight(criteria, weights)
  return new Map(
    criteria.map((criterion) => [
      criterion.id,
      total > 0 ? weightOf(criterion, weights) / total : 0,
    ]),
  )
}

// A share of exactly 1 would need an infinite weight; this much less shows as 100% and keeps the
// proportions of the others for the way back.
const LARGEST_SHARE = 1 - 1e-6

/**
 * Gives one criterion a share (0–1). The others keep their proportions to each other, so that the
 * shares go on adding up to 1 and moving back undoes it.
 */
export function moveShare(
  criteria: readonly WeightedCriterion[],
  weights: Weights,
  id: CriterionId,
  share: number,
): Weights {
  const others = criteria.filter((criterion) => criterion.active && criterion.id !== id)
  if (others.length === 0) return weights
  const rest = totalWeight(others, weights) > 0 ? weights : { ...weights, ...restored(others) }
  const wanted = Math.min(Math.max(share, 0), LARGEST_SHARE)
  return { ...rest, [id]: (wanted / (1 - wanted)) * totalWeight(others, rest) }
}

/** True where the shares are the profile's own. */
export function isProfileWeights(criteria: readonly WeightedCriterion[], weights: Weights) {
  const own = sharesOf(criteria, profileWeights(criteria))
  return [...sharesOf(criteria, weights)].every(
    ([id, share]) => Math.abs(share - own.get(id)!) < 1e-9,
  )
}

// Where all the others were at zero there are no proportions to keep: the profile's come back.
function restored(others: readonly WeightedCriterion[]): Weights {
  const own = profileWeights(others)
  if (totalWeight(others, own) > 0) return own
  return Object.fromEntries(others.map((criterion) => [criterion.id, 1]))
}

function totalWeight(criteria: readonly WeightedCriterion[], weights: Weights): number {
  return criteria.reduce((sum, criterion) => sum + weightOf(criterion, weights), 0)
}

function weightOf(criterion: WeightedCriterion, weights: Weights): number {
  return criterion.active ? (weights[criterion.id] ?? criterion.weight) : 0
}
