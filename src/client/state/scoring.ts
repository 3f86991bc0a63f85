import type { CriterionId } from '../../core/criteria/criterion.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { Weights } from '../../core/score/score.ts'
import { titleOf } from '../panels/format.ts'
import { say } from '../words/words.ts'
import { keepEdit } from './history.ts'
import { loadProfile } from './loading.ts'
import { resultOf } from './result.ts'
import { useClient } from './store.ts'
import { moveShare, profileWeights } from './weights.ts'

/** Gives one criterion a share (0–1); the scores follow with the next animation frame. */
export function setShare(id: CriterionId, share: number): void {
  const { frame, weights } = useClient.getState()
  if (!frame) return
  const what = () => say('edit.weights', { criterion: titleOf(id) })
  changeWeights(frame, moveShare(frame.criteria, weights, id, share), `weight ${id}`, what)
}

/** Back to the profile's own weights. */
export function resetWeights(): void {
  const { frame } = useClient.getState()
  if (!frame) return
  const what = () => say('edit.resetWeights')
  changeWeights(frame, profileWeights(frame.criteria), 'reset weights', what)
}

function changeWeights(frame: Frame, after: Weights, key: string, what: () => string): void {
  const before = useClient.getState().weights
  const profileId = frame.profile.id
  const undo = () => void showWeights(profileId, before)
  const redo = () => void showWeights(profileId, after)
  keepEdit({ key: `${profileId} ${key}`, what, undo, redo })
  setWeights(after)
}

// Of another profile than the one on the screen: the profile comes back with its weights.
async function showWeights(profileId: string, weights: Weights): Promise<void> {
  if (useClient.getState().profileId !== profileId) await loadProfile(profileId)
  if (useClient.getState().frame?.profile.id === profileId) setWeights(weights)
}

function setWeights(weights: Weights): void {
  const { profileId, weightsByProfile } = useClient.getState()
  useClient.setState({ weights, weightsByProfile: { ...weightsByProfile, [profileId]: weights } })
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
