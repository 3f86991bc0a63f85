import type { DatasetKind } from './kinds.ts'
import type { Extent, Shapes } from './shapes.ts'

/** Where a dataset comes from: travels with it into the project, the map and every export. */
export interface Provenance {
  /** What a planner calls it, e.g. the file's name. */
  readonly name: string
  readonly source: string
  readonly licence: string
  readonly attribution: string
  /** True where the rows were made up by a program; shown wherever the data is seen. */
  readonly generated: boolean
}

/**
 * One imported source: rows as parallel columns. Immutable, known by `hash`.
 * `numbers` hold NaN and `texts` hold '' where a row says nothing.
 */
export interface Dataset {
  readonly kind: DatasetKind
  /** Hex SHA-256 of kind, extent, shapes and columns; provenance is not part of it. */
  readonly hash: string
  readonly rows: number
  readonly shapes: Shapes
  readonly numbers: Readonly<Record<string, Float64Array>>
  readonly texts: Readonly<Record<string, readonly string[]>>
  /** Inside it, nothing near is a real 0; outside it, a value is unknown. */
  readonly extent: Extent
  readonly provenance: Provenance
}

/** A number column of a dataset, or one full of NaN where the dataset has none of that name. */
export function numberColumn(dataset: Dataset, field: string): Float64Array {
  return dataset.numbers[field] ?? new Float64Array(dataset.rows).fill(Number.NaN)
}

/** A text column of a dataset, or one full of '' where the dataset has none of that name. */
export function textColumn(dataset: Dataset, field: string): readonly string[] {
  return dataset.texts[field] ?? new Array<string>(dataset.rows).fill('')
}
