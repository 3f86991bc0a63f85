import type { DatasetImported, OsmImported } from '../api/import.ts'
import { count, counted } from './figures.ts'
import { printable, tableLines } from './table.ts'

/** Issues a person is shown; the rest is in `--rejects`. */
const SHOWN_ISSUES = 5

/** What an import did, for a person. */
export function importText(answer: DatasetImported | OsmImported, rejects?: string): string {
  const lines = 'datasets' in answer ? osmLines(answer) : datasetLines(answer, rejects)
  return `${lines.join('\n')}\n`
}

function datasetLines(answer: DatasetImported, rejects: string | undefined): string[] {
  const { kind, rows, accepted, rejected, duplicates, added } = answer
  const head = added
    ? `Imported ${count(accepted)} of ${counted(rows, 'row')} as ${kind}.`
    : `The project already holds exactly these ${counted(accepted, 'row')} of ${kind}: nothing was added.`
  const left = [
    rejected > 0 ? `${count(rejected)} not taken` : '',
    duplicates > 0 ? `${counted(duplicates, 'duplicate')} left out` : '',
  ].filter(Boolean)
  const lines = left.length > 0 ? [head, `${left.join(', ')}.`] : [head]
  return [...lines, ...updateLines(answer), ...issueLines(answer, rejects)]
}

/** What a newer version of a list changed. */
function updateLines({ update }: DatasetImported): string[] {
  if (!update) return []
  const { added, changed, same, gone, differences } = update
  const head = `It replaces the version the project held: ${count(added)} added, ${count(changed)} changed, ${count(gone)} gone, ${count(same)} as before.`
  const shown = differences.slice(0, SHOWN_ISSUES).map(({ what, id, name, fields }) => {
    const which = fields.length > 0 ? ` (${fields.join(', ')})` : ''
    return printable(`  ${what}: ${[id, name].filter(Boolean).join(' ')}${which}`)
  })
  const more = added + changed + gone - shown.length
  return [head, ...shown, ...(more > 0 ? [`  and ${count(more)} more`] : [])]
}

function issueLines(answer: DatasetImported, rejects: string | undefined): string[] {
  const shown = answer.issues
    .slice(0, SHOWN_ISSUES)
    .map(({ row, column, message }) => printable(`  row ${count(row)}, ${column}: ${message}`))
  const more = answer.issueCount - shown.length
  if (more > 0) {
    const all =
      rejects === undefined ? '--rejects OUT.csv writes them all' : `all are in ${rejects}`
    shown.push(`  and ${count(more)} more: ${all}`)
  }
  return shown
}

function osmLines(answer: OsmImported): string[] {
  const right = 'right' as const
  const features = tableLines(
    [
      { title: 'Found' },
      { title: 'In the file', align: right },
      { title: 'In the region', align: right },
    ],
    Object.entries(answer.features).map(([name, found]) => [
      name.replaceAll('_', ' '),
      count(found),
      count(answer.featuresInRegion[name] ?? 0),
    ]),
    80,
  )
  const datasets = tableLines(
    [
      { title: 'Kind' },
      { title: 'Imported', align: right },
      { title: 'Not taken', align: right },
      { title: 'Duplicates', align: right },
      { title: '' },
    ],
    answer.datasets.map((dataset) => [
      dataset.kind,
      count(dataset.accepted),
      count(dataset.rejected),
      count(dataset.duplicates),
      dataset.added ? '' : 'already in the project',
    ]),
    80,
  )
  return [...features, '', ...datasets]
}
