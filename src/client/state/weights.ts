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
 * Gives one criterion a share (0–1). The others keep their proportions to each other, locked ones
 * their shares, so that the shares go on adding up to 1 and moving back undoes it.
 * @param locked ids whose shares stay; the moved one may be among them
 */
export function moveShare(
  criteria: readonly WeightedCriterion[],
  weights: Weights,
  id: CriterionId,
  share: number,
  locked: ReadonlySet<string> = new Set(),
): Weights {
  const isOther = (criterion: WeightedCriterion) => criterion.active && criterion.id !== id
  const kept = criteria.filter((criterion) => isOther(criterion) && locked.has(criterion.id))
  const others = criteria.filter((criterion) => isOther(criterion) && !locked.has(criterion.id))
  if (others.length === 0) return weights
  const shares = sharesOf(criteria, weights)
  const free = 1 - kept.reduce((sum, criterion) => sum + shares.get(criterion.id)!, 0)
  const rest = totalWeight(others, weights) > 0 ? weights : { ...weights, ...restored(others) }
  const wanted = Math.min(Math.max(share, 0), free * LARGEST_SHARE)
  // What one unit of share weighs, so that the others need not change.
  const unit = totalWeight(others, rest) / (free - wanted)
  const fixed = kept.map((criterion) => [criterion.id, unit * shares.get(criterion.id)!])
  return { ...rest, ...Object.fromEntries(fixed), [id]: wanted * unit }
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
