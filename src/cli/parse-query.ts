import type { z } from 'zod'
import { Problem } from '../core/problem.ts'

/**
 * Options of a command, checked by the same schema as the query of the HTTP endpoint.
 * @throws Problem usage, naming the option and quoting its value
 */
export function parseQuery<T extends z.ZodType>(schema: T, options: object): z.output<T> {
  const parsed = schema.safeParse(options)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]!
  const name = String(issue.path[0] ?? '')
  const value: unknown = Object.entries(options).find(([key]) => key === name)?.[1]
  throw new Problem('usage', `--${optionOf(name)} ${issue.message}, not "${String(value)}".`)
}

/** maxDistance → max-distance. */
function optionOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
