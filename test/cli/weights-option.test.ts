import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { givenWeights } from '../../src/cli/weights-option.ts'
import { PROFILES } from '../../src/core/score/profiles.ts'
import { parseWeights } from '../../src/core/score/weights.ts'
import { temporaryFolder } from '../store/sample.ts'

const folder = temporaryFolder()
afterAll(folder.remove)
const URBAN = PROFILES.urban!

const file = (name: string, text: string) => {
  writeFileSync(join(folder.path, name), text)
  return join(folder.path, name)
}

test('an order gives its centroid; what it does not name weighs nothing', () => {
  const { weights, weighting } = givenWeights({ rank: 'unserved>rent=partner_fit' }, URBAN)
  expect(weighting).toEqual({ by: 'rank' })
  const parsed = parseWeights(weights!)
  expect(parsed.unserved).toBeCloseTo(11 / 18, 12)
  expect(parsed.rent).toBeCloseTo(7 / 36, 12)
  expect(parsed.partner_fit).toBe(parsed.rent)
  expect([parsed.vehicle_demand, parsed.grid_headroom]).toEqual([0, 0])
})

test('pairs that agree give their weights and a ratio of 0, from CSV and JSON alike', () => {
  const csv = file('p.csv', ',unserved,rent\nunserved,1,3\nrent,1/3,1\n')
  const json = file('p.json', '{"criteria": ["unserved", "rent"], "matrix": [[1, 3], ["1/3", 1]]}')
  const given = givenWeights({ pairs: csv }, URBAN)
  expect(parseWeights(given.weights!)).toMatchObject({ unserved: 0.75, rent: 0.25 })
  expect(given.weighting).toEqual({ by: 'pairs', consistencyRatio: 0 })
  expect(givenWeights({ pairs: json }, URBAN)).toEqual(given)
})

test('pairs that contradict each other are used with a warning', () => {
  const text = ',unserved,rent,partner_fit\nunserved,1,9,1/9\nrent,1/9,1,9\npartner_fit,9,1/9,1\n'
  const { weighting } = givenWeights({ pairs: file('c.csv', text) }, URBAN)
  expect(weighting!.consistencyRatio).toBeGreaterThan(0.1)
  expect(weighting!.warning).toContain('The judgements contradict each other')
})

test('neither says nothing; more than one is refused, and so is a criterion of another profile', () => {
  expect(givenWeights({}, URBAN)).toEqual({})
  expect(givenWeights({ weights: 'rent=1' }, URBAN)).toEqual({ weights: 'rent=1' })
  expect(() => givenWeights({ weights: 'rent=1', rank: 'rent' }, URBAN)).toThrow(
    'Weights are given by --weights and by --rank: choose one of them.',
  )
  expect(() => givenWeights({ rank: 'corridor_gap' }, URBAN)).toThrow(
    'The urban profile does not look at corridor_gap: choose among vehicle_demand, unserved',
  )
  expect(() => givenWeights({ pairs: file('x.json', '[1]') }, URBAN)).toThrow('holds no pairs')
})
