import { CRITERION_IDS, type CriterionId } from '../criteria/criterion.ts'
import { Problem } from '../problem.ts'
import type { Profile } from './profile.ts'
import type { Weights } from './score.ts'

/**
 * Weights from words: 'unserved=0.5,partner_fit=0.5'.
 * @throws Problem usage on an unknown criterion, one named twice, or what is not a number ≥ 0
 */
export function parseWeights(text: string): Weights {
  const weights: Partial<Record<CriterionId, number>> = {}
  for (const part of text.split(',').map((word) => word.trim())) {
    if (part === '') continue
    const [word = '', value] = part.split('=').map((word) => word.trim())
    const id = criterionNamed(word, 'weights are id=number with an id of')
    if (id in weights) throw new Problem('usage', `The weight of ${id} is given twice.`)
    const weight = value === undefined || value === '' ? Number.NaN : Number(value)
    if (!(weight >= 0 && weight < Infinity))
      throw new Problem(
        'usage',
        `The weight of ${id} is '${value ?? ''}': give a number of 0 or more, as in ${id}=0.4.`,
      )
    weights[id] = weight
  }
  return weights
}

/**
 * Weights from words, of the criteria of some profiles.
 * @throws Problem usage as `parseWeights` does, and for a criterion that none of them looks at
 */
export function weightsFor(profiles: readonly Profile[], text: string): Weights {
  const weights = parseWeights(text)
  const known = new Set(profiles.flatMap(({ criteria }) => criteria.map(({ id }) => id)))
  for (const id of Object.keys(weights) as CriterionId[])
    if (!known.has(id))
      throw new Problem(
        'usage',
        `The ${profiles.map((profile) => profile.id).join(' and ')} profile does not look at ${id}: choose among ${[...known].join(', ')}.`,
      )
  return weights
}

/**
 * The criterion a word names.
 * @param hint what comes before the list of all of them
 * @throws Problem usage where there is none of that name
 */
export function criterionNamed(word: string, hint: string): CriterionId {
  if (isCriterionId(word)) return word
  throw new Problem(
    'usage',
    `There is no criterion '${word}': ${hint} ${CRITERION_IDS.join(', ')}.`,
  )
}

function isCriterionId(word: string): word is CriterionId {
  return (CRITERION_IDS as readonly string[]).includes(word)
}
