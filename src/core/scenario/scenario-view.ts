import type { Frame } from '../score/frame.ts'
import type { OverFrame } from './over-frame.ts'
import type { Scenario } from './scenario.ts'

/** A scenario ready to be scored: its frame, and what it says over that. */
export interface ScenarioView extends OverFrame {
  readonly scenario: Pick<Scenario, 'id' | 'name' | 'version'>
  /** Without the cells that the scenario forbids. */
  readonly frame: Frame
  /** One sentence for each thing that has no effect, the data or the profile not being so. */
  readonly unapplied: readonly string[]
}
