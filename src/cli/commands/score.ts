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
import { writeText } from '../files.ts'
import { parseQuery } from '../parse-query.ts'
import { Progress } from '../progress.ts'
import { readProfile } from '../read-profile.ts'
import { scoreCsv } from '../score-csv.ts'
import { scoreGeoJson } from '../score-geojson.ts'
import { scoreLabels } from '../score-labels.ts'
import { scoreText } from '../score-text.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface ScoreOptions {
  readonly profile: string
  readonly weights?: string
  readonly top: string
  readonly spacing?: string
  readonly out?: string
  readonly json?: boolean
}

/** Formats of `--out` by the ending of the file. */
const WRITERS: Readonly<Record<string, typeof scoreCsv>> = {
  '.csv': scoreCsv,
  '.geojson': scoreGeoJson,
}

/** `siteswap score FILE`: the best sites and why. */
export const addScoreCommand: AddCommand = (program, terminal) => {
  program
    .command('score')
    .description('score every cell and list the best sites')
    .argument('<file>', 'the project')
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option('--weights <id=w,…>', 'weights in place of the profile’s own')
    .option('--top <number>', 'how many sites', '50')
    .option('--spacing <metres>', 'least distance between two sites (the profile’s own)')
    .option('--out <file>', 'write the list to a .csv or .geojson file')
    .option(...JSON_OPTION)
    .action((file: string, options: ScoreOptions) => runScore(terminal, file, options))
}

function runScore(terminal: Terminal, file: string, options: ScoreOptions): void {
  const started = performance.now()
  const query = parseQuery(ScoreQuery, options)
  const writer = options.out === undefined ? undefined : writerOf(options.out)
  parseWeights(query.weights ?? '')
  const profile = readProfile(query.profile)
  const project = openProject(file)
  try {
    const answer = scoreProject(terminal, project, profile, query, started)
    if (writer !== undefined && options.out !== undefined) {
      const labels = scoreLabels(project.settings.name, answer, listDatasets(project))
      writeText(options.out, writer(answer, labels))
    }
    if (options.json) outJson(terminal, answer)
    else terminal.out(scoreText(answer, project.settings.name, terminal.width))
  } finally {
    closeProject(project)
  }
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

function writerOf(path: string): typeof scoreCsv {
  const writer = WRITERS[extname(path).toLowerCase()]
  if (writer === undefined)
    throw new Problem(
      'usage',
      `--out writes .csv and .geojson, not "${path}"; spreadsheets open the .csv.`,
    )
  return writer
}
