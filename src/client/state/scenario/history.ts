import type { Change } from '../../../core/scenario/change.ts'
import { useClient } from '../store.ts'
import { useScenario } from './scenario-store.ts'

/** A slider rests this long before its next move is another step, milliseconds. */
const REST = 900
const MOST_STEPS = 500

let lastKey = ''
let lastAt = 0

/**
 * Makes a change in the scenario: the one way in which a planner does anything. The map, the list
 * and the save follow by themselves.
 * @param key changes of one key that follow each other at once are one step: a slider on its way
 */
export function makeChange(change: Change, key = ''): void {
  makeChanges([change], key)
}

/** Makes changes that undo takes back together. */
export function makeChanges(made: readonly Change[], key = ''): void {
  const { changes, past } = useScenario.getState()
  const now = performance.now()
  const isSame = key !== '' && key === lastKey && now - lastAt < REST && past.length > 0
  lastKey = key
  lastAt = now
  const before = isSame ? past.at(-1)!.before : changes
  const steps = isSame ? past.slice(0, -1) : past.slice(-MOST_STEPS + 1)
  put([...before, ...made], [...steps, { before, last: made.at(-1) }], [])
}

/** Takes all changes off, as one step that can be taken back. */
export function resetScenario(): void {
  const { changes, past } = useScenario.getState()
  if (changes.length === 0) return
  put([], [...past, { before: changes, last: undefined }], [])
}

/** Takes the last step back; after a reload, the last change. */
export function undo(): void {
  const { changes, past, future } = useScenario.getState()
  if (changes.length === 0 && past.length === 0) return
  const step = past.at(-1) ?? { before: changes.slice(0, -1), last: changes.at(-1) }
  chooseProfileOf(step.last)
  put(step.before, past.slice(0, -1), [...future, { before: changes, last: step.last }])
}

/** Makes the step again that was taken back last. */
export function redo(): void {
  const { changes, past, future } = useScenario.getState()
  const step = future.at(-1)
  if (!step) return
  chooseProfileOf(step.last)
  put(step.before, [...past, { before: changes, last: step.last }], future.slice(0, -1))
}

/** What is taken back or made again is seen: the profile it was about comes with it. */
function chooseProfileOf(change: Change | undefined): void {
  if (change && 'profile' in change) useClient.setState({ profileId: change.profile })
}

function put(
  changes: readonly Change[],
  past: ReturnType<typeof useScenario.getState>['past'],
  future: ReturnType<typeof useScenario.getState>['future'],
): void {
  if (future.length > 0) lastKey = ''
  useScenario.setState(({ status }) => ({
    changes,
    past,
    future,
    status: status === 'conflict' || status === 'gone' ? status : 'unsaved',
  }))
}
