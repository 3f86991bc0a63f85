import { policiesAsked } from '../score/missing-policies.ts'
import type { Profile } from '../score/profile.ts'
import type { CriterionChange } from './change.ts'
import type { Scenario } from './scenario.ts'

/**
 * A scenario with the policies for unknown values that one question asks for, which come before its
 * own; itself where none are asked for.
 * @param missing words as `withMissing` takes them
 */
export function askedOver(
  scenario: Scenario,
  profile: Profile,
  missing: string | undefined,
): Scenario {
  if (missing === undefined) return scenario
  const asked = [...policiesAsked(profile, missing)].map(
    ([criterion, policy]): CriterionChange => ({
      type: 'criterion',
      profile: profile.id,
      criterion,
      missing: policy,
    }),
  )
  return { ...scenario, changes: [...scenario.changes, ...asked] }
}
