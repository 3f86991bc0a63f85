import type { Provenance } from '../core/dataset/dataset.ts'
import { type DatasetKind, type Field, KINDS } from '../core/dataset/kinds.ts'
import { type Extent, type Shape, ShapesBuilder } from '../core/dataset/shapes.ts'
import type { DatasetDraft } from './import.ts'

/** A row's values by field; a field left out is NaN, or its fallback, or ''. */
export type RowValues = Readonly<Record<string, number | string | undefined>>

/** Columns that no field of the kind stands for: where a row comes from, say. */
export interface MoreColumns {
  readonly numbers?: readonly string[]
  readonly texts?: readonly string[]
}

/** Collects accepted rows into the columns of a draft. */
export class ColumnsBuilder {
  readonly #kind: DatasetKind
  readonly #shapes = new ShapesBuilder()
  readonly #numbers = new Map<string, number[]>()
  readonly #texts = new Map<string, string[]>()
  readonly #fallbacks = new Map<string, string>()
  #rows = 0

  /**
   * @param fields the columns to make, by the kind's field names; text with a fallback always.
   * @param more columns beside the kind's own, by type
   */
  constructor(kind: DatasetKind, fields: ReadonlySet<string>, more: MoreColumns = {}) {
    this.#kind = kind
    for (const name of more.numbers ?? []) this.#numbers.set(name, [])
    for (const name of more.texts ?? []) {
      this.#texts.set(name, [])
      this.#fallbacks.set(name, '')
    }
    for (const [name, field] of Object.entries<Field>(KINDS[kind].fields)) {
      const fallback = field.type === 'text' ? field.fallback : undefined
      if (!fields.has(name) && fallback === undefined) continue
      if (field.type === 'number') this.#numbers.set(name, [])
      else this.#texts.set(name, [])
      this.#fallbacks.set(name, fallback ?? '')
    }
  }

  get rows(): number {
    return this.#rows
  }

  add(shape: Shape, values: RowValues): void {
    this.#shapes.add(shape)
    this.#rows++
    for (const [name, column] of this.#numbers) {
      const value = values[name]
      column.push(typeof value === 'number' ? value : Number.NaN)
    }
    for (const [name, column] of this.#texts) {
      column.push(String(values[name] ?? '') || this.#fallbacks.get(name)!)
    }
  }

  finish(extent: Extent, provenance: Provenance): DatasetDraft {
    const numbers: Record<string, Float64Array> = {}
    for (const [name, column] of this.#numbers) numbers[name] = Float64Array.from(column)
    return {
      kind: this.#kind,
      rows: this.#rows,
      shapes: this.#shapes.finish(),
      numbers,
      texts: Object.fromEntries(this.#texts),
      extent,
      provenance,
    }
  }
}
