import type { Table } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { number, text } from './columns.ts'

/** What each partner's sites could newly cover. */
export function partnersTable({ input, words }: ReportContext): Table {
  const rows = input.coverage.partners
  const label = words.partners
  return {
    name: 'partners',
    title: words.sheets.partners,
    length: rows.length,
    columns: [
      text(rows, 'partner', label.partner, ({ partner }) => partner),
      number(rows, 'sites', label.sites, ({ sites }) => sites),
      number(rows, 'vehicles', label.vehicles, ({ vehicles }) => vehicles),
      number(rows, 'people', label.people, ({ people }) => people),
    ],
  }
}
