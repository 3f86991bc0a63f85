import { basename } from 'node:path'
import { SitesQuery } from '../../api/sites.ts'
import { parseWeights } from '../../core/score/weights.ts'
import { judgeList } from '../../server/judge-list.ts'
import { addDatasets } from '../../store/add-datasets.ts'
import { listDatasets } from '../../store/list-datasets.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { outputOf, TABLE_ENDINGS, writeTables } from '../../work/write/write-tables.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { readSource } from '../import-source.ts'
import { parseQuery } from '../parse-query.ts'
import { Progress } from '../progress.ts'
import { readProfile } from '../read-profile.ts'
import { addReadingOptions, type ReadingOptions, readingOf } from '../reading-options.ts'
import { scoreLabels } from '../score-labels.ts'
import { refusedTable, sitesBook } from '../sites-book.ts'
import { sitesText } from '../sites-text.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface SitesOptions extends ReadingOptions {
  readonly profile: string
  readonly weights?: string
  readonly top?: string
  readonly spacing?: string
  readonly perPartner?: string
  readonly perCity?: string
  readonly robustness?: string | true
  readonly out?: string
  readonly rejects?: string
  readonly keep?: boolean
  readonly name?: string
  readonly generated?: boolean
  readonly json?: boolean
}

const DEFAULT_DRAWS = '1000'

/** `siteswap sites FILE LIST`: a partner's list, scored and ranked. */
export const addSitesCommand: AddCommand = (program, terminal) => {
  const command = program
    .command('sites')
    .description('score and rank a partner’s list of sites, with a reason for every refusal')
    .argument('<file>', 'the project; the list is not put into it unless --keep is given')
    .argument('<list>', 'file with the sites')
  addReadingOptions(command)
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option('--weights <id=w,…>', 'weights in place of the profile’s own')
    .option('--top <number>', 'pick at most so many')
    .option('--spacing <metres>', 'least distance between two picked sites')
    .option('--per-partner <number>', 'pick at most so many of one partner')
    .option('--per-city <number>', 'pick at most so many in one reporting area')
    .option(
      '--robustness [draws]',
      `draw the weights anew and say how firmly each site holds its place (draws: ${DEFAULT_DRAWS})`,
    )
    .option('--out <file>', `write all sites to a file (${TABLE_ENDINGS.join(', ')})`)
    .option('--rejects <file>', 'write every row that was not taken, and why, to a file of its own')
    .option('--keep', 'also put the list into the project')
    .option('--name <text>', "what to call the list (the file's name where not given)")
    .option('--generated', 'the rows were made up by a program; said wherever they are seen')
    .option(...JSON_OPTION)
    .action((file: string, list: string, options: SitesOptions) =>
      runSites(terminal, file, list, options),
    )
}

async function runSites(
  terminal: Terminal,
  file: string,
  list: string,
  options: SitesOptions,
): Promise<void> {
  const started = performance.now()
  const { profile: profileName, ...query } = parseQuery(SitesQuery, withDraws(options))
  for (const [option, path] of [
    ['--out', options.out],
    ['--rejects', options.rejects],
  ] as const)
    if (path !== undefined) outputOf(path, option)
  parseWeights(query.weights ?? '')
  const profile = readProfile(profileName)
  const project = openProject(file)
  const progress = new Progress(terminal)
  try {
    progress.step(`Reading ${basename(list)}`)
    const result = await readSource(project, {
      path: list,
      kind: 'partners',
      ...readingOf(project, options),
      provenance: provenanceOf(list, options),
      onProgress: progress.update,
    })
    const { rejects } = options
    if (rejects !== undefined)
      await writeTables(rejects, { tables: [refusedTable(result.issues)], notes: [] })
    progress.step(`Scoring ${basename(list)}`)
    const { answer } = judgeList(project, result, {
      ...{ profile, query, started },
      onProgress: progress.update,
    })
    if (options.keep) addDatasets(project, result.drafts)
    const labels = scoreLabels(project.settings.name, answer, listDatasets(project))
    const date = new Date().toISOString().slice(0, 10)
    const book = sitesBook(answer, result.issues, labels, date)
    const written = options.out === undefined ? [] : await writeTables(options.out, book)
    progress.end()
    if (options.json) outJson(terminal, answer)
    else terminal.out(sitesText(answer, written, terminal.width))
  } finally {
    progress.end()
    closeProject(project)
  }
}

function withDraws({ robustness, ...options }: SitesOptions) {
  if (robustness === undefined) return options
  return { ...options, robustness: robustness === true ? DEFAULT_DRAWS : robustness }
}

function provenanceOf(path: string, options: SitesOptions) {
  return {
    name: options.name ?? basename(path),
    source: basename(path),
    licence: '',
    attribution: '',
    generated: options.generated === true,
  }
}
