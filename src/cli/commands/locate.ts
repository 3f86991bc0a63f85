import { gapBetween } from '../../core/locate/gap.ts'
import type { LocateProblem, Plan } from '../../core/locate/problem.ts'
import { solvePlan } from '../../core/locate/solve.ts'
import { Problem } from '../../core/problem.ts'
import { mipSolver } from '../../work/solve-mip.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { percent } from '../figures.ts'
import { type LocateInput, readLocateInput } from '../locate-input.ts'
import { type LocateOptions, locateProblem, readLocateQuery } from '../locate-query.ts'
import { locateText } from '../locate-text.ts'
import { collect, mappingOf } from '../map-option.ts'
import { Progress } from '../progress.ts'
import { outJson, type Terminal } from '../terminal.ts'
import { wholeNumber } from '../whole-number.ts'

/** How often a person is told of the best so far. */
const SHOWN_EVERY_MS = 200

/** `siteswap locate`: the best sites of a location problem that is not a project. */
export const addLocateCommand: AddCommand = (program, terminal) => {
  program
    .command('locate')
    .description('choose the best sites for a table of distances, points, a graph or paths')
    .requiredOption('--objective <objective>', 'mclp, lscp, p-median, p-center, flow or mixed')
    .option('--sites <number>', 'how many sites to open')
    .option('--share <share>', 'mclp: the fewest sites that cover this share of demand, 0 to 1')
    .option('--cutoff <distance>', 'service limit, in the unit of the distances')
    .option('--times <number>', 'mclp: sites that must be within the cutoff, 1 or 2', undefined)
    .option('--range <distance>', 'flow, mixed: distance on a full battery')
    .option('--max-distance <distance>', 'charge this distance to demand that no site is nearer to')
    .option('--fixed <ids>', 'sites that must open, separated by commas', collectIds)
    .option('--forbidden <ids>', 'sites that must not open', collectIds)
    .option('--existing <ids>', 'sites that are open already', collectIds)
    .option('--distances <od.csv>', 'a row a pair of demand and candidate; others are out of reach')
    .option('--points <p.csv>', 'id, x, y in metres or lat, lon in degrees, demand')
    .option('--graph <g.txt>', 'OR-Library form: n m p, then edges')
    .option('--paths <paths.json>', 'flow, mixed: [{o, d, flow, path: [node], pos: [distance]}]')
    .option('--map <field=column>', 'where a field is found; repeat or separate by commas', collect)
    .option('--seconds <seconds>', 'time to search and prove', '60')
    .option('--seed <number>', 'of the search', '1')
    .option(...JSON_OPTION)
    .action((options: LocateOptions) => runLocate(terminal, options))
}

async function runLocate(terminal: Terminal, options: LocateOptions): Promise<void> {
  const started = performance.now()
  const query = readLocateQuery(options)
  const seconds = secondsOf(options.seconds)
  const seed = wholeNumber('--seed', options.seed, 0, 2 ** 32 - 1)
  const { objective, cutoff = Infinity, maxDistance = Infinity } = query
  const isCovering = ['mclp', 'lscp', 'mixed'].includes(objective)
  const input = readLocateInput(
    sourceOf(options),
    mappingOf(options.map ?? []),
    isCovering ? cutoff : maxDistance,
    query.maxDistance !== undefined,
  )
  const problem = locateProblem(query, options, input)
  const solve = () => solveWatched(terminal, problem, input, seconds, seed)
  const plan = await solve().catch((error: unknown) => {
    if (options.json && error instanceof Problem && error.code === 'infeasible') {
      outJson(terminal, { ...NO_PLAN, objective, reason: error.message })
    }
    throw error
  })
  answer(terminal, plan, problem, input, options, Math.round(performance.now() - started))
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

async function solveWatched(
  terminal: Terminal,
  problem: LocateProblem,
  input: LocateInput,
  seconds: number,
  seed: number,
): Promise<Plan> {
  const progress = new Progress(terminal)
  let shownAt = performance.now()
  try {
    progress.step('Searching for a plan')
    const tools = {
      now: () => performance.now(),
      seconds,
      seed,
      solveMip: mipSolver(),
      onProgress: (value: number, bound: number) => {
        if (performance.now() - shownAt < SHOWN_EVERY_MS) return
        shownAt = performance.now()
        progress.step(`Best ${value.toPrecision(6)}, gap ${percent(gapBetween(bound, value))}`)
      },
    }
    return await solvePlan(problem, tools, input.names)
  } finally {
    progress.end()
  }
}

function answer(
  terminal: Terminal,
  plan: Plan,
  problem: LocateProblem,
  input: LocateInput,
  options: LocateOptions,
  elapsedMs: number,
): void {
  const ids = Array.from(plan.sites, (row) => input.candidateIds[row]!)
  const { reason, ...rest } = plan
  if (options.json) {
    const why = reason === undefined ? {} : { reason }
    outJson(terminal, { ...rest, sites: ids, elapsedMs, seed: Number(options.seed), ...why })
  }
  if (plan.status === 'infeasible') throw new Problem('infeasible', reason!)
  if (plan.status === 'timeLimit')
    throw new Problem(
      'infeasible',
      `No plan was found in ${options.seconds} s: give more --seconds.`,
    )
  if (!options.json) terminal.out(locateText(plan, problem, ids, elapsedMs, terminal.width))
}

function sourceOf({ distances, points, graph, paths }: LocateOptions) {
  return {
    ...(distances !== undefined && { distances }),
    ...(points !== undefined && { points }),
    ...(graph !== undefined && { graph }),
    ...(paths !== undefined && { paths }),
  }
}

function secondsOf(text: string): number {
  const seconds = Number(text)
  if (text.trim() !== '' && seconds > 0 && seconds < Infinity) return seconds
  throw new Problem('usage', `--seconds takes a number above 0, not "${text}".`)
}

/** Ids, repeated or separated by commas. */
function collectIds(value: string, before: readonly string[] = []): string[] {
  return [...before, ...value.split(',').map((word) => word.trim())]
}
