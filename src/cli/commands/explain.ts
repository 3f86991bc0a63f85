import { answerExplain, ExplainQuery } from '../../api/explain.ts'
import { parseWeights } from '../../core/score/weights.ts'
import { FRAME_CODEC } from '../../server/frame-codec.ts'
import { findRow } from '../../store/find-row.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { projectFrame } from '../../store/project-frame.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { explainText } from '../explain-text.ts'
import { parseQuery } from '../parse-query.ts'
import { Progress } from '../progress.ts'
import { readProfile } from '../read-profile.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface ExplainOptions {
  readonly profile: string
  readonly weights?: string
  readonly top?: string
  readonly spacing?: string
  readonly json?: boolean
}

/** `siteswap explain FILE PLACE`: why a place scores as it does. */
export const addExplainCommand: AddCommand = (program, terminal) => {
  program
    .command('explain')
    .description('say why a place scores as it does')
    .argument('<file>', 'the project')
    .argument('<place>', 'LAT,LON in degrees, an H3 cell, or the id or name of a partner site')
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option('--weights <id=w,…>', 'weights in place of the profile’s own')
    .option('--top <number>', 'also say what it takes to be, or to stay, among the best so many')
    .option('--spacing <metres>', 'least distance between two sites (the profile’s own)')
    .option(...JSON_OPTION)
    .action((file: string, place: string, options: ExplainOptions) =>
      runExplain(terminal, file, place, options),
    )
}

function runExplain(
  terminal: Terminal,
  file: string,
  place: string,
  options: ExplainOptions,
): void {
  const query = parseQuery(ExplainQuery, { ...options, at: place })
  parseWeights(query.weights ?? '')
  const profile = readProfile(query.profile)
  const project = openProject(file)
  const progress = new Progress(terminal)
  try {
    progress.step(`Scoring ${profile.id}`)
    const { frame } = projectFrame(project, profile, FRAME_CODEC, progress.update)
    progress.end()
    const answer = answerExplain(frame, findRow(project, frame.grid, query.at), query)
    if (options.json) outJson(terminal, answer)
    else terminal.out(explainText(answer, profile.id, terminal.width))
  } finally {
    progress.end()
    closeProject(project)
  }
}
