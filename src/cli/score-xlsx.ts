import type { ScoreAnswer } from '../api/score.ts'
import { writeWorkbook } from '../io/workbook.ts'
import { scoreTable } from './score-csv.ts'
import type { ScoreLabels } from './score-labels.ts'

/** The ranked list as a workbook: the sites, and what they were scored with. */
export function scoreXlsx(
  answer: ScoreAnswer,
  labels: ScoreLabels,
  date: string,
): Promise<Uint8Array> {
  const about: (readonly [string, string | number])[] = [
    ['Project', labels.project],
    ['Profile', labels.profile],
    ['Scored on', date],
    ['Generated data, not fit for decisions', labels.generatedData || 'none'],
    ['Sources', labels.attribution],
    ['Hash of all inputs', labels.inputsHash],
    ['Coordinates', 'WGS84 degrees'],
    ...answer.criteria.map(
      ({ id, active, weight, unit, inactiveBecause }): [string, string | number] => [
        `Weight of ${id} (${unit})`,
        active ? weight : `not counted: ${inactiveBecause}`,
      ],
    ),
  ]
  return writeWorkbook([
    { name: 'Sites', ...scoreTable(answer) },
    { name: 'About', header: ['What', 'Value'], rows: about },
  ])
}
