import { createHash } from 'node:crypto'
import type { DatasetKind } from '../core/dataset/kinds.ts'
import type { Extent } from '../core/dataset/shapes.ts'
import type { ColumnBytes } from './dataset-columns.ts'

/** Hex SHA-256 of text (UTF-8) or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** Hex SHA-256 of a dataset's kind, extent and columns; each column is led by name and length. */
export function datasetHash(
  kind: DatasetKind,
  extent: Extent,
  columns: readonly ColumnBytes[],
): string {
  const head = `siteswap dataset 1\n${JSON.stringify([kind, extent])}\n`
  const hash = createHash('sha256').update(head)
  for (const { section, name, bytes } of columns) {
    hash.update(`${section} ${JSON.stringify(name)} ${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
