import { forbidCells } from '../../core/scenario/forbid-cells.ts'
import { overFrame } from '../../core/scenario/over-frame.ts'
import type { ScenarioState } from '../../core/scenario/scenario-state.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { RuleName } from '../../core/score/rules/rule.ts'
import type { Weights } from '../../core/score/score.ts'
import { type Curves, frameWith } from './curves.ts'

/** A frame as a scenario has it, and the weights to score it with. */
export interface ShownFrame {
  readonly frame: Frame
  readonly weights: Weights
  readonly spacingMetres: number
  readonly rule: RuleName
}

let kept: { base: Frame; key: string; frame: Frame } | undefined

/**
 * Lays a scenario over a frame: curves by knots and forbidden cells; the same object while these
 * stay as they are, so that a moving weight makes nothing anew.
 */
export function frameOver(base: Frame, state: ScenarioState): ShownFrame {
  const over = overFrame(state, base.profile.id)
  const curves = curvesOf(state, base.profile.id)
  const key = JSON.stringify([curves, over.forbiddenCells])
  if (kept?.base !== base || kept.key !== key) {
    // The hash names what the server would compute; in the page nothing is kept under it.
    const frame = forbidCells(frameWith(base, curves), over.forbiddenCells, (text) => text)
    kept = { base, key, frame }
  }
  const spacingMetres = over.spacingMetres ?? base.profile.spacingMetres
  const rule = over.rule ?? base.profile.rule ?? 'sum'
  return { frame: kept.frame, weights: over.weights, spacingMetres, rule }
}

/** Curves by knots that a scenario gives a profile. */
export function curvesOf({ profiles }: ScenarioState, profileId: string): Curves {
  const criteria = profiles.get(profileId)?.criteria ?? new Map()
  const curves = [...criteria].flatMap(([id, { curve }]) =>
    curve?.type === 'piecewise' ? [[id, curve] as const] : [],
  )
  return Object.fromEntries(curves)
}
