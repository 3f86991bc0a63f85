/** Artifacts in parts: SQLite copies every blob it is handed, and one of 80 MB twice. */
export const sql = `
CREATE TABLE artifact_part (
  artifact INTEGER NOT NULL REFERENCES artifact (id) ON DELETE CASCADE,
  part     INTEGER NOT NULL CHECK (part >= 0),
  bytes    BLOB NOT NULL,
  PRIMARY KEY (artifact, part)
) STRICT;

INSERT INTO artifact_part (artifact, part, bytes) SELECT id, 0, bytes FROM artifact;

ALTER TABLE artifact ADD COLUMN length INTEGER NOT NULL DEFAULT 0 CHECK (length >= 0);
UPDATE artifact SET length = length(bytes);
ALTER TABLE artifact DROP COLUMN bytes;
`
