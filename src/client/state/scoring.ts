import type { CriterionId } from '../../core/criteria/criterion.ts'
import type { Curve } from '../../core/score/curve.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { Weights } from '../../core/score/score.ts'
import { criterionInWords } from '../panels/format.ts'
import { say } from '../words/words.ts'
import { type Curves, frameWith } from './curves.ts'
import type { Brush } from './histogram.ts'
import { keepEdit } from './history.ts'
import { loadProfile } from './loading.ts'
import { resultOf } from './result.ts'
import { useClient } from './store.ts'
import { moveShare, profileWeights } from './weights.ts'

/** Gives one criterion a share (0–1); the scores follow with the next animation frame. */
export function setShare(id: CriterionId, share: number): void {
  const { frame, weights, locks } = useClient.getState()
  if (!frame) return
  const after = moveShare(frame.criteria, weights, id, share, locks)
  if (after === weights) return
  const what = () => say('edit.weights', { criterion: criterionInWords(id) })
  changeWeights(frame, after, `weight ${id}`, what)
}

/** Takes weights as a whole: those that comparing pairs gave. */
export function takeWeights(weights: Weights): void {
  const { frame } = useClient.getState()
  if (frame) changeWeights(frame, weights, 'pairs', () => say('edit.pairs'))
}

/** Back to the profile's own weights. */
export function resetWeights(): void {
  const { frame } = useClient.getState()
  if (!frame) return
  const what = () => say('edit.resetWeights')
  changeWeights(frame, profileWeights(frame.criteria), 'reset weights', what)
}

/** Keeps a criterion's share while others move, or no longer. */
export function toggleLock(id: CriterionId): void {
  const locks = new Set(useClient.getState().locks)
  if (!locks.delete(id)) locks.add(id)
  useClient.setState({ locks })
}

/** Another curve for a criterion; undefined: the profile's own. */
export function setCurve(id: CriterionId, curve: Curve | undefined): void {
  const { frame, curvesByProfile } = useClient.getState()
  if (!frame) return
  const profileId = frame.profile.id
  const before = curvesByProfile[profileId] ?? {}
  const { [id]: _, ...others } = before
  const after: Curves = curve ? { ...others, [id]: curve } : others
  const what = () => say('edit.curve', { criterion: criterionInWords(id) })
  const undo = () => void showCurves(profileId, before)
  const redo = () => void showCurves(profileId, after)
  keepEdit({ key: `${profileId} curve ${id}`, what, undo, redo })
  applyCurves(after)
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

function changeWeights(frame: Frame, after: Weights, key: string, what: () => string): void {
  const before = useClient.getState().weights
  const profileId = frame.profile.id
  const undo = () => void showWeights(profileId, before)
  const redo = () => void showWeights(profileId, after)
  keepEdit({ key: `${profileId} ${key}`, what, undo, redo })
  applyWeights(after)
}

// Of another profile than the one on the screen: the profile comes back with its weights.
async function showWeights(profileId: string, weights: Weights): Promise<void> {
  if (await comeBack(profileId)) applyWeights(weights)
}

async function showCurves(profileId: string, curves: Curves): Promise<void> {
  if (await comeBack(profileId)) applyCurves(curves)
}

async function comeBack(profileId: string): Promise<boolean> {
  if (useClient.getState().profileId !== profileId) await loadProfile(profileId)
  return useClient.getState().frame?.profile.id === profileId
}

function applyWeights(weights: Weights): void {
  const { profileId, weightsByProfile } = useClient.getState()
  useClient.setState({ weights, weightsByProfile: { ...weightsByProfile, [profileId]: weights } })
  scheduleScoring()
}

function applyCurves(curves: Curves): void {
  const { profileId, curvesByProfile, baseFrame } = useClient.getState()
  useClient.setState({
    curvesByProfile: { ...curvesByProfile, [profileId]: curves },
    frame: baseFrame && frameWith(baseFrame, curves),
  })
  scheduleScoring()
}

let scheduled = 0

// A slider can move several times between two pictures: only the last position is scored.
function scheduleScoring(): void {
  if (scheduled !== 0) return
  scheduled = requestAnimationFrame(() => {
    scheduled = 0
    const { frame, weights, result, top, brush } = useClient.getState()
    if (!frame) return
    const out = result?.scores.values
    useClient.setState({ result: resultOf(frame, weights, { out, top, brush }) })
  })
}
