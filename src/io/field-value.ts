import type { NumberField, TextField } from '../core/dataset/kinds.ts'
import type { IssueCode } from './import.ts'
import { quote } from './quote.ts'

/** Longest text a cell may hold, characters. */
const MAXIMUM_TEXT = 10_000

/** A field's value, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly code: IssueCode; readonly message: string }

const PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i
/** A milestone as roads are signed: 289K+900, K289+900, 289+900 (km + metres). */
const MILESTONE = /^k?(\d+)k?\+(\d{1,3}(?:\.\d+)?)$/i

/**
 * The number a cell states, NaN where it is empty, undefined where it is anything else. Strict on
 * purpose: '12abc', '1,234', '1 234', '50%', 'NaN' and 'n/a' are refused, since a guess would
 * show up only as a wrong score.
 */
export function parseNumber(cell: unknown): number | undefined {
  if (cell === null || cell === undefined) return Number.NaN
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  if (typeof cell !== 'string') return undefined
  const text = cell.trim()
  if (text === '') return Number.NaN
  if (!PLAIN_NUMBER.test(text)) return undefined
  const number = Number(text)
  return Number.isFinite(number) ? number : undefined
}

/**
 * Reads a number field; NaN where an optional one is empty.
 * @param factor to the field's own unit
 */
export function readNumber(
  cell: unknown,
  field: NumberField,
  column: string,
  factor = 1,
): Read<number> {
  const stated = parseNumber(cell) ?? (field.unit === 'km' ? parseMilestone(cell) : undefined)
  const value = stated === undefined ? undefined : stated * factor
  if (value === undefined) return { code: 'not_a_number', message: notANumber(cell, column) }
  if (Number.isNaN(value)) {
    return field.required ? missing(column) : { value }
  }
  if (value < (field.minimum ?? -Infinity)) {
    return outOfRange(cell, column, `below ${field.minimum} ${field.unit}`)
  }
  if (value > (field.maximum ?? Infinity)) {
    return outOfRange(cell, column, `above ${field.maximum} ${field.unit}`)
  }
  return { value }
}

/** Reads a text field; '' where an optional one is empty: the columns fill in the fallback. */
export function readText(cell: unknown, field: TextField, column: string): Read<string> {
  const text = textOf(cell)
  if (text.length > MAXIMUM_TEXT) {
    const message = `Column '${column}' holds ${text.length} characters; at most ${MAXIMUM_TEXT} are taken.`
    return { code: 'too_long', message }
  }
  if (text.includes('\uFFFD')) {
    return {
      code: 'bad_encoding',
      message: `Column '${column}' holds a byte that is no character of the file's encoding, shown as \uFFFD: ${quote(text)}.`,
    }
  }
  if (text === '') return field.required ? missing(column) : { value: '' }
  if (!field.values) return { value: text }
  const wanted = plain(text)
  const word = field.values.find((value) => plain(value) === wanted) ?? otherWord(field, wanted)
  if (word !== undefined) return { value: word }
  const choices = field.values.filter((value) => value !== '').join(', ')
  return {
    code: 'not_in_list',
    message: `${quote(text)} in column '${column}' is none of: ${choices}.`,
  }
}

/** A word of the list by another name: 加油站 for fuel. */
function otherWord({ words }: TextField, wanted: string): string | undefined {
  return words && Object.hasOwn(words, wanted) ? words[wanted] : undefined
}

/** What a message says of a cell that should have been a number. */
export function notANumber(cell: unknown, column: string): string {
  const grouped =
    typeof cell === 'string' && /^\s*[+-]?\d{1,3}(?:[,' ]\d{3})+(?:\.\d+)?\s*$/.test(cell)
  const hint = grouped ? ': write it without thousands separators' : ''
  return `${quote(cell)} in column '${column}' is not a number${hint}.`
}

function missing(column: string): { code: IssueCode; message: string } {
  return { code: 'missing', message: `Column '${column}' is empty and must not be.` }
}

function outOfRange(
  cell: unknown,
  column: string,
  how: string,
): { code: IssueCode; message: string } {
  return { code: 'out_of_range', message: `${quote(cell)} in column '${column}' is ${how}.` }
}

function parseMilestone(cell: unknown): number | undefined {
  const match = typeof cell === 'string' ? MILESTONE.exec(cell.trim()) : null
  return match ? Number(match[1]) + Number(match[2]) / 1000 : undefined
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  return (typeof cell === 'object' ? JSON.stringify(cell) : String(cell)).trim()
}

/** Words are compared without case, spaces, _ and -. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '')
}
