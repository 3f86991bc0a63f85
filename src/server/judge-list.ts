import { MOST_ISSUES } from '../api/import.ts'
import { answerSites, type SitesAnswer, type SitesQuery, type Suspicion } from '../api/sites.ts'
import type { Dataset } from '../core/dataset/dataset.ts'
import { type JudgedSites, judgeSites } from '../core/partners/judge-sites.ts'
import { Problem } from '../core/problem.ts'
import type { Profile } from '../core/score/profile.ts'
import { parseWeights } from '../core/score/weights.ts'
import { listSuspicion } from '../io/crs/list-suspicion.ts'
import type { ReadResult } from '../io/import.ts'
import { draftHash } from '../store/add-datasets.ts'
import { listDatasets } from '../store/list-datasets.ts'
import type { Project } from '../store/project.ts'
import { columnCache, projectFrame } from '../store/project-frame.ts'
import { readDataset } from '../store/read-dataset.ts'
import { sha256 } from '../store/sha256.ts'
import { FRAME_CODEC } from './frame-codec.ts'

/** A list as it was read, judged. */
export interface JudgedList {
  readonly judged: JudgedSites
  readonly answer: SitesAnswer
}

export interface JudgeOptions {
  readonly profile: Profile
  readonly query: Omit<SitesQuery, 'profile'>
  /** When the work began, by `performance.now()`. */
  readonly started: number
  readonly onProgress?: (share: number) => void
}

/**
 * Judges a list of partner sites that was read for a project, without putting it there: the same
 * for the command line and the server.
 * @throws Problem bad_input where the list has no good row, and what scoring may throw
 */
export function judgeList(
  project: Project,
  result: ReadResult,
  { profile, query, started, onProgress = () => {} }: JudgeOptions,
): JudgedList {
  const weights = parseWeights(query.weights ?? '')
  const draft = result.drafts[0]
  if (!draft) throw new Problem('bad_input', 'The list has no row that could be taken.')
  const { frame } = projectFrame(project, profile, FRAME_CODEC, (share) => onProgress(share / 2))
  const datasets = listDatasets(project).map((head) => readDataset(project, head))
  const sites: Dataset = { ...draft, hash: draftHash(draft) }
  const { top, spacing, perPartner, perCity, robustness: draws } = query
  const judged = judgeSites({
    ...{
      frame,
      region: project.settings.region,
      datasets,
      sites,
      hash: sha256,
      weights,
      draws,
      cache: columnCache(project),
    },
    rules: { top, spacingMetres: spacing, perPartner, perArea: perCity },
    onProgress: (share) => onProgress(0.5 + share / 2),
  })
  const isHeld = datasets.some(({ hash }) => hash === sites.hash)
  const judgement = answerSites(judged, query, started)
  const suspicions = suspicionsOf(result, sites, datasets)
  return { judged, answer: { ...imported(result, sites, !isHeld), suspicions, ...judgement } }
}

function imported(result: ReadResult, sites: Dataset, added: boolean) {
  const { rows, accepted, rejected, duplicates, issues } = result
  return {
    dataset: sites.hash,
    kind: 'partners' as const,
    ...{ added, rows, accepted, rejected, duplicates },
    issues: issues.slice(0, MOST_ISSUES).map((issue) => ({ ...issue })),
    issueCount: issues.length,
    issueCap: MOST_ISSUES,
    reading: result.reading ?? null,
  }
}

function suspicionsOf(
  { suspicions = [] }: ReadResult,
  sites: Dataset,
  datasets: readonly Dataset[],
): Suspicion[] {
  const corridors = datasets.filter(({ kind }) => kind === 'corridors')
  const message = listSuspicion(sites, corridors)
  const system = message === undefined ? [] : [{ code: 'probably_other_crs', message, rows: 0 }]
  return [...suspicions, ...system]
}
