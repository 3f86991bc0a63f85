import type { CriterionId } from '../criteria/criterion.ts'
import { Problem } from '../problem.ts'
import { MISSING_POLICIES, type MissingPolicy, type Profile } from './profile.ts'
import { criterionNamed } from './weights.ts'

/**
 * A profile with other policies for unknown values, from words: 'worst' for all of its criteria, or
 * 'rent=worst,grid_headroom=exclude' for some.
 * @throws Problem usage on an unknown policy or criterion, one the profile does not look at, or one
 *   named twice
 */
export function withMissing(profile: Profile, text: string): Profile {
  const asked = policiesAsked(profile, text)
  const criteria = profile.criteria.map((each) => ({
    ...each,
    missing: asked.get(each.id) ?? each.missing,
  }))
  return { ...profile, criteria }
}

/** The policies that such words ask for, by criterion. @throws Problem as `withMissing` does */
export function policiesAsked(
  profile: Profile,
  text: string,
): ReadonlyMap<CriterionId, MissingPolicy> {
  if (text.includes('=')) return policiesOf(profile, text)
  const policy = policyNamed(text.trim(), 'all criteria')
  return new Map(profile.criteria.map(({ id }) => [id, policy]))
}

function policiesOf(profile: Profile, text: string): Map<CriterionId, MissingPolicy> {
  const ids = profile.criteria.map(({ id }) => id)
  const policies = new Map<CriterionId, MissingPolicy>()
  for (const part of text.split(',').filter((word) => word.trim() !== '')) {
    const [word = '', policy = ''] = part.split('=').map((each) => each.trim())
    const id = criterionNamed(word, 'policies are id=policy with an id of')
    if (!ids.includes(id))
      throw new Problem(
        'usage',
        `The ${profile.id} profile does not look at ${id}: choose among ${ids.join(', ')}.`,
      )
    if (policies.has(id)) throw new Problem('usage', `The policy of ${id} is given twice.`)
    policies.set(id, policyNamed(policy, id))
  }
  return policies
}

function policyNamed(word: string, whose: string): MissingPolicy {
  const policy = MISSING_POLICIES.find((known) => known === word)
  if (policy) return policy
  throw new Problem(
    'usage',
    `An unknown value of ${whose} cannot count as '${word}': choose ${MISSING_POLICIES.join(', ')}.`,
  )
}
