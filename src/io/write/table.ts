import type { Shapes } from '../../core/dataset/shapes.ts'
import type { Grid } from '../../core/grid/grid.ts'

/** What every column says of itself. */
interface Heading {
  /** For programs: the same in every language, in lower case with underscores. */
  readonly name: string
  /** For people, with its unit where that is not plain; `name` where it is not given. */
  readonly title?: string
  /** What the figure means, in one sentence. */
  readonly meaning?: string
}

/** Numbers; NaN = unknown, written as nothing. */
export interface NumberColumn extends Heading {
  readonly type: 'number'
  /** 'share' is a fraction that people read as a percentage. */
  readonly unit?: string
  /** Decimals that people are shown where the file keeps numbers whole (XLSX). */
  readonly digits?: number
  readonly values: ArrayLike<number>
}

/** Text; '' = nothing. */
export interface TextColumn extends Heading {
  readonly type: 'text'
  readonly values: ArrayLike<string>
}

/** Places in WGS84 degrees. */
export interface PointColumn extends Heading {
  readonly type: 'point'
  readonly lat: ArrayLike<number>
  readonly lon: ArrayLike<number>
}

/** H3 cells: an outline where the format draws, index and centre where it does not. */
export interface CellColumn extends Heading {
  readonly type: 'cell'
  readonly cells: Pick<Grid, 'lo' | 'hi' | 'lat' | 'lon'>
}

/** Points, lines or areas. */
export interface ShapeColumn extends Heading {
  readonly type: 'shape'
  readonly shapes: Shapes
}

export type ValueColumn = NumberColumn | TextColumn
export type PlaceColumn = PointColumn | CellColumn | ShapeColumn
export type Column = ValueColumn | PlaceColumn

/** How a layer is drawn by programs that can: one colour, or by the classes of a number column. */
export type LayerStyle =
  | { readonly colour: string }
  | { readonly by: string; readonly classes: readonly StyleClass[] }

/** From `from` (included) to `to`; '#rrggbb'. */
export interface StyleClass {
  readonly from: number
  readonly to: number
  readonly colour: string
  readonly label: string
}

/** Rows as parallel columns, at most one of them a place. */
export interface Table {
  /** For programs: name of the layer, and part of a file name. */
  readonly name: string
  /** For people: name of the sheet or folder. */
  readonly title: string
  readonly length: number
  /** In the order in which they are written; a place stands where it is listed. */
  readonly columns: readonly Column[]
  /** The column that names a row on a map. */
  readonly label?: string
  readonly style?: LayerStyle
}

/** What has to be known to judge the tables: profile, weights, hashes, date, what is generated. */
export interface Note {
  /** For programs, as the name of a column. */
  readonly key: string
  readonly title: string
  readonly value: string | number
  /** Whether formats without a head (CSV, NDJSON) say it in every row. */
  readonly inRows?: boolean
}

/** What one export holds. */
export interface TableBook {
  readonly tables: readonly Table[]
  readonly notes: readonly Note[]
  /** Words of the format's own; English where they are not given. */
  readonly words?: BookWords
}

export interface BookWords {
  readonly about: string
  readonly what: string
  readonly value: string
  readonly columns: string
  readonly sheet: string
  readonly column: string
  readonly unit: string
  readonly meaning: string
}

export const ENGLISH_WORDS: BookWords = {
  about: 'About',
  what: 'What',
  value: 'Value',
  columns: 'Columns',
  sheet: 'Sheet',
  column: 'Column',
  unit: 'Unit',
  meaning: 'Meaning',
}

/** All that is written is in this one system; it is named in every file. */
const COORDINATES: Note = {
  key: 'coordinates',
  title: 'Coordinates',
  value: 'WGS84 longitude and latitude in degrees (EPSG:4326)',
}

/** The notes of a book, with its coordinate system among them. */
export function notesOf(book: TableBook): readonly Note[] {
  const named = book.notes.some(({ key }) => key === COORDINATES.key)
  return named ? book.notes : [...book.notes, COORDINATES]
}

/** The notes as one object, `key` → value. */
export function noteRecord(book: TableBook): Record<string, string | number> {
  return Object.fromEntries(notesOf(book).map(({ key, value }) => [camelCase(key), value]))
}

function camelCase(key: string): string {
  return key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Whether a column is a place. */
export function isPlace(column: Column): column is PlaceColumn {
  return column.type !== 'number' && column.type !== 'text'
}

/** The place of a table's rows, undefined where it has none. */
export function placeColumn(table: Table): PlaceColumn | undefined {
  return table.columns.find(isPlace)
}

/** The columns of a table that are no place. */
export function valueColumns(table: Table): ValueColumn[] {
  return table.columns.filter((column): column is ValueColumn => !isPlace(column))
}

/**
 * Checks that a table is one: columns as long as it says, each name once, one place at most.
 * @throws where it is not
 */
export function checkTable(table: Table): void {
  const names = table.columns.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new Error(`table ${table.name} has two columns '${twice}'`)
  if (table.columns.filter(isPlace).length > 1)
    throw new Error(`table ${table.name} has more than one place`)
  for (const column of table.columns)
    if (lengthOf(column) !== table.length)
      throw new Error(
        `column '${column.name}' of table ${table.name} has ${lengthOf(column)} rows, not ${table.length}`,
      )
}

function lengthOf(column: Column): number {
  if (column.type === 'point') return column.lat.length
  if (column.type === 'cell') return column.cells.lo.length
  return column.type === 'shape' ? column.shapes.length : column.values.length
}

/** A number or text of a column, null where it says nothing. */
export function valueAt(column: ValueColumn, row: number): string | number | null {
  if (column.type === 'text') return column.values[row] || null
  const value = column.values[row]!
  return Number.isFinite(value) ? value : null
}
