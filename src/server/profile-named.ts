import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { PROFILES } from '../core/score/profiles.ts'

/**
 * The profile with this id.
 * @throws Problem usage, naming those there are
 */
export function profileNamed(id: string): Profile {
  const profile = Object.values(PROFILES).find((known) => known.id === id)
  if (profile !== undefined) return profile
  const known = Object.keys(PROFILES).join(', ')
  throw new Problem('usage', `There is no profile "${id}": choose one of ${known}.`)
}
