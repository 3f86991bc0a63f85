import Database from 'better-sqlite3'
import type { SqliteFile } from '../io/format.ts'

/** Bytes of the header that say the file keeps a write-ahead log beside it. */
const JOURNAL_BYTES = [18, 19] as const
const WRITE_AHEAD = 2
const ROLLBACK = 1

/**
 * Opens the bytes of a SQLite file in memory, for reading: nothing that its schema names is run.
 * A file that was written with a log is read without it.
 * @throws SqliteError where they are damaged
 */
export function openSqlite(bytes: Uint8Array): SqliteFile {
  const copy = Buffer.from(bytes)
  for (const at of JOURNAL_BYTES) if (copy[at] === WRITE_AHEAD) copy[at] = ROLLBACK
  const db = new Database(copy)
  db.pragma('trusted_schema = OFF')
  db.pragma('cell_size_check = ON')
  db.pragma('query_only = ON')
  return {
    *rows(sql, ...values) {
      const statement = db.prepare(sql).raw().safeIntegers()
      for (const row of statement.iterate(...values)) yield (row as unknown[]).map(plainNumber)
    },
    close: () => db.close(),
  }
}

function plainNumber(value: unknown): unknown {
  if (typeof value !== 'bigint') return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
