import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import { firstVertex, POINT } from '../dataset/shapes.ts'
import { cellsWithin } from '../grid/cells-of-region.ts'
import { cellAt, cellKey } from '../grid/h3-index.ts'
import { Outline } from '../grid/outline.ts'
import { distanceMetres } from '../grid/sphere.ts'
import { outlineOf } from './feature-outline.ts'

/** People or another weight by cell key; cells that are not there have none known. */
export type WeightByCell = ReadonlyMap<number, number>

/** Beyond six radii an exponential disc holds 1.7% of its people; they are put inside. */
const RADII = 6

/**
 * People a cell. A zone is spread evenly; a point counts in its own cell, or, where the row states
 * the density at the place's centre, is spread as an exponential disc, density D₀·exp(−r/r₀) with
 * r₀ = √(P / 2πD₀) (C. Clark, Urban Population Densities, 1951). Each row's total is kept.
 */
export function peopleByCell(datasets: readonly Dataset[], resolution: number): WeightByCell {
  const people = new Map<number, number>()
  for (const dataset of datasets) {
    const population = numberColumn(dataset, 'population')
    const density = numberColumn(dataset, 'density')
    for (let row = 0; row < dataset.rows; row++) {
      const total = population[row]!
      if (!(total > 0)) continue
      if (dataset.shapes.type[row] === POINT && density[row]! > 0)
        addDisc(people, ...firstVertex(dataset.shapes, row), total, density[row]!, resolution)
      else addEvenly(people, cellsOfRow(dataset, row, resolution), total)
    }
  }
  return people
}

function addDisc(
  people: Map<number, number>,
  lon: number,
  lat: number,
  total: number,
  densityPerKm2: number,
  resolution: number,
): void {
  const radius = 1000 * Math.sqrt(total / (2 * Math.PI * densityPerKm2))
  const cells = cellsWithin(new Outline([[lon, lat]]), resolution, RADII * radius)
  if (cells.length < 2) {
    addEvenly(people, [cellKey(...cellAt(lat, lon, resolution))], total)
    return
  }
  const shares = Array.from(cells.lat, (cellLat, c) =>
    Math.exp(-distanceMetres(lat, lon, cellLat, cells.lon[c]!) / radius),
  )
  const sum = shares.reduce((a, b) => a + b, 0)
  shares.forEach((share, c) => {
    add(people, cellKey(cells.lo[c]!, cells.hi[c]!), (total * share) / sum)
  })
}

/** Keys of the cells a row covers: its polygon's, or the one that holds its point. */
export function cellsOfRow(dataset: Dataset, row: number, resolution: number): number[] {
  const outline = dataset.shapes.type[row] === POINT ? undefined : outlineOf(dataset.shapes, row)
  const cells = outline && cellsWithin(outline, resolution)
  if (cells?.length) return Array.from(cells.lo, (lo, c) => cellKey(lo, cells.hi[c]!))
  const [lon, lat] = firstVertex(dataset.shapes, row)
  return [cellKey(...cellAt(lat, lon, resolution))]
}

function addEvenly(people: Map<number, number>, keys: readonly number[], total: number): void {
  for (const key of keys) add(people, key, total / keys.length)
}

function add(people: Map<number, number>, key: number, count: number): void {
  people.set(key, (people.get(key) ?? 0) + count)
}
