// A process to be killed while it imports into, or makes, a project. Says when it begins.
import { regionFromBox } from '../../dist/core/grid/read-region.js'
import { addDatasets } from '../../dist/store/add-datasets.js'
import { createProject } from '../../dist/store/create-project.js'
import { openProject } from '../../dist/store/open-project.js'

const ROWS = 200_000
const [work, path] = process.argv.slice(2)

const index = Array.from({ length: ROWS }, (_, row) => row)
const shapes = {
  length: ROWS,
  type: new Uint8Array(ROWS),
  partStart: Uint32Array.from({ length: ROWS + 1 }, (_, i) => i),
  vertexStart: Uint32Array.from({ length: ROWS + 1 }, (_, i) => i),
  lonLat: Float64Array.from({ length: 2 * ROWS }, (_, i) => (i % 2 ? 42.5 : 1.5)),
}
const draft = (kind) => ({
  kind,
  rows: ROWS,
  shapes,
  numbers: { rent: Float64Array.from(index) },
  texts: { id: index.map(String) },
  extent: [1.4, 42.42, 1.79, 42.66],
  provenance: { name: kind, source: '', licence: '', attribution: '', generated: true },
})

const drafts = work === 'import' ? ['partners', 'grid', 'stations'].map(draft) : []
process.send('begins')
if (work === 'import') {
  addDatasets(openProject(path), drafts)
} else {
  const region = regionFromBox(1.4, 42.42, 1.79, 42.66)
  await createProject(path, { name: 'Andorra', region, resolution: 10 })
}
// Stays to be killed.
setInterval(() => {}, 1000)
