import Database from 'better-sqlite3'

/** How long a write waits for another program's write, ms. */
const BUSY_TIMEOUT_MS = 2000

/** Opens the SQLite file with what every connection needs: foreign keys and WAL. */
export function connect(path: string, options: { mustExist: boolean }): Database.Database {
  const db = new Database(path, { fileMustExist: options.mustExist, timeout: BUSY_TIMEOUT_MS })
  try {
    db.pragma('foreign_keys = ON')
    // A commit survives a killed program with NORMAL; only a power cut may undo the last one.
    db.pragma('synchronous = NORMAL')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}
