import { expect, test } from 'vitest'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { withMissing } from '../../../src/core/score/missing-policies.ts'
import { scoreFrame } from '../../../src/core/score/score.ts'
import { dataset, frameOf, GRID, point, URBAN } from '../small-world.ts'

const policies = (text: string) =>
  Object.fromEntries(withMissing(URBAN, text).criteria.map(({ id, missing }) => [id, missing]))

test('one word is for all criteria, pairs are for those named', () => {
  expect(new Set(Object.values(policies('worst')))).toEqual(new Set(['worst']))
  expect(policies(' rent=worst, grid_headroom = exclude')).toEqual({
    ...policies('neutral'),
    rent: 'worst',
    grid_headroom: 'exclude',
  })
})

test('an unknown value counts half, nothing, or leaves its cell out', () => {
  const half = dataset(
    'grid',
    [{ shape: point(120.55, 31.3), headroom_kva: 500 }],
    [120, 30, 120.6, 32],
  )
  const row = rowOfCell(GRID, ...cellAt(31.3, 120.65, 8))
  const score = (text: string) => {
    const profile = { ...URBAN, criteria: [{ id: 'grid_headroom', weight: 1, missing: 'neutral' }] }
    return scoreFrame(frameOf([half], withMissing(profile as typeof URBAN, text))).values[row]
  }
  expect([score('neutral'), score('worst'), score('exclude')]).toEqual([50, 0, Number.NaN])
})

test.each([
  [
    'best',
    "An unknown value of all criteria cannot count as 'best': choose neutral, worst, exclude.",
  ],
  ['rent=', "An unknown value of rent cannot count as '': choose neutral, worst, exclude."],
  ['magic=worst', "There is no criterion 'magic': policies are id=policy with an id of"],
  ['corridor_gap=worst', 'The urban profile does not look at corridor_gap: choose among'],
  ['rent=worst,rent=neutral', 'The policy of rent is given twice.'],
])('%s is refused', (text, sentence) => {
  expect(() => policies(text)).toThrow(sentence)
})
