/** Numbers and names as a planner reads them. Everything on the screen goes through here. */

import { locale, say, sayOr } from '../words/words.ts'

const formats = new Map<string, Intl.NumberFormat>()

/** A format of numbers in the language of the page, made once. */
function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale() + JSON.stringify(options)
  const format = formats.get(key) ?? new Intl.NumberFormat(locale(), options)
  formats.set(key, format)
  return format
}

const grouped = () => numbers({ maximumFractionDigits: 0 })
const threeDigits = () => numbers({ maximumSignificantDigits: 3 })
const oneDecimal = () => numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
const percent = () => numbers({ style: 'percent', maximumFractionDigits: 0 })

/** A raw value with its unit, 'unknown' where there is none. */
export function formatValue(value: number | null, unit: string): string {
  if (value === null) return say('value.unknown')
  const text = formatNumber(value)
  return unit === '' || unit === '0–100' ? text : `${text} ${unitInWords(unit)}`
}

/** A number of three digits, or whole from 1,000 on. */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 1000 ? grouped().format(value) : threeDigits().format(value)
}

/** A score or points of it, one decimal: 78.4; '–' where the cell is excluded. */
export function formatPoints(points: number | null): string {
  return points === null ? '–' : oneDecimal().format(points)
}

/** A share of 1 as a whole percentage: 40%. */
export function formatShare(share: number): string {
  return percent().format(share)
}

/** Degrees with the hemisphere: 31.2304° N, 121.4737° E. */
export function formatPoint(lat: number, lon: number): string {
  const latitude = `${Math.abs(lat).toFixed(4)}° ${lat < 0 ? 'S' : 'N'}`
  const longitude = `${Math.abs(lon).toFixed(4)}° ${lon < 0 ? 'W' : 'E'}`
  return `${latitude}, ${longitude}`
}

/** An identifier as a title: grid_headroom → Grid headroom. */
export function titleOf(id: string): string {
  const words = id.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** A criterion as a planner says it. */
export function criterionInWords(id: string): string {
  return sayOr(`criterion.${id}`, titleOf(id))
}

/** What a criterion measures, in the language of the page where it is known there. */
export function meaningInWords(id: string, meaning: string): string {
  return sayOr(`meaning.${id}`, sentenceOf(meaning))
}

export function unitInWords(unit: string): string {
  return sayOr(`unit.${unit}`, unit)
}

/** A phrase as a sentence: 'no votes imported' → 'No votes imported.' */
export function sentenceOf(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1).replace(/\.$/, '')}.`
}

/** Names in a sentence: 'a, b and c'. */
export function listInWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  const a = names.slice(0, -1).join(say('list.comma'))
  return say('list.two', { a, b: names.at(-1)! })
}

/** What kind of place hosts. */
export function hostInWords(host: string): string {
  return sayOr(`host.${host}`, titleOf(host))
}
