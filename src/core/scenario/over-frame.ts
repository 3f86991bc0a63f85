import type { RuleName } from '../score/rules/rule.ts'
import type { Weights } from '../score/score.ts'
import type { ScenarioState, SiteState } from './scenario-state.ts'

/** What a scenario says over a frame: none of it needs a column computed again. */
export interface OverFrame {
  /** For `scoreFrame`; a criterion that is not named keeps the profile's weight. */
  readonly weights: Weights
  readonly rule?: RuleName
  readonly spacingMetres?: number
  /** Marks, pins and notes by place: an H3 cell, or the id of a partner site. */
  readonly sites: ReadonlyMap<string, SiteState>
  /** Cells among the forbidden places, for `forbidCells`. */
  readonly forbiddenCells: readonly string[]
}

const CELL = /^[0-9a-f]{15}$/

/** Whether a place is a cell; else it is the id of a partner site. */
export function isCellPlace(place: string): boolean {
  return CELL.test(place)
}

/** What a scenario says over the frames of a profile. */
export function overFrame({ profiles, sites }: ScenarioState, profileId: string): OverFrame {
  const own = profiles.get(profileId)
  const cells = [...sites].filter(([place, { mark }]) => mark === 'forbidden' && isCellPlace(place))
  return {
    weights: own?.weights ?? {},
    ...(own?.rule && { rule: own.rule }),
    ...(own?.spacingMetres !== undefined && { spacingMetres: own.spacingMetres }),
    sites,
    forbiddenCells: cells.map(([place]) => place).sort(),
  }
}
