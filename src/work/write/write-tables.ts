import { Problem } from '../../core/problem.ts'
import { WRITE_FORMATS } from '../../io/write/formats.ts'
import { checkTable, type TableBook } from '../../io/write/table.ts'
import { writeGeoPackage } from './geopackage.ts'
import { makeWhole, writeChunks } from './whole-file.ts'

/** A kind of file that tables can be written to. */
interface Output {
  readonly extensions: readonly string[]
  readonly mediaType: string
  readonly holdsMany: boolean
  /** Makes one file, whole or not at all. */
  write(path: string, book: TableBook): Promise<void>
}

const OUTPUTS: readonly Output[] = [
  ...WRITE_FORMATS.map(({ extensions, mediaType, holdsMany, write }) => ({
    extensions,
    mediaType,
    holdsMany,
    write: (path: string, book: TableBook) => writeChunks(path, write(book)),
  })),
  {
    extensions: ['.gpkg'],
    mediaType: 'application/geopackage+sqlite3',
    holdsMany: true,
    write: (path, book) =>
      makeWhole(path, (temporary) =>
        writeGeoPackage(temporary, book, new Date().toISOString().replace(/\d{3}Z$/, '000Z')),
      ),
  },
]

/** Endings that tables can be written to, in the order of the registry, each format's usual one. */
export const TABLE_ENDINGS: readonly string[] = OUTPUTS.map(({ extensions }) => extensions[0]!)

/**
 * What tables are written to under a file's name.
 * @param what is written, for the message: '--out'
 * @throws Problem usage where no format has its ending
 */
export function outputOf(path: string, what: string): Output {
  const name = path.toLowerCase()
  const output = OUTPUTS.find(({ extensions }) => extensions.some((end) => name.endsWith(end)))
  if (output) return output
  const known = `${TABLE_ENDINGS.slice(0, -1).join(', ')} and ${TABLE_ENDINGS.at(-1)}`
  throw new Problem('usage', `${what} writes ${known}, not "${path}".`)
}

/**
 * Writes the tables of a book in the format of the file's ending: into one file where the format
 * holds many or there is but one, else a file a table, NAME-TABLE.ENDING.
 * @returns the files written
 * @throws Problem usage for an ending that is not known, and those of `makeWhole`
 */
export async function writeTables(path: string, book: TableBook): Promise<string[]> {
  const output = outputOf(path, '--out')
  for (const table of book.tables) checkTable(table)
  if (output.holdsMany || book.tables.length === 1) {
    await output.write(path, book)
    return [path]
  }
  const dot = path.lastIndexOf('.')
  const written: string[] = []
  for (const table of book.tables) {
    const file = `${path.slice(0, dot)}-${table.name}${path.slice(dot)}`
    await output.write(file, { ...book, tables: [table] })
    written.push(file)
  }
  return written
}
