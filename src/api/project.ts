import type { Dataset } from '../core/dataset/dataset.ts'
import { regionExtent } from '../core/grid/read-region.ts'
import type { Region } from '../core/grid/region.ts'
import { PROFILES } from '../core/score/profiles.ts'
import type { ProjectAnswer } from './contract.ts'

/** What a project file says about itself, without its columns. */
export interface ProjectFacts {
  readonly name: string
  readonly resolution: number
  readonly region: Region
  readonly cells: number
  readonly datasets: readonly Pick<Dataset, 'kind' | 'hash' | 'rows' | 'extent' | 'provenance'>[]
  readonly basemap: boolean
  /** Whether scooters are among the vehicles: else their profile has nothing to say. */
  readonly scooters: boolean
}

/** The answer of `GET /api/project` and `siteswap datasets --json`. */
export function projectAnswer(facts: ProjectFacts): ProjectAnswer {
  const { name, resolution, cells, basemap } = facts
  return {
    name,
    resolution,
    cells,
    extent: regionExtent(facts.region),
    profiles: Object.values(PROFILES)
      .filter(({ id }) => id !== 'scooter' || facts.scooters)
      .map(({ id, title }) => ({ id, title })),
    datasets: facts.datasets.map(({ hash, kind, rows, extent, provenance }) => ({
      hash,
      kind,
      name: provenance.name,
      rows,
      extent: [...extent],
      source: provenance.source,
      licence: provenance.licence,
      attribution: provenance.attribution,
      generated: provenance.generated,
    })),
    basemap,
  }
}
