import { Problem } from '../core/problem.ts'
import { listArtifacts, readArtifact, writeArtifact } from './artifacts.ts'
import type { Project } from './project.ts'

const KEY = 'mapping '

/** How a partner's files are read: kept under a name for next time. */
export interface NamedMapping {
  /** Field (or lat, lon, wkt, h3, latlon, lonlat) → the file's own column, or `=word`. */
  readonly mapping: Readonly<Record<string, string>>
  readonly crs?: string
  readonly sheet?: string
  readonly encoding?: string
}

/** Keeps a mapping under a name, over one of that name. */
export function saveMapping(project: Project, name: string, mapping: NamedMapping): void {
  const bytes = new TextEncoder().encode(JSON.stringify(mapping))
  writeArtifact(project, KEY + name, bytes, { derived: false })
}

/**
 * The mapping of this name.
 * @throws Problem usage, naming those there are
 */
export function readMapping(project: Project, name: string): NamedMapping {
  const bytes = readArtifact(project, KEY + name)
  if (bytes !== undefined) return JSON.parse(new TextDecoder().decode(bytes)) as NamedMapping
  const known = listMappings(project)
  const list =
    known.length > 0
      ? `there are ${known.join(', ')}`
      : 'there is none yet: --save-mapping NAME keeps one'
  throw new Problem('usage', `There is no mapping '${name}' in this project; ${list}.`)
}

/** Names of the mappings kept in a project, in alphabetical order. */
export function listMappings(project: Project): string[] {
  return listArtifacts(project, KEY).map((key) => key.slice(KEY.length))
}
