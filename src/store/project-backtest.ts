import type { Dataset } from '../core/dataset/dataset.ts'
import { datedStations, stationsUpTo } from '../core/score/backtest/openings.ts'
import { type SplitBacktest, splitBacktest } from '../core/score/backtest/split-backtest.ts'
import type { ColumnCache } from '../core/score/column-cache.ts'
import { computeFrame } from '../core/score/compute-frame.ts'
import type { Profile } from '../core/score/profile.ts'
import type { Weights } from '../core/score/score.ts'
import { draftHash } from './add-datasets.ts'
import { readArtifact } from './artifacts.ts'
import { readGrid } from './grid-columns.ts'
import { listDatasets } from './list-datasets.ts'
import type { Project } from './project.ts'
import { readDataset } from './read-dataset.ts'
import { sha256 } from './sha256.ts'

export interface BacktestQuestion {
  /** Take the place of the project's own stations. */
  readonly stations: Omit<Dataset, 'hash'>
  /** 'YYYY-MM-DD' */
  readonly split: string
  readonly weights: Weights
  readonly fit: boolean
  readonly onProgress?: (share: number) => void
}

/**
 * A back-test over a project's data, which it leaves as they are: nothing is stored.
 * @throws Problem as `datedStations` and `splitBacktest` do
 */
export function projectBacktest(
  project: Project,
  profile: Profile,
  question: BacktestQuestion,
): SplitBacktest {
  const { split, weights, fit } = question
  const given = { ...question.stations, hash: draftHash(question.stations) }
  const stations = datedStations(given, split)
  const datasets = listDatasets(project)
    .filter(({ kind }) => kind !== 'stations')
    .map((head) => readDataset(project, head))
  const grid = readGrid(project)
  const cache = readOnlyCache(project)
  const frameUpTo = (day: string) =>
    computeFrame({
      grid,
      region: project.settings.region,
      datasets: [...datasets, stationsUpTo(stations, day)],
      profile,
      hash: sha256,
      cache,
      ...(question.onProgress && { onProgress: question.onProgress }),
    })
  const population = datasets.filter(({ kind }) => kind === 'population')
  return splitBacktest({ stations, split, weights, fit, population, frameUpTo })
}

/** Columns the project holds, and those made meanwhile, which it is not given. */
function readOnlyCache(project: Project): ColumnCache {
  const made = new Map<string, Uint8Array>()
  return {
    read: (key) => made.get(key) ?? readArtifact(project, `column ${key}`),
    write: (key, bytes) => made.set(key, bytes),
  }
}
