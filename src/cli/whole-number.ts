import { Problem } from '../core/problem.ts'

/**
 * A whole number from an option.
 * @throws Problem usage, quoting the text
 */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isInteger(value) && value >= least && value <= most) return value
  throw new Problem(
    'usage',
    `${option} takes a whole number from ${least} to ${most}, not "${text}".`,
  )
}
