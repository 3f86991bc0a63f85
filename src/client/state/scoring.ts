import type { CriterionId } from '../../core/criteria/criterion.ts'
import type { Curve } from '../../core/score/curve.ts'
import type { Weights } from '../../core/score/score.ts'
import type { Brush } from './histogram.ts'
import { makeChange } from './scenario/history.ts'
import { scheduleScoring } from './showing.ts'
import { useClient } from './store.ts'
import { moveShare } from './weights.ts'

/** Gives one criterion a share (0–1); the scores follow with the next picture. */
export function setShare(id: CriterionId, share: number): void {
  const { frame, weights, locks } = useClient.getState()
  if (!frame) return
  const after = moveShare(frame.criteria, weights, id, share, locks)
  const profile = frame.profile.id
  if (after !== weights) {
    makeChange({ type: 'weights', profile, weights: after }, `weights ${profile} ${id}`)
  }
}

/** Takes weights as a whole: those that comparing pairs gave; {}: the profile's own. */
export function takeWeights(weights: Weights): void {
  const { frame } = useClient.getState()
  if (frame) makeChange({ type: 'weights', profile: frame.profile.id, weights })
}

/** Keeps a criterion's share while others move, or no longer. */
export function toggleLock(id: CriterionId): void {
  const locks = new Set(useClient.getState().locks)
  if (!locks.delete(id)) locks.add(id)
  useClient.setState({ locks })
}

/** Another curve for a criterion, by knots; undefined: the profile's own. */
export function setCurve(id: CriterionId, curve: Curve | undefined): void {
  const { frame } = useClient.getState()
  if (!frame) return
  const profile = frame.profile.id
  const spec = curve ? ({ type: 'piecewise', x: curve.x, y: curve.y } as const) : null
  const change = { type: 'criterion', profile, criterion: id, curve: spec } as const
  makeChange(change, `curve ${profile} ${id}`)
}

/** Shows only these scores on the map and in the list; undefined: all. */
export function setBrush(brush: Brush | undefined): void {
  useClient.setState({ brush })
  scheduleScoring()
}

/** Lists so many sites. */
export function setTop(top: number): void {
  useClient.setState({ top })
  scheduleScoring()
}
