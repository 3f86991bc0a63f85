import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readProfile } from '../../src/cli/read-profile.ts'
import { temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
afterAll(folder.remove)

const read = (content: object) => {
  const path = join(folder.path, 'p.json')
  writeFileSync(path, JSON.stringify({ id: 'mine', ...content }))
  return readProfile(path)
}
const criterion = (extra: object) => ({
  criteria: [{ id: 'rent', weight: 1, missing: 'neutral', ...extra }],
})

test('a curve in a profile file is part of the profile', () => {
  const curve = { type: 'logistic', from: 50, to: 300, steepness: 8 }
  expect(read(criterion({ curve })).criteria[0]).toEqual({
    id: 'rent',
    weight: 1,
    missing: 'neutral',
    curve,
  })
})

test('a rule and policies for unknown values are part of the profile; silence means neutral', () => {
  const profile = read({
    rule: 'geometric',
    criteria: [
      { id: 'rent', weight: 1, missing: 'exclude' },
      { id: 'partner_fit', weight: 2 },
    ],
  })
  expect(profile.rule).toBe('geometric')
  expect(profile.criteria).toEqual([
    { id: 'rent', weight: 1, missing: 'exclude' },
    { id: 'partner_fit', weight: 2, missing: 'neutral' },
  ])
  expect(read({}).rule).toBeUndefined()
})

test.each([
  [
    { criteria: [{ id: 'magic', weight: 1 }] },
    'is not valid: criteria.0.id: must be one of vehicle_demand, unserved',
  ],
  [criterion({ weight: -1 }), 'criteria.0.weight: must not be negative.'],
  [criterion({ weight: null }), 'criteria.0.weight: must be a number.'],
  [criterion({ weight: 'much' }), 'criteria.0.weight: must be a number.'],
  [criterion({ missing: 'best' }), 'criteria.0.missing: must be one of neutral, worst, exclude.'],
  [{ rule: 'best' }, 'rule: must be one of sum, geometric, topsis.'],
  [{ criteria: [] }, 'criteria: must name at least one criterion.'],
  [{ colour: 1 }, 'it has the unknown key "colour".'],
  [{ parameters: { cutof: 1 } }, 'parameters has the unknown key "cutof".'],
  [
    criterion({ curve: { type: 'linear', form: 1 } }),
    'criteria.0.curve has the unknown key "form"',
  ],
  [
    criterion({ curve: { type: 'wavy' } }),
    'must be a curve whose type is one of linear, piecewise',
  ],
  [
    criterion({ curve: { type: 'linear', from: 5, to: 2 } }),
    "The linear curve of rent runs from 5 to 2: 'to' must be above 'from'.",
  ],
  [
    criterion({ curve: { type: 'piecewise', x: [1, 1], y: [0, 1] } }),
    'The piecewise curve of rent has x = 1 at knot 2: x must rise from knot to knot.',
  ],
  [
    { criteria: [criterion({}).criteria[0], criterion({}).criteria[0]] },
    'names rent twice: name it once.',
  ],
])('%j is refused in one sentence', (content, sentence) => {
  expect(() => read(content)).toThrow(sentence)
})
