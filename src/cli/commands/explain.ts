import { answerExplain, ExplainQuery } from '../../api/explain.ts'
import { parseWeights } from '../../core/score/weights.ts'
import { findRow } from '../../store/find-row.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import {
  type AddCommand,
  JSON_OPTION,
  MISSING_OPTION,
  RULE_OPTION,
  SCENARIO_OPTION,
} from '../command.ts'
import { explainText } from '../explain-text.ts'
import { parseQuery } from '../parse-query.ts'
import { readProfile } from '../read-profile.ts'
import { type FrameOptions, scoredProject } from '../scored-project.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface ExplainOptions extends FrameOptions {
  readonly profile: string
  readonly weights?: string
  readonly rule?: string
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
    .option(...RULE_OPTION)
    .option(...MISSING_OPTION)
    .option(...SCENARIO_OPTION)
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
  try {
    const { frame, view, around } = scoredProject(terminal, project, profile, options)
    const row = findRow(project, frame.grid, query.at)
    const answer = answerExplain(frame, around(), row, query, view)
    if (options.json) outJson(terminal, answer)
    else terminal.out(explainText(answer, profile.id, terminal.width))
  } finally {
    closeProject(project)
  }
}
