import { type Field, KINDS, type NumberField } from '../core/dataset/kinds.ts'
import { Problem } from '../core/problem.ts'
import { findFields, listHeadings, type Source } from './columns.ts'
import type { CoordinateSystem } from './crs/coordinate-system.ts'
import { readNumber, readText } from './field-value.ts'
import type { SourceHead, SourceRow } from './format.ts'
import type { ReadRequest, Suspicion, TakenColumn } from './import.ts'
import { findPlace, type PlaceReader } from './place.ts'
import { quote } from './quote.ts'
import { refuseWrongKind } from './wrong-kind.ts'

/** Where place and fields of a file's rows are found, decided by headings and first rows. */
export interface ColumnPlan {
  readonly place: PlaceReader
  readonly sources: ReadonlyMap<string, Source>
  /** Columns that look like a field's and were left out, and why. */
  readonly leftOut: readonly Suspicion[]
}

/**
 * Decides where everything is found. A column that was found by an alias is taken only where at
 * least half of its filled sample cells can be read as the field: a guess must not refuse the rows.
 * @throws Problem usage or bad_input where the mapping names what is not there, the rows state no
 * place, or a column that every row must have is missing
 */
export function planColumns(
  head: SourceHead,
  samples: readonly SourceRow[],
  request: ReadRequest,
  system: CoordinateSystem,
): ColumnPlan {
  const { kind, mapping, fileName } = request
  const { headings } = head
  const found = findFields(kind, headings, mapping, fileName)
  const sources = new Map(found.sources)
  const leftOut: Suspicion[] = found.unknownUnits.map(({ heading, field }) =>
    unknownUnit(headings[heading]!, field, KINDS[kind].fields[field] as NumberField),
  )
  for (const [name, source] of found.sources) {
    if (!('heading' in source) || source.by !== 'alias') continue
    if (fits(KINDS[kind].fields[name]!, name, source, samples)) continue
    sources.delete(name)
    leftOut.push(unfit(headings[source.heading]!, name))
  }
  const place = findPlace(head, samples, request, system)
  refuseMissing(head, sources, request)
  refuseWrongKind(kind, headings, mapping, fileName)
  return { place, sources, leftOut }
}

function fits(
  field: Field,
  name: string,
  { heading, factor }: { readonly heading: number; readonly factor: number },
  samples: readonly SourceRow[],
): boolean {
  const cells = samples
    .map((row) => row.cell(heading))
    .filter((cell) => cell !== '' && cell != null)
  const good = cells.filter((cell) => {
    const read =
      field.type === 'number' ? readNumber(cell, field, name, factor) : readText(cell, field, name)
    return 'value' in read
  })
  return good.length >= cells.length / 2
}

function refuseMissing(
  { headings }: SourceHead,
  sources: ReadonlyMap<string, Source>,
  { kind, fileName }: ReadRequest,
): void {
  for (const [name, field] of Object.entries<Field>(KINDS[kind].fields)) {
    if (!field.required || sources.has(name)) continue
    throw new Problem(
      'bad_input',
      `${fileName} has no column for ${name}, which ${kind} must have; its columns are ${listHeadings(headings)}: name one with --map ${name}=COLUMN.`,
    )
  }
}

function unknownUnit(heading: string, field: string, { unit }: NumberField): Suspicion {
  const message = `The unit of column ${quote(heading)} is not understood, so it was left out: if it is in ${unit}, say so with --map ${field}=….`
  return { code: 'unknown_unit', rows: 0, message }
}

function unfit(heading: string, field: string): Suspicion {
  const message = `Column ${quote(heading)} looks like ${field} by its name but not by what it holds, so it was left out: name it with --map ${field}=… if it is.`
  return { code: 'column_left_out', rows: 0, message }
}

/** What a plan takes each column for. */
export function describePlan(
  { place, sources }: ColumnPlan,
  headings: readonly string[],
): TakenColumn[] {
  const places = Object.entries(place.columns).map(([field, heading]) => ({
    field,
    column: headings[heading]!,
    by: 'place' as const,
  }))
  const fields = [...sources].flatMap(([field, source]) =>
    'heading' in source ? [{ field, column: headings[source.heading]!, by: source.by }] : [],
  )
  return [...places, ...fields]
}
