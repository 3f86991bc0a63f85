import { extname } from 'node:path'
import { answerScore, type RankQuery, type ScoreAnswer, ScoreQuery } from '../../api/score.ts'
import { Problem } from '../../core/problem.ts'
import { parseWeights } from '../../core/score/weights.ts'
import { FRAME_CODEC } from '../../server/frame-codec.ts'
import { listDatasets } from '../../store/list-datasets.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject, type Project } from '../../store/project.ts'
import { projectFrame } from '../../store/project-frame.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { writeWhole } from '../files.ts'
import { parseQuery } from '../parse-query.ts'
import { Progress } from '../progress.ts'
import { readProfile } from '../read-profile.ts'
import { scoreCsv } from '../score-csv.ts'
import { scoreGeoJson } from '../score-geojson.ts'
import { type ScoreLabels, scoreLabels } from '../score-labels.ts'
import { scoreText } from '../score-text.ts'
import { scoreXlsx } from '../score-xlsx.ts'
import { outJson, type Terminal } from '../terminal.ts'
import { givenWeights, type WeightsOptions } from '../weights-option.ts'

interface ScoreOptions extends WeightsOptions {
  readonly profile: string
  readonly top: string
  readonly spacing?: string
  readonly robustness?: string | true
  readonly out?: string
  readonly json?: boolean
}

/** Formats of `--out` by the ending of the file. */
type Writer = (
  answer: ScoreAnswer,
  labels: ScoreLabels,
) => string | Uint8Array | Promise<Uint8Array>

const WRITERS: Readonly<Record<string, Writer>> = {
  '.csv': scoreCsv,
  '.geojson': scoreGeoJson,
  '.xlsx': (answer, labels) => scoreXlsx(answer, labels, new Date().toISOString().slice(0, 10)),
}

const DEFAULT_DRAWS = '1000'
const ROBUSTNESS_HELP = `draw the weights anew and say how firmly each site holds its place (draws: ${DEFAULT_DRAWS})`

/** `siteswap score FILE`: the best sites and why. */
export const addScoreCommand: AddCommand = (program, terminal) => {
  program
    .command('score')
    .description('score every cell and list the best sites')
    .argument('<file>', 'the project')
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option('--weights <id=w,…>', 'weights in place of the profile’s own')
    .option('--rank <order>', 'weights from an order, as "unserved>grid_headroom=partner_fit"')
    .option('--pairs <file>', 'weights from a .csv or .json table of comparisons by pairs (AHP)')
    .option('--top <number>', 'how many sites', '50')
    .option('--spacing <metres>', 'least distance between two sites (the profile’s own)')
    .option('--robustness [draws]', ROBUSTNESS_HELP)
    .option('--out <file>', 'write the list to a .csv, .geojson or .xlsx file')
    .option(...JSON_OPTION)
    .action((file: string, options: ScoreOptions) => runScore(terminal, file, options))
}

async function runScore(terminal: Terminal, file: string, options: ScoreOptions): Promise<void> {
  const started = performance.now()
  const query = parseQuery(ScoreQuery, withDraws(options))
  const writer = options.out === undefined ? undefined : writerOf(options.out)
  parseWeights(query.weights ?? '')
  const profile = readProfile(query.profile)
  const { weighting, ...given } = givenWeights(options, profile)
  const project = openProject(file)
  try {
    const scored = scoreProject(terminal, project, profile, { ...query, ...given }, started)
    const answer = weighting ? { ...scored, weighting } : scored
    if (writer !== undefined && options.out !== undefined) {
      const labels = scoreLabels(project.settings.name, answer, listDatasets(project))
      writeWhole(options.out, await writer(answer, labels))
    }
    if (options.json) outJson(terminal, answer)
    else terminal.out(scoreText(answer, project.settings.name, terminal.width))
  } finally {
    closeProject(project)
  }
}

/** `--robustness` alone means the usual number of draws. */
function withDraws(options: ScoreOptions): object {
  return options.robustness === true ? { ...options, robustness: DEFAULT_DRAWS } : options
}

/** Scores an open project, with a progress bar while its frame is computed. */
export function scoreProject(
  terminal: Terminal,
  project: Project,
  profile: ReturnType<typeof readProfile>,
  query: RankQuery,
  started: number,
): ScoreAnswer {
  const progress = new Progress(terminal)
  try {
    progress.step(`Scoring ${profile.id}`)
    const { frame } = projectFrame(project, profile, FRAME_CODEC, progress.update)
    return answerScore(frame, query, started)
  } finally {
    progress.end()
  }
}

function writerOf(path: string): Writer {
  const writer = WRITERS[extname(path).toLowerCase()]
  if (writer === undefined)
    throw new Problem('usage', `--out writes .csv, .geojson and .xlsx, not "${path}".`)
  return writer
}
