import { writeWorkbook } from '../io/workbook.ts'
import { scoreTable } from './score-csv.ts'
import type { LabelledList } from './score-labels.ts'

/** Ranked lists as a workbook: a sheet of sites each, and what they were scored with. */
export function scoreXlsx(lists: readonly LabelledList[], date: string): Promise<Uint8Array> {
  const isMixed = lists.length > 1
  return writeWorkbook([
    ...lists.map(({ list }) => ({
      name: isMixed ? `Sites ${list.profile}`.slice(0, 31) : 'Sites',
      ...scoreTable(list),
    })),
    ...lists.map((each) => ({
      name: isMixed ? `About ${each.list.profile}`.slice(0, 31) : 'About',
      header: ['What', 'Value'],
      rows: aboutRows(each, date),
    })),
  ])
}

type Fact = readonly [string, string | number]

function aboutRows({ list, labels }: LabelledList, date: string): Fact[] {
  return [
    ['Project', labels.project],
    ['Profile', labels.profile],
    ['Scenario', labels.scenario || 'none: the data as it is'],
    ['Rule', labels.rule],
    ['Scored on', date],
    ['Generated data, not fit for decisions', labels.generatedData || 'none'],
    ['Sources', labels.attribution],
    ['Hash of all inputs', labels.inputsHash],
    ['Coordinates', 'WGS84 degrees'],
    ...list.criteria.map(
      ({ id, active, weight, unit, inactiveBecause }): Fact => [
        `Weight of ${id} (${unit})`,
        active ? weight : `not counted: ${inactiveBecause}`,
      ],
    ),
  ]
}
