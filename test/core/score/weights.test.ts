import { expect, it } from 'vitest'
import { parseWeights } from '../../../src/core/score/weights.ts'

it('reads id=number pairs', () => {
  expect(parseWeights('unserved=0.5, partner_fit=2')).toEqual({ unserved: 0.5, partner_fit: 2 })
})

it.each([
  ['density=1', "There is no criterion 'density'"],
  ['unserved=-0.1', "The weight of unserved is '-0.1': give a number of 0 or more"],
  ['unserved=NaN', "The weight of unserved is 'NaN'"],
  ['unserved', "The weight of unserved is ''"],
  ['unserved=1e999', "The weight of unserved is '1e999'"],
  ['unserved=1,unserved=2', 'given twice'],
])('refuses %s in one sentence, as wrong usage', (text, sentence) => {
  expect(() => parseWeights(text)).toThrow(sentence)
  expect(() => parseWeights(text)).toThrow(expect.objectContaining({ exitCode: 2 }))
})
