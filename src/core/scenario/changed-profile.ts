import type { Profile, ProfileCriterion } from '../score/profile.ts'
import type { CriterionChange } from './change.ts'
import type { ProfileState, ScenarioState } from './scenario-state.ts'

/** A profile as a scenario has it; weights, rule and spacing stay its own (see `overFrame`). */
export interface ChangedProfile {
  readonly profile: Profile
  /** The same before any growth: its curves over the data as it is give the scale of the scores. */
  readonly ungrown: Profile
  readonly unapplied: readonly string[]
}

/** A profile with a scenario's curves, missing policies and parameters, in the same order of keys. */
export function changedProfile(profile: Profile, state: ScenarioState): ChangedProfile {
  const own = state.profiles.get(profile.id)
  const ungrown = own ? withState(profile, own) : profile
  const { parameters } = ungrown
  const before = parameters.corridorSwappableShare
  const grown = before * state.corridorGrowth
  const isTooMuch = grown > 1
  const corridorSwappableShare = isTooMuch ? before : grown
  const tooMuch = `Growth of corridors by ${state.corridorGrowth} would let more vehicles swap than pass: the share of ${before} is left as it is.`
  return {
    profile:
      corridorSwappableShare === before
        ? ungrown
        : { ...ungrown, parameters: { ...parameters, corridorSwappableShare } },
    ungrown,
    unapplied: [...(isTooMuch ? [tooMuch] : []), ...strangeCriteria(profile, state)],
  }
}

function withState(profile: Profile, own: ProfileState): Profile {
  return {
    ...profile,
    criteria: profile.criteria.map((each) => changedCriterion(each, own.criteria.get(each.id))),
    parameters: {
      ...profile.parameters,
      ...own.parameters,
      classes: { ...profile.parameters.classes, ...own.classes },
    },
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
