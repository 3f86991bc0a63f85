import type { MixedAnswer } from '../api/mixed.ts'
import type { ScoreAnswer } from '../api/score.ts'
import type { DatasetHead } from '../store/list-datasets.ts'
import { outputOf, writeTables } from '../work/write/write-tables.ts'
import { scoreLabels } from './score-labels.ts'
import { scoreBook } from './score-tables.ts'

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
  outputOf(path, '--out')
  return async (answer, project, datasets) => {
    const lists = 'lists' in answer ? answer.lists : [answer]
    const labelled = lists.map((list) => ({
      list,
      labels: scoreLabels(project, list, datasets),
    }))
    await writeTables(path, scoreBook(labelled, new Date().toISOString().slice(0, 10)))
  }
}
