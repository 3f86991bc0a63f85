import { type DatasetKind, type Field, KINDS } from '../core/dataset/kinds.ts'
import { Problem } from '../core/problem.ts'
import { headingParts, unitFactor } from './heading-unit.ts'
import { PLACE_KEYS } from './import.ts'

/** Where a field's value is found: a heading's number, or the same word for every row. */
export type Source = FoundHeading | { readonly constant: string }

type FoundBy = 'mapping' | 'name' | 'alias'

interface FoundHeading {
  readonly heading: number
  /** What a number there is multiplied by to be in the field's own unit. */
  readonly factor: number
  readonly by: FoundBy
}

/** A column that could be a field's but states a unit that is not understood. */
export interface UnknownUnit {
  readonly heading: number
  readonly field: string
}

/** The columns of a kind in a file. */
export interface FoundFields {
  readonly sources: ReadonlyMap<string, Source>
  readonly unknownUnits: readonly UnknownUnit[]
}

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
  const bare = headings.map((heading) => normaliseHeading(headingParts(heading).name))
  for (const name of names) {
    const at = plain.indexOf(normaliseHeading(name))
    if (at >= 0) return at
  }
  // Without what stands in brackets: 'Latitude (WGS84)', 'rent (RMB/m²/month)'.
  for (const name of names) {
    const at = bare.indexOf(normaliseHeading(name))
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
 * alias that is no other field's own name. A unit in the heading's brackets is heeded; where it is
 * not understood the column is left out, unless the mapping names it: then it is in the field's unit.
 * @throws Problem usage for a mapping to an unknown field, bad_input for an unknown column.
 */
export function findFields(
  kind: DatasetKind,
  headings: readonly string[],
  mapping: Readonly<Record<string, string>>,
  fileName: string,
): FoundFields {
  const { fields } = KINDS[kind]
  checkMappingKeys(kind, mapping)
  const sources = new Map<string, Source>()
  const unknownUnits: UnknownUnit[] = []
  const claimed = new Set<number>()
  const claim = (field: string, heading: number, by: FoundBy) => {
    if (heading < 0 || claimed.has(heading)) return
    const factor = factorOf(fields[field]!, headings[heading]!)
    if (factor === undefined && by !== 'mapping') unknownUnits.push({ heading, field })
    else sources.set(field, { heading, factor: factor ?? 1, by })
    claimed.add(heading)
  }
  for (const field of Object.keys(fields)) {
    const word = Object.hasOwn(mapping, field) ? mapping[field]! : ''
    if (word.startsWith('=')) sources.set(field, { constant: word.slice(1) })
    else claim(field, mappedHeading(headings, mapping, field, fileName) ?? -1, 'mapping')
  }
  const isOpen = (field: string) =>
    !sources.has(field) && !unknownUnits.some((u) => u.field === field)
  for (const field of Object.keys(fields))
    if (isOpen(field)) claim(field, findHeading(headings, [field]), 'name')
  for (const [field, { aliases }] of Object.entries<Field>(fields))
    if (isOpen(field)) claim(field, findHeading(headings, aliases ?? []), 'alias')
  return { sources, unknownUnits }
}

function factorOf(field: Field, heading: string): number | undefined {
  return field.type === 'number' ? unitFactor(headingParts(heading).unit, field.unit) : 1
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
