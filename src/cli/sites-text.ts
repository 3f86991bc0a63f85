import type { SitesAnswer } from '../api/sites.ts'
import { count, counted, listed, percent, points } from './figures.ts'
import { printable, type TableColumn, tableLines, wrapped } from './table.ts'

/** Sites a person is shown; all of them are in `--out`. */
const SHOWN_SITES = 20
const SHOWN_ISSUES = 5

/** A judged list, for a person. */
export function sitesText(answer: SitesAnswer, written: readonly string[], width: number): string {
  return `${[
    head(answer),
    ...suspicionLines(answer, width),
    '',
    ...siteLines(answer, width),
    ...excludedLines(answer, width),
    ...issueLines(answer, written),
    ...(written.length > 0 ? ['', `Written: ${written.join(', ')}`] : []),
  ].join('\n')}\n`
}

function head(answer: SitesAnswer): string {
  const { rows, accepted, rejected, duplicates, profile, clusters } = answer
  const scored = answer.sites.filter(({ score }) => score !== null).length
  const left = [
    rejected > 0 ? `${count(rejected)} refused` : '',
    duplicates > 0 ? `${count(duplicates)} repeated` : '',
    clusters > 0 ? `${counted(clusters, 'cluster')} of likely duplicates` : '',
  ].filter(Boolean)
  const more = left.length > 0 ? ` · ${left.join(' · ')}` : ''
  return `${profile} profile · ${count(scored)} of ${counted(rows, 'row')} scored, ${count(accepted - scored)} excluded${more}`
}

function suspicionLines({ suspicions }: SitesAnswer, width: number): string[] {
  return suspicions.map(({ message }) => wrapped(`! ${message}`, width, '  '))
}

function siteLines(answer: SitesAnswer, width: number): string[] {
  const picked = answer.sites.filter((site) => site.picked !== null)
  const best = picked.sort((a, b) => a.picked! - b.picked!).slice(0, SHOWN_SITES)
  if (best.length === 0) return ['No site is left to rank.']
  const right = 'right' as const
  const firm = answer.robustness
  const columns: TableColumn[] = [
    { title: '', align: right },
    { title: 'Site', shrinks: true },
    { title: 'Partner' },
    { title: 'Score', align: right },
    ...(firm ? [{ title: `In top ${firm.top}`, align: right }] : []),
    { title: 'Unserved', align: right },
    { title: 'Headroom kVA', align: right },
    { title: 'Cell' },
  ]
  const rows = best.map((site) => [
    String(site.picked),
    site.name || site.id,
    site.partner,
    points(site.score!),
    ...(firm ? [site.robustness ? percent(site.robustness.inTop) : ''] : []),
    site.unserved === null ? '–' : points(site.unserved),
    site.substation?.headroomKva == null ? '–' : count(site.substation.headroomKva),
    site.cell,
  ])
  const more = picked.length - best.length
  const lines = tableLines(columns, rows, width)
  return more > 0 ? [...lines, `and ${count(more)} more`] : lines
}

function excludedLines({ excluded }: SitesAnswer, width: number): string[] {
  const reasons = Object.entries(excluded).map(([reason, n]) => `${reason} (${count(n)})`)
  return reasons.length > 0 ? ['', wrapped(`Excluded: ${listed(reasons)}.`, width, '  ')] : []
}

function issueLines(answer: SitesAnswer, written: readonly string[]): string[] {
  if (answer.issueCount === 0) return []
  const shown = answer.issues.slice(0, SHOWN_ISSUES)
  const lines = shown.map(({ row, column, message }) =>
    printable(`  row ${count(row)}${column && `, ${column}`}: ${message}`),
  )
  const more = answer.issueCount - shown.length
  const where =
    written.length > 0 ? 'all are in the file written' : '--out SCORED.xlsx writes them all'
  return ['', 'Refused:', ...lines, ...(more > 0 ? [`  and ${count(more)} more: ${where}`] : [])]
}
