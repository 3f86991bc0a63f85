import type { z } from 'zod'
import { ProfileFile } from '../api/profile-file.ts'
import { Problem } from '../core/problem.ts'
import { checkCurveSpec } from '../core/score/curve-spec.ts'
import type { Profile, ProfileCriterion } from '../core/score/profile.ts'
import { profileNamed } from '../server/profile-named.ts'
import { readJson } from './files.ts'

/**
 * The profile that `--profile` names: an id, or a JSON file that says how it differs from one.
 * @throws Problem usage for an unknown id; missing_file, bad_input for a file
 */
export function readProfile(word: string): Profile {
  if (!/\.json$/i.test(word)) return profileNamed(word)
  const parsed = ProfileFile.safeParse(readJson(word, 'profile file'))
  if (!parsed.success)
    throw new Problem(
      'bad_input',
      `The profile file ${word} is not valid: ${faultOf(parsed.error.issues[0]!)}.`,
    )
  const { base, classes, parameters, criteria, ...own } = parsed.data
  const profile = profileNamed(base)
  return {
    ...profile,
    ...definedOf(own),
    ...(criteria && { criteria: criteriaOf(word, criteria) }),
    title: own.title ?? own.id,
    parameters: {
      ...profile.parameters,
      ...definedOf(parameters),
      classes: { ...profile.parameters.classes, ...definedOf(classes) },
    },
  }
}

function faultOf(issue: z.core.$ZodIssue): string {
  const place = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    return `${place || 'it'} has the unknown key "${issue.keys[0]}"`
  return place === '' ? issue.message : `${place}: ${issue.message}`
}

type FileCriteria = NonNullable<z.output<typeof ProfileFile>['criteria']>

/** @throws Problem bad_input where a criterion is named twice or a curve's numbers make none */
function criteriaOf(word: string, criteria: FileCriteria): ProfileCriterion[] {
  const ids = criteria.map(({ id }) => id)
  const twice = ids.find((id, i) => ids.indexOf(id) !== i)
  if (twice)
    throw new Problem('bad_input', `The profile file ${word} names ${twice} twice: name it once.`)
  return criteria.map(({ id, weight, missing, curve }) => {
    if (!curve) return { id, weight, missing }
    const spec = definedOf(curve) as NonNullable<ProfileCriterion['curve']>
    checkCurveSpec(id, spec)
    return { id, weight, missing, curve: spec }
  })
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function definedOf<T extends object>(values: T): Defined<T> {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(defined) as Defined<T>
}
