import { ReportQuery } from '../../api/report.ts'
import { makeReport } from '../../server/report/make-report.ts'
import { checkReportPath, writeReport } from '../../server/report/write-report.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { TABLE_ENDINGS } from '../../work/write/write-tables.ts'
import { type AddCommand, JSON_OPTION, SCENARIO_OPTION } from '../command.ts'
import { packageVersion } from '../package-root.ts'
import { parseQuery } from '../parse-query.ts'
import { Progress } from '../progress.ts'
import { readProfile } from '../read-profile.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface ReportOptions {
  readonly out: string
  readonly profile: string
  readonly json?: boolean
}

/** `siteswap report FILE`: what the network covers, for people and for files. */
export const addReportCommand: AddCommand = (program, terminal) => {
  program
    .command('report')
    .description('report what the network covers: HTML, PDF, tables and map layers')
    .argument('<file>', 'the project')
    .requiredOption('--out <file>', `.html, .pdf, ${TABLE_ENDINGS.join(', ')}, or a folder for all`)
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option('--cutoff <metres,…>', 'distances of the measure; the first is that of the maps')
    .option('--vsr <vehicles>', 'vehicles that one station covers on average (230)')
    .option('--gap <km>', 'longest stretch of highway without a station wished for (100)')
    .option('--holes <number>', 'how many of the largest holes (10)')
    .option('--lang <language>', 'en or zh (en)')
    .option(...SCENARIO_OPTION)
    .option('--plan <plan>', 'with the sites of a kept plan, by its number or name')
    .option('--against <network>', 'set against: building, now, or a date as 2025-12-31')
    .option(...JSON_OPTION)
    .action((file: string, options: ReportOptions) => runReport(terminal, file, options))
}

async function runReport(terminal: Terminal, file: string, options: ReportOptions): Promise<void> {
  const query = parseQuery(ReportQuery, options)
  checkReportPath(options.out)
  const profile = readProfile(query.profile)
  const project = openProject(file)
  const progress = new Progress(terminal)
  try {
    const input = makeReport(project, profile, query, {
      command: commandOf(file, options),
      version: packageVersion(),
      date: new Date().toISOString().slice(0, 10),
      onStep: (label) => progress.step(label),
      onProgress: progress.update,
    })
    progress.step('Writing the report')
    const written = await writeReport(options.out, input)
    progress.end()
    if (options.json) outJson(terminal, { ...written, cutoffs: input.coverage.cutoffs })
    else terminal.out([...written.files, ...written.notes].map((line) => `${line}\n`).join(''))
  } finally {
    progress.end()
    closeProject(project)
  }
}

/** The command as it would be typed again. */
function commandOf(file: string, options: ReportOptions): string {
  const words = Object.entries(options).flatMap(([name, value]) =>
    value === true ? [`--${name}`] : [`--${name}`, quoted(String(value))],
  )
  return ['siteswap report', quoted(file), ...words].join(' ')
}

function quoted(word: string): string {
  return /^[\w./:,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
