import { type DatasetKind, type Field, KINDS } from '../core/dataset/kinds.ts'
import { Problem } from '../core/problem.ts'
import { PLACE_KEYS } from './import.ts'

/** Where a field's value is found: a heading's number, or the same word for every row. */
export type Source = { readonly heading: number } | { readonly constant: string }

/** A heading as it is compared: without case, space, _, -, width forms and byte-order marks. */
function normaliseHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .replace(/[\s\uFEFF_-]+/g, '')
    .toLowerCase()
}

/** Number of the first heading that is one of the names, names in order of preference; or −1. */
export function findHeading(headings: readonly string[], names: readonly string[]): number {
  const plain = headings.map(normaliseHeading)
  for (const name of names) {
    const at = plain.indexOf(normaliseHeading(name))
    if (at >= 0) return at
  }
  return -1
}

/**
 * The heading a mapping names for a key; undefined where the mapping does not hold the key.
 * @throws Problem bad_input where the file has no such column.
 */
export function mappedHeading(
  headings: readonly string[],
  mapping: Readonly<Record<string, string>>,
  key: string,
  fileName: string,
): number | undefined {
  if (!Object.hasOwn(mapping, key)) return undefined
  const column = mapping[key]!
  const exact = headings.indexOf(column)
  const at = exact >= 0 ? exact : findHeading(headings, [column])
  if (at >= 0) return at
  throw new Problem(
    'bad_input',
    `${fileName} has no column '${column}' for ${key}; its columns are ${listHeadings(headings)}.`,
  )
}

/**
 * Where each field of a kind is found: by the mapping, then under its own name, then under an
 * alias that is no other field's own name.
 * @throws Problem usage for a mapping to an unknown field, bad_input for an unknown column.
 */
export function findFields(
  kind: DatasetKind,
  headings: readonly string[],
  mapping: Readonly<Record<string, string>>,
  fileName: string,
): Map<string, Source> {
  const { fields } = KINDS[kind]
  checkMappingKeys(kind, mapping)
  const sources = new Map<string, Source>()
  const claimed = new Set<number>()
  for (const field of Object.keys(fields)) {
    const word = Object.hasOwn(mapping, field) ? mapping[field]! : ''
    if (word.startsWith('=')) sources.set(field, { constant: word.slice(1) })
    else {
      const heading = mappedHeading(headings, mapping, field, fileName)
      if (heading !== undefined) claim(field, heading)
    }
  }
  function claim(field: string, heading: number): void {
    if (heading < 0) return
    sources.set(field, { heading })
    claimed.add(heading)
  }
  for (const field of Object.keys(fields)) {
    if (!sources.has(field)) claim(field, findHeading(headings, [field]))
  }
  for (const [field, { aliases }] of Object.entries<Field>(fields)) {
    if (sources.has(field)) continue
    const at = findHeading(headings, aliases ?? [])
    if (!claimed.has(at)) claim(field, at)
  }
  return sources
}

function checkMappingKeys(kind: DatasetKind, mapping: Readonly<Record<string, string>>): void {
  const { fields } = KINDS[kind]
  for (const key of Object.keys(mapping)) {
    if (Object.hasOwn(fields, key) || PLACE_KEYS.some((place) => place === key)) continue
    const known = [...PLACE_KEYS, ...Object.keys(fields)].join(', ')
    throw new Problem('usage', `${kind} has no field '${key}' to map; its fields are ${known}.`)
  }
}

/** Headings as a message lists them: the first thirty. */
export function listHeadings(headings: readonly string[]): string {
  const shown = headings.slice(0, 30).map((heading) => heading.slice(0, 60) || '(no name)')
  const more = headings.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '')
}
