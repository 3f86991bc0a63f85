import { expect, test } from 'vitest'
import type { Change } from '../../../src/core/scenario/change.ts'
import { overFrame } from '../../../src/core/scenario/over-frame.ts'
import { stateAfter } from '../../../src/core/scenario/scenario-state.ts'
import { settledFrame, settledProfile } from '../../../src/core/scenario/settle.ts'
import { PROFILES } from '../../../src/core/score/profiles.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import { RANKED } from '../score/ranked-world.ts'

const URBAN = PROFILES.urban!

test('without changes a profile is the very same', () => {
  expect(settledProfile(URBAN, [])).toBe(URBAN)
})

test('a profile has the parameters, rule and spacing of the scenario', () => {
  const changes: Change[] = [
    { type: 'parameters', profile: 'urban', spacingMetres: 900, rule: 'geometric' },
    { type: 'parameters', profile: 'urban', parameters: { cutoffMetres: 1500 } },
    { type: 'parameters', profile: 'highway', spacingMetres: 7 },
  ]
  const settled = settledProfile(URBAN, changes)
  expect(settled).toMatchObject({ spacingMetres: 900, rule: 'geometric' })
  expect(settled.parameters.cutoffMetres).toBe(1500)
  expect(settled.parameters.noPowerWithinMetres).toBe(URBAN.parameters.noPowerWithinMetres)
})

test('a frame scores by itself as it does under what the scenario says over it', () => {
  const weights = { grid_headroom: 3, vehicle_demand: 0 }
  const over = overFrame(
    stateAfter([
      { type: 'weights', profile: 'urban', weights },
      { type: 'parameters', profile: 'urban', rule: 'topsis' },
    ]),
    'urban',
  )
  const said = scoreFrame(RANKED, weights, undefined, 'topsis')
  expect(scoreFrame(settledFrame(RANKED, over)).values).toEqual(said.values)
  expect(said.values).not.toEqual(scoreFrame(RANKED).values)
})
