import { type CalibrateAnswer, CalibrateQuery, calibrateAnswer } from '../../api/calibrate.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { projectCalibration } from '../../store/project-calibration.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { count, counted, percent, rounded, sentence } from '../figures.ts'
import { parseQuery } from '../parse-query.ts'
import { readProfile } from '../read-profile.ts'
import { tableLines, wrapped } from '../table.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface CalibrateOptions {
  readonly profile: string
  readonly json?: boolean
}

/** `siteswap calibrate FILE`: the demand model beside what stations record. */
export const addCalibrateCommand: AddCommand = (program, terminal) => {
  program
    .command('calibrate')
    .description('compare modelled demand with recorded swaps, by class; changes nothing')
    .argument('<file>', 'the project')
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option(...JSON_OPTION)
    .action((file: string, options: CalibrateOptions) => runCalibrate(terminal, file, options))
}

function runCalibrate(terminal: Terminal, file: string, options: CalibrateOptions): void {
  const profile = readProfile(parseQuery(CalibrateQuery, options).profile)
  const project = openProject(file)
  try {
    const answer = calibrateAnswer(projectCalibration(project, profile))
    if (options.json) outJson(terminal, answer)
    else terminal.out(calibrateText(answer, terminal.width))
  } finally {
    closeProject(project)
  }
}

function calibrateText(answer: CalibrateAnswer, width: number): string {
  const right = 'right' as const
  const table = tableLines(
    [
      { title: 'Class' },
      { title: 'Modelled swaps/day', align: right },
      { title: 'Factor', align: right },
    ],
    answer.factors.map(({ id, modelled, factor, fitted }) => [
      id,
      fitted ? rounded(modelled) : 'none',
      fitted ? factor.toFixed(2) : 'left at 1',
    ]),
    width,
  )
  const { stations, recorded, modelledBefore, modelledAfter, errorBefore, errorAfter } = answer
  const explained = answer.explained === null ? '' : `; it explains ${percent(answer.explained)}`
  const lines = [
    `${counted(stations, 'station')} record ${count(recorded)} swaps a day; the model gives ${count(modelledBefore)}, with the factors ${count(modelledAfter)}.`,
    `A station is off by ${rounded(errorBefore)} swaps a day (root mean square), with the factors by ${rounded(errorAfter)}${explained} of the variance between stations.`,
    ...answer.notes.map(sentence),
    ...answer.cautions.map((caution) => `Caution: ${caution}.`),
    'Nothing is changed: to use a factor, multiply the class’s swapShare, or for corridors shareTakenOnTheWay, in a PROFILE.json.',
  ]
  return `${[...table, '', ...lines.map((line) => wrapped(line, width, '  '))].join('\n')}\n`
}
