import { type DatasetKind, KIND_IDS, KINDS } from '../core/dataset/kinds.ts'
import { Problem } from '../core/problem.ts'
import { findFields } from './columns.ts'

/** Kinds of which a row says more than where it is. */
const TELLING: readonly DatasetKind[] = ['corridors', 'grid', 'partners', 'stations']
/** Fields that say nothing of the kind. */
const ANY_KIND = ['id', 'name', 'address']
/** So many columns of another kind are no accident. */
const LEAST_OF_ANOTHER = 2

/**
 * Refuses a table of another kind: none of its columns is one of this kind's, several are those of
 * another. Taken as it is, its rows would be places of which nothing is known.
 * @throws Problem bad_input, naming the kind that fits best
 */
export function refuseWrongKind(
  kind: DatasetKind,
  headings: readonly string[],
  mapping: Readonly<Record<string, string>>,
  fileName: string,
): void {
  const mapped = Object.keys(mapping).some((key) => Object.hasOwn(KINDS[kind].fields, key))
  if (!TELLING.includes(kind) || mapped || tellingFields(kind, headings, fileName).length > 0)
    return
  const [best] = KIND_IDS.map((other) => ({
    other,
    fields: tellingFields(other, headings, fileName),
  }))
    .filter(({ fields }) => fields.length >= LEAST_OF_ANOTHER)
    .sort((a, b) => b.fields.length - a.fields.length)
  if (best === undefined) return
  const own = Object.keys(KINDS[kind].fields).filter((field) => !ANY_KIND.includes(field))
  throw new Problem(
    'bad_input',
    `${fileName} looks like ${best.other} (${best.fields.slice(0, 5).join(', ')}) and has no column of ${kind} (${own.slice(0, 5).join(', ')} …): import it as ${best.other}, or name a column with --map FIELD=COLUMN.`,
  )
}

/** Fields of a kind that the headings hold, less those any kind has. */
function tellingFields(kind: DatasetKind, headings: readonly string[], fileName: string): string[] {
  const { sources } = findFields(kind, headings, {}, fileName)
  return [...sources.keys()].filter((field) => !ANY_KIND.includes(field))
}
