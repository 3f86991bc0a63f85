import type { Profile, ProfileCriterion } from '../score/profile.ts'
import type { CriterionChange } from './change.ts'
import type { ScenarioState } from './scenario-state.ts'

/**
 * A profile with a scenario's curves, missing policies and parameters, in the same order of keys;
 * weights, rule and spacing stay the profile's own (see `overFrame`).
 */
export function changedProfile(
  profile: Profile,
  state: ScenarioState,
): { readonly profile: Profile; readonly unapplied: readonly string[] } {
  const own = state.profiles.get(profile.id)
  if (!own && state.corridorGrowth === 1) return { profile, unapplied: [] }
  const parameters = { ...profile.parameters, ...own?.parameters }
  const before = parameters.corridorSwappableShare
  const grown = before * state.corridorGrowth
  const changed: Profile = {
    ...profile,
    criteria: profile.criteria.map((each) => changedCriterion(each, own?.criteria.get(each.id))),
    parameters: {
      ...parameters,
      corridorSwappableShare: grown > 1 ? before : grown,
      classes: { ...profile.parameters.classes, ...own?.classes },
    },
  }
  const tooMuch = `Growth of corridors by ${state.corridorGrowth} would let more vehicles swap than pass: the share of ${before} is left as it is.`
  return {
    profile: changed,
    unapplied: [...(grown > 1 ? [tooMuch] : []), ...strangeCriteria(profile, state)],
  }
}

function changedCriterion(
  { curve: before, ...rest }: ProfileCriterion,
  { missing, curve = before }: Pick<CriterionChange, 'missing' | 'curve'> = {},
): ProfileCriterion {
  return { ...rest, ...(missing && { missing }), ...(curve && { curve }) }
}

function strangeCriteria(profile: Profile, { profiles }: ScenarioState): string[] {
  const own = profiles.get(profile.id)
  const named = new Set([...Object.keys(own?.weights ?? {}), ...(own?.criteria.keys() ?? [])])
  const known = new Set<string>(profile.criteria.map(({ id }) => id))
  return [...named]
    .filter((id) => !known.has(id))
    .map(
      (id) =>
        `The ${profile.id} profile does not look at ${id}: what the scenario says of it has no effect.`,
    )
}
