import { Changes, checkedChanges } from '../api/change.ts'
import { Problem } from '../core/problem.ts'
import type { Change } from '../core/scenario/change.ts'
import { readJson } from './files.ts'

/**
 * Changes from a JSON file: a list of them, or a scenario as `scenario FILE show NAME --json` prints.
 * @throws Problem missing_file, bad_input naming the first fault
 */
export function readChanges(path: string): readonly Change[] {
  const json = readJson(path, 'file of changes')
  const list = Array.isArray(json) ? json : Object(json).changes
  const parsed = Changes.safeParse(list)
  if (parsed.success) return checkedChanges(parsed.data)
  const { path: at, message } = parsed.error.issues[0]!
  const where = typeof at[0] === 'number' ? `change ${at[0] + 1}: ${at.slice(1).join('.')} ` : ''
  throw new Problem(
    'bad_input',
    `The file of changes ${path} is not valid: ${where}${message}. Each change is an object with a type, as {"type": "growth", "of": "vehicles", "factor": 1.2}.`,
  )
}
