import type { PlanAnswer } from '../../api/plan.ts'
import { PlanQuery, planQuestion } from '../../api/plan-query.ts'
import { gapBetween } from '../../core/locate/gap.ts'
import { Problem } from '../../core/problem.ts'
import type { Profile } from '../../core/score/profile.ts'
import { type PlanRun, runPlan } from '../../server/run-plan.ts'
import { openProject } from '../../store/open-project.ts'
import { addPlan, reservePlanId } from '../../store/plans.ts'
import { closeProject } from '../../store/project.ts'
import { scenarioNamed } from '../../store/scenarios.ts'
import { outputOf, TABLE_ENDINGS, writeTables } from '../../work/write/write-tables.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { percent } from '../figures.ts'
import { parseQuery } from '../parse-query.ts'
import { planBook } from '../plan-tables.ts'
import { planText } from '../plan-text.ts'
import { Progress } from '../progress.ts'
import { readProfile } from '../read-profile.ts'
import { outJson, type Terminal } from '../terminal.ts'

interface PlanOptions {
  readonly out?: string
  readonly save?: string
  readonly scenario?: string
  readonly json?: boolean
  readonly seconds: string
}

const SITES_HELP = 'ids, names or LAT,LON; repeat or separate by commas'

/** `siteswap plan FILE`: the best sites to open next, with proof. */
export const addPlanCommand: AddCommand = (program, terminal) => {
  program
    .command('plan')
    .description('choose the best sites to open, and prove how good the choice is')
    .argument('<file>', 'the project')
    .requiredOption('--objective <objective>', 'mclp, lscp, p-median, p-center, flow or mixed')
    .option('--sites <number>', 'how many to open')
    .option('--budget <rmb>', 'most they may cost together')
    .option('--share <share>', 'mclp: the fewest that cover this share of demand, 0 to 1')
    .option('--quota <need>', '"need": at least what each area lacks by vehicles per station')
    .option('--vsr <vehicles>', 'of the quota: vehicles that one station covers (230)')
    .option('--year <year>', 'of the quota: target year')
    .option('--growth <fraction>', 'of the quota: more vehicles a year until then (0)')
    .option('--cutoff <metres>', 'service limit, straight line (the profile’s own)')
    .option('--times <number>', 'mclp: stations that must be within the cutoff, 1 or 2')
    .option('--range <km>', 'flow, mixed: distance on a full charge')
    .option('--pack <kwh>', 'battery from which the range follows (75)')
    .option('--gap <km>', 'lscp: no longer gap along a highway, instead of all demand')
    .option('--max-distance <metres>', 'p-median, p-center: charged where no station is nearer')
    .option(
      '--candidates <list>',
      'sites, ranked:K, cells, or several with commas (sites,ranked:200)',
    )
    .option('--existing <on|off>', 'whether stations that stand count (on)')
    .option('--building <on|off>', 'whether those being built do too (off)')
    .option('--fixed <sites>', `must open: ${SITES_HELP}`, collect)
    .option('--forbidden <sites>', `must not open: ${SITES_HELP}`, collect)
    .option(
      '--partner-most <partner=number>',
      'most sites of a partner; repeat or use commas',
      collect,
    )
    .option('--spacing <metres>', 'least distance between two stations (the profile’s own)')
    .option('--headroom <on|off>', 'whether feeders must be able to carry the stations (on)')
    .option('--generation <number>', 'station model whose cost is taken (2)')
    .option('--capex <rmb>', 'cost of a station without its connection')
    .option('--load <kva>', 'what a station asks of its feeder (630)')
    .option('--profile <profile>', 'urban, highway, or a PROFILE.json', 'urban')
    .option('--scenario <name>', 'plan the project as a scenario has it')
    .option('--alternatives <number>', 'the best so many different plans')
    .option('--within <share>', 'of alternatives: how far from the best they may be', '1%')
    .option('--phases <numbers>', 'order of opening by numbers of sites, e.g. 5,5,10')
    .option('--phase-budgets <amounts>', 'order of opening by what each phase may spend')
    .option('--curve', 'the best for every number of sites up to --sites, or for parts of --budget')
    .option('--seconds <seconds>', 'time to search and prove', '60')
    .option('--seed <number>', 'of the search', '1')
    .option('--save <name>', 'keep the plan in the project under this name')
    .option('--out <file>', `write the sites to a file (${TABLE_ENDINGS.join(', ')})`)
    .option(...JSON_OPTION)
    .action((file: string, options: PlanOptions) => planProject(terminal, file, options))
}

async function planProject(terminal: Terminal, file: string, options: PlanOptions): Promise<void> {
  const { out, save, json, scenario, ...asked } = options
  const given = parseQuery(PlanQuery, asked)
  const profile = readProfile(given.profile)
  planQuestion(given, profile)
  if (out !== undefined) outputOf(out, '--out')
  const project = openProject(file)
  try {
    const query =
      scenario === undefined ? given : { ...given, scenario: scenarioNamed(project, scenario).id }
    const answer = await watched(terminal, file, profile, query, json === true)
    if (save !== undefined && answer.value !== null) {
      const createdAt = new Date().toISOString()
      addPlan(project, {
        id: reservePlanId(project),
        name: save,
        createdAt,
        answer: JSON.stringify(answer),
      })
    }
    if (out !== undefined && answer.value !== null)
      await writeTables(out, planBook(answer, project.settings.name))
    if (json) outJson(terminal, answer)
    if (answer.status === 'infeasible') throw new Problem('infeasible', answer.reason!)
    if (answer.status === 'timeLimit')
      throw new Problem(
        'infeasible',
        `No plan was found in ${query.seconds} s: give more --seconds.`,
      )
    if (!json) terminal.out(planText(answer, project.settings.name, terminal.width))
  } finally {
    closeProject(project)
  }
}

/** Makes the plan, with the best so far and its gap on the terminal; Ctrl-C ends the search. */
async function watched(
  terminal: Terminal,
  path: string,
  profile: Profile,
  query: PlanQuery,
  json: boolean,
): Promise<PlanAnswer> {
  const progress = new Progress(terminal)
  const started = performance.now()
  const share = () => (performance.now() - started) / 1000 / query.seconds
  const run = runPlan(
    { path, profile, query },
    {
      onStep: (label) => progress.step(label),
      onBest: (value, bound) =>
        progress.tell(
          `Best ${value.toPrecision(6)}, gap ${percent(gapBetween(bound, value))}`,
          share(),
        ),
    },
  )
  const unlisten = onInterrupt(run, progress)
  try {
    return await run.done
  } catch (error) {
    if (json && error instanceof Problem && error.code === 'infeasible')
      outJson(terminal, { ...NO_PLAN, objective: query.objective, reason: error.message })
    throw error
  } finally {
    unlisten()
    progress.end()
  }
}

/** The first Ctrl-C ends the search, a second one the program. */
function onInterrupt(run: PlanRun, progress: Progress): () => void {
  const stop = () => {
    progress.step('Ending with the best plan so far')
    run.stop()
  }
  process.once('SIGINT', stop)
  return () => process.removeListener('SIGINT', stop)
}

const NO_PLAN = {
  status: 'infeasible',
  value: null,
  added: null,
  bound: null,
  gap: null,
  sites: [],
  covered: { demand: 0, demandShare: 0, points: 0, pointShare: 0 },
  solver: 'none',
  elapsedMs: 0,
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
