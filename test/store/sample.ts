import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dataset } from '../../src/core/dataset/dataset.ts'
import { POINT, ShapesBuilder } from '../../src/core/dataset/shapes.ts'
import { regionFromBox } from '../../src/core/grid/read-region.ts'
import { createProject } from '../../src/store/create-project.ts'
import { closeProject, type Project } from '../../src/store/project.ts'

export const ANDORRA = regionFromBox(1.4, 42.42, 1.79, 42.66)

/** A folder of this test alone, gone afterwards. */
export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'siteswap-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Fuel stations along a line through Andorra, with holes in what is known of them. */
export function sampleSites(rows: number, name = 'sites'): Omit<Dataset, 'hash'> {
  const shapes = new ShapesBuilder()
  for (let row = 0; row < rows; row++) {
    const along = rows === 1 ? 0.5 : row / (rows - 1)
    shapes.add({ type: POINT, parts: [[1.45 + 0.3 * along, 42.45 + 0.15 * along]] })
  }
  const index = Array.from({ length: rows }, (_, row) => row)
  return {
    kind: 'partners',
    rows,
    shapes: shapes.finish(),
    numbers: { rent: Float64Array.from(index, (row) => (row % 3 === 0 ? Number.NaN : 100 + row)) },
    texts: {
      id: index.map((row) => `site-${row}`),
      name: index.map((row) => (row % 2 === 0 ? `加油站 ${row}` : '')),
      host: index.map((row) => (row % 2 === 0 ? 'fuel' : 'mall')),
    },
    extent: [1.4, 42.42, 1.79, 42.66],
    provenance: {
      name,
      source: 'a test',
      licence: 'CC0',
      attribution: 'Nobody',
      generated: true,
    },
  }
}

/** An empty project of Andorra. */
export async function makeProject(folder: string, name = 'a.siteswap'): Promise<Project> {
  return createProject(join(folder, name), { name: 'Andorra', region: ANDORRA, resolution: 8 })
}

/** Makes an empty project of Andorra and gives its path. */
export async function makeProjectFile(folder: string, name = 'a.siteswap'): Promise<string> {
  const project = await makeProject(folder, name)
  closeProject(project)
  return project.path
}
