import type { ExplainAnswer } from '../api/explain.ts'
import type { ReachAnswer } from '../api/reach.ts'
import { count, percent, points, rounded } from './figures.ts'
import { type TableColumn, tableLines, wrapped } from './table.ts'

const CHANGE_COLUMNS: readonly TableColumn[] = [
  { title: 'Criterion' },
  { title: 'Here', align: 'right' },
  { title: 'Needed', align: 'right' },
  { title: 'Unit' },
]

const HOLD_COLUMNS: readonly TableColumn[] = [
  { title: 'Criterion' },
  { title: 'Weight', align: 'right' },
  { title: 'From', align: 'right' },
  { title: 'To', align: 'right' },
]

/** What it takes to be among the best N, or to stay there, as lines. */
export function reachText(answer: ExplainAnswer, reach: ReachAnswer, width: number): string[] {
  if (reach.missing === null)
    return [`A cell that is left out is never among the best ${count(reach.top)}.`]
  const said = reach.rank === null ? outSentence(reach) : inSentence(reach)
  const table =
    reach.rank === null
      ? tableLines(CHANGE_COLUMNS, changeRows(answer, reach), width)
      : tableLines(HOLD_COLUMNS, holdRows(reach), width)
  return [wrapped(said, width, '  '), '', ...table]
}

function outSentence({ top, lastScore, standsBy, missing, spacing }: ReachAnswer): string {
  const last = lastScore === null ? '' : `, whose last site has ${points(lastScore)}`
  const near =
    standsBy === null
      ? ''
      : ` It stands within ${count(spacing)} m of number ${standsBy.rank}, which has ${points(standsBy.score)}, and only the better of two such sites is listed.`
  return `Not among the best ${count(top)}${last}: ${points(missing ?? 0)} points are missing.${near} One criterion alone, the others as they are, would have to be:`
}

function inSentence({ top, rank }: ReachAnswer): string {
  return `Number ${rank} of the best ${count(top)}. It stays among them while one weight, the others scaled to fill the rest, is:`
}

function changeRows({ criteria }: ExplainAnswer, { changes }: ReachAnswer): string[][] {
  return changes.map(({ id, value }) => {
    const criterion = criteria.find((each) => each.id === id)!
    return [
      id,
      criterion.value === null ? 'unknown' : rounded(criterion.value),
      value === null ? 'not by this alone' : rounded(value),
      criterion.unit,
    ]
  })
}

function holdRows({ holds }: ReachAnswer): string[][] {
  return holds.map(({ id, weight, low, high }) => [
    id,
    percent(weight),
    percent(low),
    percent(high),
  ])
}
