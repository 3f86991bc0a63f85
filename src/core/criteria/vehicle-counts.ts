import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import type { Basis, VehicleClass } from '../dataset/kinds.ts'
import { firstVertex } from '../dataset/shapes.ts'
import type { Parameters } from '../score/profile.ts'
import { isKnownAt } from './extent.ts'

/** A row of the vehicle data that counts. */
export interface CountingRow {
  readonly dataset: Dataset
  readonly row: number
  readonly class: VehicleClass
  readonly basis: Basis
  /** As the row states it. */
  readonly counted: number
}

/** A row that counts, and how much of it. */
export interface VehicleCount extends CountingRow {
  /** Swappable vehicles of a counted one, less what falls to another basis. */
  readonly share: number
}

/**
 * The rows of the vehicle data that count: of rows of one class, basis and place that state
 * different years, those of the latest year.
 */
export function countingRows(vehicles: readonly Dataset[]): CountingRow[] {
  const latest = latestYears(vehicles)
  return vehicles.flatMap((dataset) => {
    const [years, counted] = ['year', 'count'].map((field) => numberColumn(dataset, field))
    const rows: CountingRow[] = []
    for (let row = 0; row < dataset.rows; row++) {
      if (!(counted![row]! > 0)) continue
      const isOutdated =
        latest.size > 0 && years![row]! < (latest.get(placeOf(dataset, row)) ?? -Infinity)
      if (isOutdated) continue
      const [of, basis] = [classOf(dataset, row), basisOf(dataset, row)]
      rows.push({ dataset, row, class: of, basis, counted: counted![row]! })
    }
    return rows
  })
}

/**
 * The rows that count, each vehicle once. Where a class is counted on several bases (at home and at
 * work), the counts are taken as the same vehicles: each basis counts by its weight over the sum of
 * the weights of the bases known there, so one basis alone counts in full. A basis is known where a
 * dataset that states it of the class reaches (its extent). A count of all electric vehicles is
 * multiplied by the swappable share.
 */
export function vehicleCounts(
  vehicles: readonly Dataset[],
  { swappableShare, basisWeights }: Pick<Parameters, 'swappableShare' | 'basisWeights'>,
): VehicleCount[] {
  const rows = countingRows(vehicles)
  const known = knownBases(rows)
  const partOf = ({ dataset, row, class: of, basis }: CountingRow) => {
    const bases = known.get(of)!
    if (bases.size === 1) return 1
    const [lon, lat] = firstVertex(dataset.shapes, row)
    let sum = 0
    for (const [other, datasets] of bases)
      if (other === basis || isKnownAt([...datasets], lat, lon)) sum += basisWeights[other]
    return basisWeights[basis] / sum
  }
  return rows.map((row) => {
    const isSwappable = row.dataset.texts.swappable?.[row.row] === 'swappable'
    return { ...row, share: (isSwappable ? 1 : swappableShare) * partOf(row) }
  })
}

/** The class of a row; a row that says nothing is of private cars. */
function classOf(dataset: Dataset, row: number): VehicleClass {
  return (dataset.texts.class?.[row] || 'private') as VehicleClass
}

/** The basis of a row; a row that says nothing is of vehicles where they are kept. */
function basisOf(dataset: Dataset, row: number): Basis {
  return (dataset.texts.basis?.[row] || 'home') as Basis
}

/** The latest year stated of each class, basis and place; rows that state none are left out. */
function latestYears(vehicles: readonly Dataset[]): Map<string, number> {
  const latest = new Map<string, number>()
  for (const dataset of vehicles) {
    const years = numberColumn(dataset, 'year')
    for (let row = 0; row < dataset.rows; row++) {
      if (Number.isNaN(years[row]!)) continue
      const place = placeOf(dataset, row)
      latest.set(place, Math.max(latest.get(place) ?? -Infinity, years[row]!))
    }
  }
  return latest
}

/** Class, basis and shape as one text: rows of the same are counts of the same vehicles. */
function placeOf(dataset: Dataset, row: number): string {
  const { partStart, vertexStart, lonLat } = dataset.shapes
  const [from, to] = [vertexStart[partStart[row]!]!, vertexStart[partStart[row + 1]!]!]
  return `${classOf(dataset, row)} ${basisOf(dataset, row)} ${lonLat.subarray(2 * from, 2 * to).join()}`
}

/** By class, the bases on which it is counted, and the datasets that do. */
function knownBases(
  rows: readonly CountingRow[],
): Map<VehicleClass, Map<Basis, ReadonlySet<Dataset>>> {
  const found = new Map<VehicleClass, Map<Basis, Set<Dataset>>>()
  for (const { dataset, class: of, basis } of rows) {
    const bases = found.get(of) ?? new Map<Basis, Set<Dataset>>()
    found.set(of, bases.set(basis, (bases.get(basis) ?? new Set()).add(dataset)))
  }
  return found
}
