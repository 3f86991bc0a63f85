import type { Dataset } from '../core/dataset/dataset.ts'
import { canonicalNumberBytes, numberBytes } from './number-bytes.ts'
import { textBytes } from './text-bytes.ts'

export type Section = 'shape' | 'number' | 'text'

/** One column as the file holds it. */
export interface ColumnBytes {
  readonly section: Section
  readonly name: string
  readonly bytes: Buffer
}

/** All columns of a dataset as bytes, in the canonical order that its hash is taken over. */
export function datasetColumns(dataset: Omit<Dataset, 'hash' | 'provenance'>): ColumnBytes[] {
  const { shapes, numbers, texts } = dataset
  return [
    { section: 'shape', name: 'type', bytes: numberBytes(shapes.type) },
    { section: 'shape', name: 'partStart', bytes: numberBytes(shapes.partStart) },
    { section: 'shape', name: 'vertexStart', bytes: numberBytes(shapes.vertexStart) },
    { section: 'shape', name: 'lonLat', bytes: canonicalNumberBytes(shapes.lonLat) },
    ...Object.keys(numbers)
      .sort()
      .map((name) => column('number', name, canonicalNumberBytes(numbers[name]!))),
    ...Object.keys(texts)
      .sort()
      .map((name) => column('text', name, textBytes(texts[name]!))),
  ]
}

function column(section: Section, name: string, bytes: Buffer): ColumnBytes {
  return { section, name, bytes }
}
