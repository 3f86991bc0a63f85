import type { ProjectAnswer } from '../../api/contract.ts'
import { describeProject } from '../../server/describe-project.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { count, counted } from '../figures.ts'
import { printable, tableLines } from '../table.ts'
import { outJson } from '../terminal.ts'

/** `siteswap datasets FILE`: what a project holds. */
export const addDatasetsCommand: AddCommand = (program, terminal) => {
  program
    .command('datasets')
    .description('list what a project holds, with sources and licences')
    .argument('<file>', 'the project')
    .option(...JSON_OPTION)
    .action((file: string, options: { json?: boolean }) => {
      const project = openProject(file)
      const answer = describeProject(project)
      closeProject(project)
      if (options.json) outJson(terminal, answer)
      else terminal.out(datasetsText(answer, terminal.width))
    })
}

function datasetsText(project: ProjectAnswer, width: number): string {
  const head = `${printable(project.name)} · ${count(project.cells)} cells at resolution ${project.resolution} · ${counted(project.datasets.length, 'dataset')}`
  if (project.datasets.length === 0)
    return `${head}\nNothing is imported yet: "siteswap import FILE KIND SOURCE" brings data in.\n`
  const columns = [
    { title: 'Kind' },
    { title: 'Name', shrinks: true },
    { title: 'Rows', align: 'right' as const },
    { title: 'Data' },
    { title: 'Hash' },
  ]
  const rows = project.datasets.map((dataset) => [
    dataset.kind,
    dataset.name,
    count(dataset.rows),
    dataset.generated ? 'generated' : 'real',
    dataset.hash.slice(0, 8),
  ])
  const sources = project.datasets.map(
    ({ name, attribution, source, licence }) =>
      `  ${printable([name, attribution || source, licence].filter(Boolean).join(' · '))}`,
  )
  const table = tableLines(columns, rows, width)
  return `${[head, '', ...table, '', 'Sources', ...new Set(sources)].join('\n')}\n`
}
