import type { TableBook } from '../io/write/table.ts'
import { contextOf } from './report-context.ts'
import type { ReportInput } from './report-input.ts'
import { areaTables } from './tables/areas.ts'
import { cellsTable } from './tables/cells.ts'
import { gapsTable } from './tables/gaps.ts'
import { holesTable } from './tables/holes.ts'
import { reportNotes } from './tables/notes.ts'
import { partnersTable } from './tables/partners.ts'
import { stationsTable } from './tables/stations.ts'
import { summaryTable } from './tables/summary.ts'

/** The tables of a report, for files that others work on. */
export function reportBook(input: ReportInput): TableBook {
  const context = contextOf(input)
  return {
    tables: [
      summaryTable(context),
      ...areaTables(context),
      stationsTable(context),
      holesTable(context),
      ...(input.coverage.corridors ? [gapsTable(context, input.coverage.corridors)] : []),
      partnersTable(context),
      cellsTable(context),
    ],
    notes: reportNotes(context),
    words: context.words.book,
  }
}
