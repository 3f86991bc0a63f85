import type { Shape } from '../core/dataset/shapes.ts'
import type { Encoding } from './encoding.ts'
import type { Fault } from './import.ts'

/** A coordinate system as a file states it, before anybody has judged it. */
export interface FoundCrs {
  /** What messages call it: its code, or the name in its definition. */
  readonly name: string
  readonly epsg?: number
  /** Well-known text (.prj, GeoPackage), or PROJJSON as text (GeoParquet). */
  readonly definition?: string
}

/** A sheet of a workbook, a layer of a GeoPackage or of a zip with several shapefiles. */
export interface SheetInfo {
  readonly name: string
  /** Data rows, where the file tells before it is read. */
  readonly rows?: number
}

/** One row of a source as its format gives it, before place and fields are read. */
export interface SourceRow {
  /** From 1 over data rows. */
  readonly row: number
  /** In the file's own coordinates, x before y; absent where the format has cells only. */
  readonly geometry?: Shape | Fault
  /** Why nothing of the row can be read. */
  readonly fault?: Fault
  /** Value under a heading, by its number; undefined where there is none. */
  cell(heading: number): unknown
  /** Equal for two rows just where they say the same in every column. */
  identity(): string
}

/** What is known of a source before its rows. */
export interface SourceHead {
  readonly headings: readonly string[]
  /** Whether rows bring a geometry of their own; else a place is found in their cells. */
  readonly hasGeometry: boolean
  readonly crs?: FoundCrs
}

/** A source opened by its format: what it holds, and its rows on demand. */
export interface SourceTable extends SourceHead {
  /** Of the text in it; absent where the format has but one. */
  readonly encoding?: Encoding
  /** All there are; empty where the format has none. */
  readonly sheets: readonly SheetInfo[]
  /** The one whose headings and rows these are. */
  readonly sheet?: string
  /**
   * Hands over the rows from first to last; stops where `take` gives false. To be called once.
   * @throws Problem bad_input where the file turns out to be broken
   */
  rows(take: RowTaker): void | Promise<void>
}

/** Takes a row; false where no more are wanted. */
export type RowTaker = (row: SourceRow) => boolean

/** What a format is told besides the bytes. */
export interface OpenOptions {
  /** What messages call the file. */
  readonly fileName: string
  /** Encoding of the text; found where it is not given. */
  readonly encoding?: Encoding
  /** Sheet or layer; the first where it is not given. */
  readonly sheet?: string
  /** How a SQLite file is opened here; a GeoPackage cannot be read without. */
  readonly openSqlite?: OpenSqlite
}

/** Opens the bytes of a SQLite file for reading. Node and browser have different engines for it. */
export type OpenSqlite = (bytes: Uint8Array) => SqliteFile

/** An open SQLite file. Integers beyond ±2⁵³ come as bigint. */
export interface SqliteFile {
  /** Rows of a query, each a value a column, read as they are asked for. */
  rows(sql: string, ...values: (string | number)[]): Iterable<readonly unknown[]>
  close(): void
}

/** A format that can be read. To add one: a file with its `open`, and a line in `formats.ts`. */
export interface Format {
  readonly id: string
  /** As a person calls it. */
  readonly name: string
  /** Endings of file names, lower case, with the dot. */
  readonly extensions: readonly string[]
  /** Whether a file that begins so (its first 4096 bytes) is of this format. */
  recognises(head: Uint8Array): boolean
  /** Whether it is never anything else when it begins so, whatever its name says. */
  readonly isSure?: boolean
  /** @throws Problem bad_input where the file as a whole cannot be read, too_large beyond a limit */
  open(bytes: Uint8Array, options: OpenOptions): SourceTable | Promise<SourceTable>
}
