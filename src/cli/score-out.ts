import { extname } from 'node:path'
import type { MixedAnswer } from '../api/mixed.ts'
import type { ScoreAnswer } from '../api/score.ts'
import { Problem } from '../core/problem.ts'
import type { DatasetHead } from '../store/list-datasets.ts'
import { writeWhole } from './files.ts'
import { scoreCsv } from './score-csv.ts'
import { scoreGeoJson } from './score-geojson.ts'
import { type LabelledList, scoreLabels } from './score-labels.ts'
import { scoreXlsx } from './score-xlsx.ts'

/** Formats of `--out` by the ending of the file. */
const WRITERS: Readonly<
  Record<string, (lists: readonly LabelledList[]) => string | Uint8Array | Promise<Uint8Array>>
> = {
  '.csv': scoreCsv,
  '.geojson': scoreGeoJson,
  '.xlsx': (lists) => scoreXlsx(lists, new Date().toISOString().slice(0, 10)),
}

type WriteScore = (
  answer: ScoreAnswer | MixedAnswer,
  project: string,
  datasets: readonly DatasetHead[],
) => Promise<void>

/**
 * What writes a ranked list, or the lists of 'mixed', to a file.
 * @throws Problem usage for an ending that is not written
 */
export function scoreWriter(path: string): WriteScore {
  const writer = WRITERS[extname(path).toLowerCase()]
  if (writer === undefined)
    throw new Problem('usage', `--out writes .csv, .geojson and .xlsx, not "${path}".`)
  return async (answer, project, datasets) => {
    const lists = 'lists' in answer ? answer.lists : [answer]
    const labelled = lists.map((list) => ({
      list,
      labels: scoreLabels(project, list, datasets),
    }))
    writeWhole(path, await writer(labelled))
  }
}
