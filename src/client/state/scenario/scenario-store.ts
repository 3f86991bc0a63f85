import { create } from 'zustand'
import type { ScenarioListAnswer } from '../../../api/scenario.ts'
import type { Change } from '../../../core/scenario/change.ts'

export type ScenarioHead = ScenarioListAnswer['scenarios'][number]

/**
 * How the scenario on the screen stands to the one in the project. `conflict`: another window has
 * saved it since; `gone`: it was deleted; `offline`: the server does not answer.
 */
export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'conflict' | 'gone' | 'offline'

/** A step that undo takes back as one: the changes before it, and what it did. */
export interface Step {
  readonly before: readonly Change[]
  readonly last: Change | undefined
}

export interface ScenarioView {
  /** 0: the baseline, which becomes a scenario with its first change. */
  readonly id: number
  readonly name: string
  readonly version: number
  readonly changes: readonly Change[]
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  readonly status: SaveStatus
  /** Why the last save failed, in a sentence; '' where it did not. */
  readonly problem: string
  /** What the scenario says without effect, in sentences. */
  readonly unapplied: readonly string[]
  /** All scenarios of the project, as the server listed them last. */
  readonly list: readonly ScenarioHead[]
}

const NO_SCENARIO = {
  id: 0,
  name: '',
  version: 0,
  changes: [],
  past: [],
  future: [],
  status: 'saved',
  problem: '',
  unapplied: [],
} as const

export const useScenario = create<ScenarioView>(() => ({ ...NO_SCENARIO, list: [] }))

/** Another scenario on the screen, its history begun anew; without one, the baseline. */
export function putScenario(
  scenario: Pick<ScenarioView, 'id' | 'name' | 'version' | 'changes'> | undefined,
): void {
  useScenario.setState({ ...NO_SCENARIO, ...scenario })
}
