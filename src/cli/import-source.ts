import { basename } from 'node:path'
import { type DatasetImported, MOST_ISSUES, type OsmImported } from '../api/import.ts'
import { refuseOverlappingZones } from '../core/criteria/zone-overlap.ts'
import type { Provenance } from '../core/dataset/dataset.ts'
import { type DatasetKind, KIND_IDS } from '../core/dataset/kinds.ts'
import type { Extent } from '../core/dataset/shapes.ts'
import { regionExtent } from '../core/grid/read-region.ts'
import { Problem } from '../core/problem.ts'
import type { Encoding } from '../io/encoding.ts'
import type { ImportIssue, ReadResult } from '../io/import.ts'
import { type AddedDataset, addDatasets, draftHash } from '../store/add-datasets.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'
import { readDataset } from '../store/read-dataset.ts'
import { importFile } from '../work/import-file.ts'
import { refuseNothing } from '../work/refuse-nothing.ts'
import { listUpdate } from './list-update.ts'

/** A file to bring in, and what it is. */
export interface Source {
  readonly path: string
  readonly kind: DatasetKind | 'osm'
  readonly mapping?: Readonly<Record<string, string>>
  readonly crs?: string
  readonly encoding?: Encoding
  /** Sheet or layer; the first where it is not given. */
  readonly sheet?: string
  readonly provenance: Provenance
  /** What a text file is known for; 'region' is all of the project's. */
  readonly extent?: Extent | 'region'
  readonly onProgress?: (share: number) => void
}

export interface Imported {
  readonly answer: DatasetImported | OsmImported
  /** All of them, not only those the answer lists. */
  readonly issues: readonly ImportIssue[]
}

/**
 * The kind a word names.
 * @throws Problem usage, naming those there are
 */
export function kindNamed(word: string): DatasetKind | 'osm' {
  const kinds = [...KIND_IDS, 'osm'] as const
  const kind = kinds.find((known) => known === word)
  if (kind === undefined)
    throw new Problem('usage', `There is no kind "${word}": choose one of ${kinds.join(', ')}.`)
  return kind
}

/**
 * Reads a file and puts its rows into the project, all of its datasets or none.
 * @param onIssues told of all issues before anything is stored, so that they reach a person even
 * where no row was good
 * @throws Problem bad_input where no row can be used, and all that reading and storing may throw
 */
export async function importSource(
  project: Project,
  source: Source,
  onIssues: (issues: readonly ImportIssue[]) => void = () => {},
): Promise<Imported> {
  const result = await readSource(project, source, onIssues)
  refuseOverlap(project, result)
  const draft = result.drafts[0]
  const update = source.kind === 'osm' || !draft ? undefined : listUpdate(project, draft)
  const added = addDatasets(project, result.drafts, update ? [update.replaced] : [])
  const answer =
    source.kind === 'osm'
      ? osmAnswer(result, added)
      : { ...datasetAnswer(result, added, 0), ...(update && { update }) }
  return { answer, issues: result.issues }
}

/**
 * Reads a file as a project would take it, without putting it there.
 * @param onIssues told of all issues first, so that they reach a person even where no row was good
 * @throws Problem bad_input where no row can be used, and all that reading may throw
 */
export async function readSource(
  project: Project,
  source: Source,
  onIssues: (issues: readonly ImportIssue[]) => void = () => {},
): Promise<ReadResult> {
  const { path, kind, mapping, crs, encoding, sheet, provenance, onProgress } = source
  const extent = source.extent === 'region' ? regionExtent(project.settings.region) : source.extent
  const result = await importFile(path, {
    kind,
    region: project.settings.region,
    provenance,
    ...(mapping && { mapping }),
    ...(crs !== undefined && { crs }),
    ...(encoding && { encoding }),
    ...(sheet !== undefined && { sheet }),
    ...(extent && { extent }),
    ...(onProgress && { onProgress }),
  })
  onIssues(result.issues)
  refuseNothing(basename(path), result)
  return result
}

/** A zone that two counts claim would be counted twice: told before anything is stored. */
function refuseOverlap(project: Project, { drafts }: ReadResult): void {
  const added = drafts.filter(({ kind }) => kind === 'vehicles')
  if (added.length === 0) return
  const held = listDatasets(project)
    .filter(({ kind }) => kind === 'vehicles')
    .map((head) => readDataset(project, head))
  const fresh = added
    .map((draft) => ({ ...draft, hash: draftHash(draft) }))
    .filter(({ hash }) => held.every((dataset) => dataset.hash !== hash))
  refuseOverlappingZones([...held, ...fresh])
}

function osmAnswer(result: ReadResult, added: readonly AddedDataset[]): OsmImported {
  return {
    datasets: result.drafts.map((_, i) => datasetAnswer(result, added, i)),
    features: { ...result.features },
    featuresInRegion: { ...result.featuresInRegion },
  }
}

function datasetAnswer(
  result: ReadResult,
  added: readonly AddedDataset[],
  i: number,
): DatasetImported {
  const { rows, accepted, rejected, duplicates } = result.tallies?.[i] ?? result
  const issues = result.issuesByDraft?.[i] ?? result.issues
  return {
    dataset: added[i]!.hash,
    kind: result.drafts[i]!.kind,
    added: added[i]!.added,
    ...{ rows, accepted, rejected, duplicates },
    issues: issues.slice(0, MOST_ISSUES).map((issue) => ({ ...issue })),
    issueCount: issues.length,
    issueCap: MOST_ISSUES,
  }
}
