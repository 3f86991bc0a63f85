import type { Change } from '../../../core/scenario/change.ts'
import { type ScenarioState, stateAfter } from '../../../core/scenario/scenario-state.ts'
import { useScenario } from './scenario-store.ts'

const kept = new WeakMap<readonly Change[], ScenarioState>()

/** What holds after a list of changes, worked out once a list. */
function stateOf(changes: readonly Change[]): ScenarioState {
  const before = kept.get(changes)
  if (before) return before
  const state = stateAfter(changes)
  kept.set(changes, state)
  return state
}

/** What the scenario on the screen says. */
export function scenarioState(): ScenarioState {
  return stateOf(useScenario.getState().changes)
}

/** What the scenario on the screen says; the component is drawn anew when that changes. */
export function useScenarioState(): ScenarioState {
  return stateOf(useScenario((state) => state.changes))
}
