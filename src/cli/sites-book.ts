import type { SitesAnswer } from '../api/sites.ts'
import { inRankOrder, type SiteColumn, siteColumns } from '../api/sites-columns.ts'
import type { ImportIssue } from '../io/import.ts'
import type { Column, Note, Table, TableBook } from '../io/write/table.ts'
import type { ScoreLabels } from './score-labels.ts'
import { SCORE_CLASSES, scoreNotes } from './score-tables.ts'

/** A judged list for files: the sites, best first, and the rows that were refused, with the reason. */
export function sitesBook(
  answer: SitesAnswer,
  issues: readonly ImportIssue[],
  labels: ScoreLabels,
  date: string,
): TableBook {
  const refused = refusedTable(issues)
  return {
    tables: [sitesTable(answer), ...(refused.length > 0 ? [refused] : [])],
    notes: [...scoreNotes({ list: answer, labels }, date, ''), ...suspicionNotes(answer)],
  }
}

function sitesTable(answer: SitesAnswer): Table {
  const sites = inRankOrder(answer.sites)
  const { before, after } = siteColumns(answer)
  const column = (each: SiteColumn): Column => {
    const { of: _, ...heading } = each
    if (each.type === 'text') return { ...heading, type: 'text', values: sites.map(each.of) }
    const values = Float64Array.from(sites, (site) => each.of(site) ?? Number.NaN)
    return { ...heading, type: 'number', values }
  }
  const [lat, lon] = [sites.map((site) => site.lat), sites.map((site) => site.lon)]
  return {
    name: 'sites',
    title: 'Sites',
    length: sites.length,
    label: 'name',
    style: { by: 'score', classes: SCORE_CLASSES },
    columns: [
      ...before.map(column),
      { type: 'point', name: 'place', lat, lon },
      ...after.map(column),
    ],
  }
}

/** Every row that was not taken, and why. */
export function refusedTable(issues: readonly ImportIssue[]): Table {
  return {
    name: 'refused',
    title: 'Refused',
    length: issues.length,
    columns: [
      { type: 'number', name: 'row', values: issues.map(({ row }) => row) },
      { type: 'text', name: 'column', values: issues.map(({ column }) => column) },
      { type: 'text', name: 'code', values: issues.map(({ code }) => code) },
      { type: 'text', name: 'reason', values: issues.map(({ message }) => message) },
    ],
  }
}

function suspicionNotes({ suspicions }: SitesAnswer): Note[] {
  return suspicions.map(({ code, message }, i) => ({
    key: `suspicion_${i + 1}`,
    title: `Suspicion: ${code.replaceAll('_', ' ')}`,
    value: message,
  }))
}
