import type { Frame } from '../score/frame.ts'
import type { Profile } from '../score/profile.ts'
import type { Change } from './change.ts'
import { changedProfile } from './changed-profile.ts'
import { type OverFrame, overFrame } from './over-frame.ts'
import { stateAfter } from './scenario-state.ts'

/**
 * The profile as a scenario has it, rule and spacing too: for whoever reads parameters and asks for no
 * frame. Without changes it is the very profile.
 */
export function settledProfile(profile: Profile, changes: readonly Change[]): Profile {
  const state = stateAfter(changes)
  return withOver(changedProfile(profile, state).profile, overFrame(state, profile.id))
}

/** A scenario's frame with weights, rule and spacing put into it, as if they were the profile's own. */
export function settledFrame(frame: Frame, over: OverFrame): Frame {
  return {
    ...frame,
    profile: withOver(frame.profile, over),
    criteria: frame.criteria.map((each) => ({
      ...each,
      weight: over.weights[each.id] ?? each.weight,
    })),
  }
}

function withOver(profile: Profile, { rule, spacingMetres }: OverFrame): Profile {
  if (rule === undefined && spacingMetres === undefined) return profile
  return {
    ...profile,
    ...(rule && { rule }),
    ...(spacingMetres !== undefined && { spacingMetres }),
  }
}
