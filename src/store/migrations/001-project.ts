/** Settings, datasets as column blobs, the grid, and results kept so as not to be computed twice. */
export const sql = `
CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE grid_column (
  name  TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE dataset (
  id          INTEGER PRIMARY KEY,
  hash        TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL,
  rows        INTEGER NOT NULL CHECK (rows >= 0),
  west        REAL NOT NULL,
  south       REAL NOT NULL,
  east        REAL NOT NULL,
  north       REAL NOT NULL,
  name        TEXT NOT NULL,
  source      TEXT NOT NULL,
  licence     TEXT NOT NULL,
  attribution TEXT NOT NULL,
  generated   INTEGER NOT NULL CHECK (generated IN (0, 1)),
  added_at    TEXT NOT NULL
) STRICT;

CREATE TABLE dataset_column (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  section TEXT NOT NULL CHECK (section IN ('shape', 'number', 'text')),
  name    TEXT NOT NULL,
  bytes   BLOB NOT NULL,
  PRIMARY KEY (dataset, section, name)
) STRICT;

CREATE TABLE artifact (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE,
  sha256  TEXT NOT NULL,
  derived INTEGER NOT NULL CHECK (derived IN (0, 1)),
  bytes   BLOB NOT NULL
) STRICT;

CREATE INDEX artifact_by_sha256 ON artifact (sha256);
`
