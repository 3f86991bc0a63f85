import { cellIdAt } from '../../core/grid/grid.ts'
import { type Column, type Table, type ValueColumn, valueAt } from './table.ts'
import { wktOf } from './wkt.ts'

export type FlatValue = string | number | null

/** A column of a format that knows no places. */
export interface FlatColumn {
  readonly name: string
  /** The column it comes from. */
  readonly source: Column
  at(row: number): FlatValue
}

/**
 * A table as plain columns: a point is `lat` and `lon`; a cell its index, `lat` and `lon` of its
 * centre; a shape is well-known text.
 */
export function flatColumns(table: Table): FlatColumn[] {
  return table.columns.flatMap((column): FlatColumn[] => {
    if (column.type === 'point') return degrees(column, column)
    if (column.type === 'cell') {
      const at = (row: number) => cellIdAt(column.cells, row)
      return [{ name: column.name, source: column, at }, ...degrees(column, column.cells)]
    }
    if (column.type === 'shape')
      return [{ name: 'wkt', source: column, at: (row) => wktOf(column.shapes, row) }]
    return [plain(column)]
  })
}

function plain(column: ValueColumn): FlatColumn {
  return { name: column.name, source: column, at: (row) => valueAt(column, row) }
}

function degrees(
  source: Column,
  { lat, lon }: { lat: ArrayLike<number>; lon: ArrayLike<number> },
): FlatColumn[] {
  return [
    { name: 'lat', source, at: (row) => lat[row]! },
    { name: 'lon', source, at: (row) => lon[row]! },
  ]
}
