import { ProfileFile } from '../api/profile-file.ts'
import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { profileNamed } from '../server/profile-named.ts'
import { readJson } from './files.ts'

/**
 * The profile that `--profile` names: an id, or a JSON file that says how it differs from one.
 * @throws Problem usage for an unknown id; missing_file, bad_input for a file
 */
export function readProfile(word: string): Profile {
  if (!/\.json$/i.test(word)) return profileNamed(word)
  const parsed = ProfileFile.safeParse(readJson(word, 'profile file'))
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const where = issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    throw new Problem(
      'bad_input',
      `The profile file ${word} is not valid: ${where}${issue.message}.`,
    )
  }
  const { base, classes, parameters, ...own } = parsed.data
  const profile = profileNamed(base)
  return {
    ...profile,
    ...definedOf(own),
    title: own.title ?? own.id,
    parameters: {
      ...profile.parameters,
      ...definedOf(parameters),
      classes: { ...profile.parameters.classes, ...definedOf(classes) },
    },
  }
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function definedOf<T extends object>(values: T): Defined<T> {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Defined<T>
}
