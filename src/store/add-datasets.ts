import type { Dataset } from '../core/dataset/dataset.ts'
import { datasetColumns } from './dataset-columns.ts'
import type { Project } from './project.ts'
import { datasetHash } from './sha256.ts'
import { withStoreProblems } from './store-problem.ts'

/** A dataset of an import: its hash, and whether the project did not hold it before. */
export interface AddedDataset {
  readonly hash: string
  readonly added: boolean
}

const INSERT_DATASET = `
INSERT INTO dataset (hash, kind, rows, west, south, east, north,
                     name, source, licence, attribution, generated, added_at)
VALUES (@hash, @kind, @rows, @west, @south, @east, @north,
        @name, @source, @licence, @attribution, @generated, @addedAt)
ON CONFLICT (hash) DO NOTHING`

const INSERT_COLUMN =
  'INSERT INTO dataset_column (dataset, section, name, bytes) VALUES (?, ?, ?, ?)'

/**
 * Adds all datasets of one import, or none of them: one transaction. What the project already
 * holds (same hash) is left as it is.
 * @param replaced hashes of datasets that these take the place of
 * @throws Problem project_busy, disk_full, unwritable_file
 */
export function addDatasets(
  project: Project,
  drafts: readonly Omit<Dataset, 'hash'>[],
  replaced: readonly string[] = [],
): AddedDataset[] {
  const add = project.db.transaction(() => {
    const added = drafts.map((draft) => addDataset(project, draft))
    const stay = added.map(({ hash }) => hash)
    const remove = project.db.prepare('DELETE FROM dataset WHERE hash = ?')
    for (const hash of replaced) if (!stay.includes(hash)) remove.run(hash)
    return added
  })
  return withStoreProblems(project.path, () => add.immediate())
}

/** The hash a dataset would have in a project. */
export function draftHash(draft: Omit<Dataset, 'hash'>): string {
  return datasetHash(draft.kind, draft.extent, datasetColumns(draft))
}

function addDataset({ db }: Project, draft: Omit<Dataset, 'hash'>): AddedDataset {
  const columns = datasetColumns(draft)
  const hash = datasetHash(draft.kind, draft.extent, columns)
  const { name, source, licence, attribution, generated } = draft.provenance
  const [west, south, east, north] = draft.extent
  const { changes, lastInsertRowid } = db.prepare(INSERT_DATASET).run({
    hash,
    kind: draft.kind,
    rows: draft.rows,
    ...{ west, south, east, north },
    ...{ name, source, licence, attribution },
    generated: generated ? 1 : 0,
    addedAt: new Date().toISOString(),
  })
  if (changes === 0) return { hash, added: false }
  const insert = db.prepare(INSERT_COLUMN)
  for (const column of columns) {
    insert.run(lastInsertRowid, column.section, column.name, column.bytes)
  }
  return { hash, added: true }
}
