import { expect, it } from 'vitest'
import { activity } from '../../../src/core/criteria/activity.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt, cellCentre } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { PROFILES } from '../../../src/core/score/profiles.ts'
import { frameOf, GRID, valuesOf } from '../small-world.ts'
import { around } from './around.ts'
import { CENTRE, EDGE, transformers } from './village.ts'

const SCOOTER = PROFILES.scooter!
const row = rowOfCell(GRID, ...cellAt(EDGE.lat, EDGE.lon, 8))

it('activity counts what lies within its reach, less the farther it is', () => {
  // The station stands at the centre of the village's fine cell; the house's fine cell is d away.
  const [village, house] = [EDGE, CENTRE].map(({ lat, lon }) => cellCentre(...cellAt(lat, lon, 9)))
  const metres = distanceMetres(...village!, ...house!)
  const values = valuesOf('activity', [transformers], SCOOTER)
  expect(values[row]).toBeCloseTo(8 + 1 - metres / 1500, 4)
  expect(values[rowOfCell(GRID, ...cellAt(31.21, 120.51, 8))]).toBe(0)
})

it('activity says why where there is nothing to count', () => {
  const column = frameOf([], SCOOTER).criteria.find(({ id }) => id === 'activity')!
  expect(column).toMatchObject({ active: false, inactiveBecause: 'no grid imported' })
  expect(activity.compute(around([transformers], { spreadBy: 'evenly' }))).toContain('evenly')
})

it('activity tells how much lies near and how much in its whole reach', () => {
  const here = around([transformers], SCOOTER.parameters)
  expect(activity.evidence(here, row).notes).toEqual([
    expect.stringMatching(/^grid \(grid\): \d within 500 m, 9 within 1500 m$/),
  ])
})
