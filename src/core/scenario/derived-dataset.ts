import { idOf } from '../criteria/partner-site.ts'
import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import type { VehicleClass } from '../dataset/kinds.ts'
import { ShapesBuilder } from '../dataset/shapes.ts'

/** A hash of a text, the same in every run, e.g. hex SHA-256. */
export type Hash = (text: string) => string

/** 2⁻²⁰ of a vehicle: grown counts stay whole multiples of it, so that they add up exactly. */
const QUANTUM = 2 ** -20

/** The dataset without the rows of some ids; itself where it has none of them. */
export function withoutIds(dataset: Dataset, ids: ReadonlySet<string>, hash: Hash): Dataset {
  const names = Array.from({ length: dataset.rows }, (_, row) => idOf(dataset, row))
  const kept = names.flatMap((name, row) => (ids.has(name) ? [] : [row]))
  if (kept.length === dataset.rows) return dataset
  // A row without an id of its own is named by its place in the data: it keeps that name.
  const texts = { ...dataset.texts, id: names }
  const gone = names.filter((name) => ids.has(name)).sort()
  return {
    ...dataset,
    hash: hash(JSON.stringify(['scenario without', dataset.hash, gone])),
    rows: kept.length,
    shapes: shapesAt(dataset, kept),
    numbers: mapColumns(dataset.numbers, (column) =>
      Float64Array.from(kept, (row) => column[row]!),
    ),
    texts: mapColumns(texts, (column) => kept.map((row) => column[row]!)),
  }
}

/** The stations with ours of some statuses open; itself where none of them is. */
export function withOpen(dataset: Dataset, statuses: readonly string[], hash: Hash): Dataset {
  const own = textColumn(dataset, 'own')
  const status = textColumn(dataset, 'status')
  const opens = (row: number) => own[row] === 'own' && statuses.includes(status[row]!)
  if (!status.some((_, row) => opens(row))) return dataset
  const then = status.map((word, row) => (opens(row) ? 'open' : word))
  const named = hash(JSON.stringify(['scenario open', dataset.hash, statuses]))
  return { ...dataset, hash: named, texts: { ...dataset.texts, status: then } }
}

/** The vehicles with their counts times a factor by class; itself where all factors are 1. */
export function withGrowth(
  dataset: Dataset,
  factorOf: (vehicleClass: VehicleClass) => number,
  hash: Hash,
): Dataset {
  const classes = textColumn(dataset, 'class')
  const factors = classes.map((word) => factorOf((word || 'private') as VehicleClass))
  if (factors.every((factor) => factor === 1)) return dataset
  const count = numberColumn(dataset, 'count').map((vehicles, row) =>
    factors[row] === 1 ? vehicles : Math.round((vehicles * factors[row]!) / QUANTUM) * QUANTUM,
  )
  const byClass = [...new Map(classes.map((word, row) => [word, factors[row]!]))].sort()
  const named = hash(JSON.stringify(['scenario growth', dataset.hash, byClass]))
  return { ...dataset, hash: named, numbers: { ...dataset.numbers, count } }
}

function shapesAt({ shapes }: Dataset, rows: readonly number[]) {
  const { type, partStart, vertexStart, lonLat } = shapes
  const builder = new ShapesBuilder()
  for (const row of rows) {
    const parts: Float64Array[] = []
    for (let part = partStart[row]!; part < partStart[row + 1]!; part++)
      parts.push(lonLat.subarray(2 * vertexStart[part]!, 2 * vertexStart[part + 1]!))
    builder.add({ type: type[row] as 0 | 1 | 2, parts: parts.map((part) => [...part]) })
  }
  return builder.finish()
}

function mapColumns<Column>(
  columns: Readonly<Record<string, Column>>,
  map: (column: Column) => Column,
): Record<string, Column> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, map(column)]))
}
