import type { Table } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { number, share, text } from './columns.ts'

/** Coverage by distance and quantity. */
export function summaryTable({ input, words }: ReportContext): Table {
  const label = words.coverage
  const rows = input.coverage.cutoffs.flatMap(({ cutoffMetres, vehicles, swaps, people }) =>
    [
      { of: label.vehicles, measure: vehicles },
      { of: label.swaps, measure: swaps },
      { of: label.people, measure: people },
    ].flatMap(({ of, measure }) => (measure ? [{ cutoffMetres, of, ...measure }] : [])),
  )
  return {
    name: 'coverage',
    title: words.sheets.summary,
    length: rows.length,
    columns: [
      number(rows, 'cutoff_m', `${label.distance} (m)`, (row) => row.cutoffMetres, { unit: 'm' }),
      text(rows, 'quantity', label.quantity, ({ of }) => of),
      number(rows, 'total', label.total, ({ total }) => total),
      number(rows, 'covered', label.once, ({ covered }) => covered),
      share(rows, 'covered_share', label.share, (row) => row.share),
      number(rows, 'covered_twice', label.twice, ({ twice }) => twice),
      number(rows, 'not_covered', label.not, ({ total, covered }) => total - covered),
    ],
  }
}
