import type { CriterionId } from '../../criteria/criterion.ts'
import { Problem } from '../../problem.ts'
import { criterionNamed } from '../weights.ts'

/**
 * An order of importance from words, the most important first: 'unserved>grid_headroom=partner_fit'.
 * @throws Problem usage on an unknown criterion or an empty place
 */
export function parseRanking(text: string): CriterionId[][] {
  return text.split('>').map((group) =>
    group.split('=').map((word) => {
      const id = word.trim()
      if (id === '')
        throw new Problem(
          'usage',
          `The ranking "${text}" has an empty place: write it as unserved>grid_headroom=partner_fit.`,
        )
      return criterionNamed(id, 'a ranking names criteria, the most important first:')
    }),
  )
}
