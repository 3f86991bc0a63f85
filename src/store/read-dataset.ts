import type { Dataset } from '../core/dataset/dataset.ts'
import type { Shapes } from '../core/dataset/shapes.ts'
import type { ColumnBytes, Section } from './dataset-columns.ts'
import type { DatasetHead } from './list-datasets.ts'
import { float64FromBytes, uint8FromBytes, uint32FromBytes } from './number-bytes.ts'
import type { Project } from './project.ts'
import { withStoreProblems } from './store-problem.ts'
import { textsFromBytes } from './text-bytes.ts'

const SELECT_COLUMNS = `
SELECT section, dataset_column.name, bytes
FROM dataset_column JOIN dataset ON dataset.id = dataset_column.dataset
WHERE dataset.hash = ? ORDER BY dataset_column.name`

/** Reads the columns of a dataset that `listDatasets` named. */
export function readDataset(project: Project, head: DatasetHead): Dataset {
  const columns = withStoreProblems(
    project.path,
    () => project.db.prepare(SELECT_COLUMNS).all(head.hash) as ColumnBytes[],
  )
  const of = <T>(section: Section, decode: (bytes: Uint8Array) => T): Record<string, T> =>
    Object.fromEntries(
      columns
        .filter((column) => column.section === section)
        .map(({ name, bytes }) => [name, decode(bytes)]),
    )
  return {
    ...head,
    shapes: shapesOf(of('shape', (bytes) => bytes)),
    numbers: of('number', float64FromBytes),
    texts: of('text', textsFromBytes),
  }
}

function shapesOf(bytes: Record<string, Uint8Array>): Shapes {
  const type = uint8FromBytes(bytes.type!)
  return {
    length: type.length,
    type,
    partStart: uint32FromBytes(bytes.partStart!),
    vertexStart: uint32FromBytes(bytes.vertexStart!),
    lonLat: float64FromBytes(bytes.lonLat!),
  }
}
