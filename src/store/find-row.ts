import type { Dataset } from '../core/dataset/dataset.ts'
import { textColumn } from '../core/dataset/dataset.ts'
import { firstVertex } from '../core/dataset/shapes.ts'
import { type Grid, rowOfCell, splitCell } from '../core/grid/grid.ts'
import { cellAt } from '../core/grid/h3-index.ts'
import { Problem } from '../core/problem.ts'
import { listDatasets } from './list-datasets.ts'
import type { Project } from './project.ts'
import { readDataset } from './read-dataset.ts'

const POINT = /^\s*([+-]?[\d.]+)\s*[, ]\s*([+-]?[\d.]+)\s*$/
const CELL = /^[0-9a-f]{15}$/i

/**
 * The row of the grid that a person means: 'LAT,LON' in degrees, an H3 cell, or the id or name of
 * a partner site or a station.
 * @throws Problem bad_input where it lies outside the region, usage where it is none of these
 */
export function findRow(project: Project, grid: Grid, place: string): number {
  const point = POINT.exec(place)
  if (point !== null) return rowAt(grid, Number(point[1]), Number(point[2]), place)
  if (CELL.test(place)) return rowOf(grid, splitCell(place.toLowerCase()), `The cell ${place}`)
  for (const head of listDatasets(project)) {
    if (head.kind !== 'partners' && head.kind !== 'stations') continue
    const site = siteNamed(readDataset(project, head), place)
    if (site !== undefined) return rowAt(grid, site[1], site[0], place)
  }
  throw new Problem(
    'usage',
    `"${place}" is no place of this project: give LAT,LON in degrees, an H3 cell, or the id or name of a partner site.`,
  )
}

function rowAt(grid: Grid, lat: number, lon: number, place: string): number {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180))
    throw new Problem(
      'usage',
      `"${place}" is not a place on the globe: give the latitude first (±90), then the longitude (±180).`,
    )
  return rowOf(grid, cellAt(lat, lon, grid.resolution), `The place ${place}`)
}

function rowOf(grid: Grid, [lo, hi]: [number, number], name: string): number {
  const row = rowOfCell(grid, lo, hi)
  if (row < 0)
    throw new Problem(
      'bad_input',
      `${name} is not one of the ${grid.length.toLocaleString('en')} cells of this project (resolution ${grid.resolution}): choose one inside its region.`,
    )
  return row
}

function siteNamed(dataset: Dataset, name: string): [lon: number, lat: number] | undefined {
  for (const field of ['id', 'name']) {
    const row = textColumn(dataset, field).indexOf(name)
    if (row >= 0) return firstVertex(dataset.shapes, row)
  }
  return undefined
}
