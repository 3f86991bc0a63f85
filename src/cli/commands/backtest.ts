import { basename } from 'node:path'
import {
  type BacktestAnswer,
  BacktestQuery,
  backtestAnswer,
  backtestProfile,
} from '../../api/backtest.ts'
import { mappingOf } from '../../api/mapping.ts'
import type { Dataset } from '../../core/dataset/dataset.ts'
import { weightsFor } from '../../core/score/weights.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject, type Project } from '../../store/project.ts'
import { projectBacktest } from '../../store/project-backtest.ts'
import { backtestText } from '../backtest-text.ts'
import { type AddCommand, JSON_OPTION, MISSING_OPTION, RULE_OPTION } from '../command.ts'
import { writeWhole } from '../files.ts'
import { readSource } from '../import-source.ts'
import { collect } from '../map-option.ts'
import { parseQuery } from '../parse-query.ts'
import { Progress } from '../progress.ts'
import { readProfile } from '../read-profile.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface BacktestOptions {
  readonly stations: string
  readonly split: string
  readonly map?: readonly string[]
  readonly profile: string
  readonly weights?: string
  readonly fit?: string | true
  readonly json?: boolean
}

/** `siteswap backtest FILE`: would the score have found where stations opened? */
export const addBacktestCommand: AddCommand = (program, terminal) => {
  program
    .command('backtest')
    .description('score with the stations of a past day and see where later ones opened')
    .argument('<file>', 'the project; its own stations are left aside, and nothing is changed')
    .requiredOption(
      '--stations <csv>',
      'stations with the day each opened; ours where no row says whose',
    )
    .requiredOption('--split <day>', 'the day, as 2018-02-03: those opened up to it exist')
    .option('--map <field=column>', 'where a field is found; repeat or separate by commas', collect)
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option('--weights <id=w,…>', 'weights in place of the profile’s own')
    .option(...RULE_OPTION)
    .option(...MISSING_OPTION)
    .option('--fit [out.json]', 'offer weights fitted to earlier openings only, as a profile')
    .option(...JSON_OPTION)
    .action((file: string, options: BacktestOptions) => runBacktest(terminal, file, options))
}

async function runBacktest(
  terminal: Terminal,
  file: string,
  options: BacktestOptions,
): Promise<void> {
  const started = performance.now()
  const query = parseQuery(BacktestQuery, options)
  const profile = backtestProfile(readProfile(query.profile), query)
  const weights = weightsFor([profile], query.weights ?? '')
  const project = openProject(file)
  const progress = new Progress(terminal)
  try {
    progress.step(`Reading ${basename(options.stations)}`)
    const stations = await readStations(project, options)
    progress.step(`Scoring ${profile.id}`)
    const result = projectBacktest(project, profile, {
      stations,
      split: query.split,
      weights,
      fit: options.fit !== undefined,
      onProgress: progress.update,
    })
    progress.end()
    tell(terminal, backtestAnswer(result, profile, query.split, started), options)
  } finally {
    progress.end()
    closeProject(project)
  }
}

function tell(terminal: Terminal, answer: BacktestAnswer, options: BacktestOptions): void {
  const saved = typeof options.fit === 'string' ? options.fit : undefined
  if (saved !== undefined && answer.fit)
    writeWhole(saved, `${JSON.stringify(answer.fit.profile, null, 2)}\n`)
  if (options.json) outJson(terminal, answer)
  else terminal.out(backtestText(answer, saved, terminal.width))
}

/** The stations of the file, which tells all there are in the region. */
async function readStations(
  project: Project,
  { stations: path, map = [] }: BacktestOptions,
): Promise<Omit<Dataset, 'hash'>> {
  const name = basename(path)
  const provenance = { name, source: name, licence: '', attribution: '', generated: false }
  const source = { path, kind: 'stations', mapping: mappingOf(map), provenance } as const
  const { drafts } = await readSource(project, { ...source, extent: 'region' })
  return drafts[0]!
}
