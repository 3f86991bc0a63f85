import type { Dataset } from '../core/dataset/dataset.ts'
import type { DatasetKind } from '../core/dataset/kinds.ts'
import type { Project } from './project.ts'
import { withStoreProblems } from './store-problem.ts'

/** A dataset without its columns. */
export type DatasetHead = Pick<Dataset, 'kind' | 'hash' | 'rows' | 'extent' | 'provenance'>

interface DatasetRow {
  hash: string
  kind: DatasetKind
  rows: number
  west: number
  south: number
  east: number
  north: number
  name: string
  source: string
  licence: string
  attribution: string
  generated: number
}

/** All datasets of a project in the order they came in. */
export function listDatasets(project: Project): DatasetHead[] {
  const sql = 'SELECT * FROM dataset ORDER BY id'
  const rows = withStoreProblems(project.path, () => project.db.prepare(sql).all())
  return (rows as DatasetRow[]).map(headOf)
}

function headOf(row: DatasetRow): DatasetHead {
  const { name, source, licence, attribution } = row
  return {
    kind: row.kind,
    hash: row.hash,
    rows: row.rows,
    extent: [row.west, row.south, row.east, row.north],
    provenance: { name, source, licence, attribution, generated: row.generated === 1 },
  }
}
