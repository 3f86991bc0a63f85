import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { regionFromGeoJson } from '../core/grid/read-region.ts'
import { BASEMAP_KEY, writeArtifact } from '../store/artifacts.ts'
import { createProject } from '../store/create-project.ts'
import type { Project } from '../store/project.ts'
import { readJson } from './files.ts'
import { importSource, kindNamed } from './import-source.ts'
import { packageFile } from './package-root.ts'
import type { Progress } from './progress.ts'

/** `data/demo.json`: what the demo project is made of, files by their name in `data/`. */
const DemoManifest = z.object({
  name: z.string(),
  resolution: z.number().int(),
  region: z.string(),
  basemap: z.string(),
  datasets: z.array(
    z.object({
      kind: z.string(),
      file: z.string(),
      name: z.string(),
      generated: z.boolean(),
      source: z.string(),
      licence: z.string(),
      attribution: z.string(),
    }),
  ),
})
type DemoManifest = z.infer<typeof DemoManifest>

/** Makes the demo project from the packaged data, the way `new` and `import` make any project. */
export async function makeDemo(path: string, progress: Progress): Promise<Project> {
  const manifest = DemoManifest.parse(readJson(packageFile('data/demo.json'), 'demo manifest'))
  progress.step('Laying the grid')
  const { name, resolution } = manifest
  const region = regionFromGeoJson(readJson(demoFile(manifest.region), 'demo region'))
  return createProject(path, { name, resolution, region }, (project) =>
    fillDemo(project, manifest, progress),
  )
}

async function fillDemo(project: Project, manifest: DemoManifest, progress: Progress) {
  const basemap = readFileSync(demoFile(manifest.basemap))
  writeArtifact(project, BASEMAP_KEY, basemap, { derived: false })
  for (const { kind, file, name, source, licence, attribution, generated } of manifest.datasets) {
    progress.step(`Importing ${name}`)
    await importSource(project, {
      path: demoFile(file),
      kind: kindNamed(kind),
      provenance: { name, source, licence, attribution, generated },
      // All layers of the demo were made for the whole of its region.
      extent: 'region',
      onProgress: progress.update,
    })
  }
}

function demoFile(name: string): string {
  return packageFile(`data/${name}`)
}
