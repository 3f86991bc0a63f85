import type { DatasetKind } from '../core/dataset/kinds.ts'
import { SOURCE_CRS, SOURCE_ROW, SOURCE_X, SOURCE_Y } from '../core/dataset/origin.ts'
import { POINT, type Shape } from '../core/dataset/shapes.ts'
import type { MoreColumns, RowValues } from './columns-builder.ts'
import { type CoordinateSystem, WGS84 } from './crs/coordinate-system.ts'

/** Kinds whose rows are places somebody will ask back about. */
const SITES: readonly DatasetKind[] = ['partners', 'stations']

/** What is kept of where a row comes from (`core/dataset/origin.ts`). */
export class RowOrigin {
  readonly columns: MoreColumns
  readonly #keepsRow: boolean
  readonly #system: CoordinateSystem | undefined

  constructor(kind: DatasetKind, system: CoordinateSystem) {
    this.#keepsRow = SITES.includes(kind)
    this.#system = system === WGS84 ? undefined : system
    this.columns = {
      numbers: [
        ...(this.#keepsRow ? [SOURCE_ROW] : []),
        ...(this.#system ? [SOURCE_X, SOURCE_Y] : []),
      ],
      texts: this.#system ? [SOURCE_CRS] : [],
    }
  }

  /** The values of a row; lines and areas state no one pair of coordinates. */
  of(row: number, { type, parts }: Shape): RowValues {
    if (!this.#system) return this.#keepsRow ? { [SOURCE_ROW]: row } : {}
    const [x, y] = type === POINT ? parts[0]! : [Number.NaN, Number.NaN]
    return {
      ...(this.#keepsRow && { [SOURCE_ROW]: row }),
      ...{ [SOURCE_X]: x, [SOURCE_Y]: y, [SOURCE_CRS]: this.#system.name },
    }
  }
}
