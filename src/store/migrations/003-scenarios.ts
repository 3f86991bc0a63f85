/** Scenarios: their changes as JSON, and a version that each save raises. Ids are never used again. */
export const sql = `
CREATE TABLE scenario (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  name       TEXT NOT NULL UNIQUE CHECK (name <> ''),
  version    INTEGER NOT NULL CHECK (version >= 1),
  changes    TEXT NOT NULL CHECK (json_valid(changes)),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL
) STRICT;
`
