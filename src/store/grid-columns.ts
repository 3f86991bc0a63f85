import type Database from 'better-sqlite3'
import type { Grid } from '../core/grid/grid.ts'
import { float64FromBytes, numberBytes, uint32FromBytes } from './number-bytes.ts'
import type { Project } from './project.ts'
import { withStoreProblems } from './store-problem.ts'

/** Writes the grid of a new project: cells and centres are computed once, then only read. */
export function writeGrid(db: Database.Database, grid: Grid): void {
  const insert = db.prepare('INSERT INTO grid_column (name, bytes) VALUES (?, ?)')
  for (const name of ['lo', 'hi', 'lat', 'lon'] as const) insert.run(name, numberBytes(grid[name]))
}

/** Reads the grid of a project. */
export function readGrid(project: Project): Grid {
  return withStoreProblems(project.path, () => {
    const read = project.db.prepare('SELECT bytes FROM grid_column WHERE name = ?').pluck()
    const bytes = (name: string) => read.get(name) as Buffer
    const lo = uint32FromBytes(bytes('lo'))
    return {
      resolution: project.settings.resolution,
      length: lo.length,
      lo,
      hi: uint32FromBytes(bytes('hi')),
      lat: float64FromBytes(bytes('lat')),
      lon: float64FromBytes(bytes('lon')),
    }
  })
}

/** How many cells the grid has, without reading it. */
export function countCells(project: Project): number {
  const sql = "SELECT length(bytes) / 4 FROM grid_column WHERE name = 'lo'"
  return withStoreProblems(project.path, () => project.db.prepare(sql).pluck().get() as number)
}
