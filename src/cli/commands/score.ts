import { answerMixed, MIXED, type MixedAnswer, parseQuota } from '../../api/mixed.ts'
import { answerScore, type ScoreAnswer, ScoreQuery } from '../../api/score.ts'
import { Problem } from '../../core/problem.ts'
import { parseWeights } from '../../core/score/weights.ts'
import { listDatasets } from '../../store/list-datasets.ts'
import { openProject } from '../../store/open-project.ts'
import { closeProject } from '../../store/project.ts'
import { TABLE_ENDINGS } from '../../work/write/write-tables.ts'
import {
  type AddCommand,
  JSON_OPTION,
  MISSING_OPTION,
  RULE_OPTION,
  SCENARIO_OPTION,
} from '../command.ts'
import { mixedText } from '../mixed-text.ts'
import { parseQuery } from '../parse-query.ts'
import { readProfile } from '../read-profile.ts'
import { scoreWriter } from '../score-out.ts'
import { scoreText } from '../score-text.ts'
import { type FrameOptions, scoredProject } from '../scored-project.ts'
import { outJson, type Terminal } from '../terminal.ts'
import { givenWeights, type WeightsOptions } from '../weights-option.ts'

interface ScoreOptions extends WeightsOptions, FrameOptions {
  readonly profile: string
  readonly quota?: string
  readonly rule?: string
  readonly top?: string
  readonly spacing?: string
  readonly robustness?: string | true
  readonly out?: string
  readonly json?: boolean
}

const DEFAULT_DRAWS = '1000'
const ROBUSTNESS_HELP = `draw the weights anew and say how firmly each site holds its place (draws: ${DEFAULT_DRAWS})`

/** `siteswap score FILE`: the best sites and why. */
export const addScoreCommand: AddCommand = (program, terminal) => {
  program
    .command('score')
    .description('score every cell and list the best sites')
    .argument('<file>', 'the project')
    .option('--profile <profile>', 'urban, highway, mixed, or a PROFILE.json', 'urban')
    .option('--quota <id=n,…>', 'sites of each list of mixed, as urban=35,highway=15')
    .option('--weights <id=w,…>', 'weights in place of the profile’s own')
    .option('--rank <order>', 'weights from an order, as "unserved>grid_headroom=partner_fit"')
    .option('--pairs <file>', 'weights from a .csv or .json table of comparisons by pairs (AHP)')
    .option(...RULE_OPTION)
    .option(...MISSING_OPTION)
    .option(...SCENARIO_OPTION)
    .option('--top <number>', 'how many sites (50)')
    .option('--spacing <metres>', 'least distance between two sites (the profile’s own)')
    .option('--robustness [draws]', ROBUSTNESS_HELP)
    .option('--out <file>', `write the list to a file (${TABLE_ENDINGS.join(', ')})`)
    .option(...JSON_OPTION)
    .action((file: string, options: ScoreOptions) => runScore(terminal, file, options))
}

async function runScore(terminal: Terminal, file: string, options: ScoreOptions): Promise<void> {
  const started = performance.now()
  const query = parseQuery(ScoreQuery, withDraws(options))
  const write = options.out === undefined ? undefined : scoreWriter(options.out)
  parseWeights(query.weights ?? '')
  const { lists, given, weighting } = asked(options, query)
  const project = openProject(file)
  try {
    const scored = lists.map(({ profile, sites }) => ({
      ...scoredProject(terminal, project, profile, options),
      quota: sites,
    }))
    const [first] = scored
    const plain = { ...query, ...given }
    const answer: ScoreAnswer | MixedAnswer =
      query.profile === MIXED
        ? answerMixed(scored, plain, started)
        : {
            ...answerScore(first!.frame, plain, started, first!.view),
            ...(weighting && { weighting }),
          }
    const { name } = project.settings
    if (write) await write(answer, name, listDatasets(project))
    if (options.json) outJson(terminal, answer)
    else if ('lists' in answer) terminal.out(mixedText(answer, name, terminal.width))
    else terminal.out(scoreText(answer, name, terminal.width))
  } finally {
    closeProject(project)
  }
}

/** The lists that are asked for, read before the project is opened: one, or those of 'mixed'. */
function asked(options: ScoreOptions, query: ScoreQuery) {
  if (query.profile !== MIXED) {
    if (options.quota !== undefined)
      throw new Problem(
        'usage',
        '--quota goes with --profile mixed: leave it out, or ask for mixed.',
      )
    const profile = readProfile(query.profile)
    const { weighting, ...given } = givenWeights(options, profile)
    return { lists: [{ profile, sites: query.top }], given, weighting }
  }
  if (options.rank !== undefined || options.pairs !== undefined)
    throw new Problem(
      'usage',
      '--rank and --pairs give the weights of one profile, not of mixed: use --weights.',
    )
  if (options.quota !== undefined && options.top !== undefined)
    throw new Problem('usage', '--quota says how many sites: leave out --top.')
  const lists = parseQuota(options.quota, query.top).map(({ profile, sites }) => ({
    profile: readProfile(profile),
    sites,
  }))
  return { lists, given: {}, weighting: undefined }
}

/** `--robustness` alone means the usual number of draws. */
function withDraws(options: ScoreOptions): object {
  return options.robustness === true ? { ...options, robustness: DEFAULT_DRAWS } : options
}
