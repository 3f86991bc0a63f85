/** Plans: each a question and its answer, as JSON. */
export const sql = `
CREATE TABLE plan (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  created_at TEXT NOT NULL,
  name       TEXT NOT NULL,
  answer     TEXT NOT NULL
) STRICT;
`
