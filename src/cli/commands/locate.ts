import { basename } from 'node:path'
import { mappingOf } from '../../api/mapping.ts'
import { type NetworkPlan, networkPlanAnswer } from '../../api/network-plan.ts'
import { gapBetween } from '../../core/locate/gap.ts'
import type { SearchTools } from '../../core/locate/search-tools.ts'
import { Problem } from '../../core/problem.ts'
import { readCandidatesTable } from '../../io/candidates-table.ts'
import { readExtrasQuery, solveWithExtras } from '../../server/plan-extras.ts'
import { mipSolver } from '../../work/solve-mip.ts'
import { type AddCommand, JSON_OPTION } from '../command.ts'
import { percent } from '../figures.ts'
import { readText } from '../files.ts'
import { type LocateInput, readLocateInput } from '../locate-input.ts'
import type { LocateOptions } from '../locate-options.ts'
import { type LocateQuery, locateProblem, readLocateQuery } from '../locate-query.ts'
import { type CandidateFacts, factsInOrder } from '../locate-rules.ts'
import { locateText } from '../locate-text.ts'
import { collect } from '../map-option.ts'
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
    .option('--decay <knots>', 'mclp: share served by distance, e.g. 0=1,1500=0.75,3000=0.2')
    .option('--capacity <amount>', 'mclp: most that a site serves, in the unit of demand')
    .option('--candidates <c.csv>', 'id, cost, capacity, partner, area, feeder, load_kva')
    .option('--budget <amount>', 'most that the sites opened may cost together')
    .option('--at-most <group=number>', 'e.g. partner:Anji=3; may be repeated', collect)
    .option('--at-least <group=number>', 'e.g. area:Wuhu=1; may be repeated', collect)
    .option('--headroom <feeder=kva>', 'kVA that a feeder can still connect', collect)
    .option('--spacing <distance>', 'points, graph: least distance between two sites')
    .option('--alternatives <number>', 'the best so many different plans')
    .option('--within <share>', 'of alternatives: how far from the best they may be', '1%')
    .option('--phases <numbers>', 'order of opening by numbers of sites, e.g. 5,5,10')
    .option('--phase-budgets <amounts>', 'order of opening by what each phase may spend')
    .option('--curve', 'the best for every number of sites up to --sites, or for parts of --budget')
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
  const mapping = mappingOf(options.map ?? [])
  const canStrand = query.maxDistance !== undefined
  const input = readLocateInput(sourceOf(options), mapping, reachOf(query, options), canStrand)
  const facts = factsOf(options, mapping, input)
  const extras = readExtrasQuery(options, facts)
  const problem = locateProblem(query, options, input, facts)
  const found = await watched(terminal, seconds, seed, (tools) =>
    solveWithExtras(problem, extras, facts, tools, input.names),
  ).catch((error: unknown) => {
    if (options.json && error instanceof Problem && error.code === 'infeasible') {
      outJson(terminal, { ...NO_PLAN, objective: query.objective, seed, reason: error.message })
    }
    throw error
  })
  const elapsedMs = Math.round(performance.now() - started)
  const { plan } = found
  const answer = networkPlanAnswer(plan, found.extras, input.candidateIds, { elapsedMs, seed })
  if (options.json) outJson(terminal, answer)
  if (plan.status === 'infeasible') throw new Problem('infeasible', plan.reason!)
  if (plan.status === 'timeLimit')
    throw new Problem(
      'infeasible',
      `No plan was found in ${options.seconds} s: give more --seconds.`,
    )
  if (!options.json) terminal.out(locateText(answer, plan, problem, terminal.width))
}

/** Distances above it are not needed. */
function reachOf({ objective, cutoff, maxDistance }: LocateQuery, { spacing }: LocateOptions) {
  const isCovering = ['mclp', 'lscp', 'mixed'].includes(objective)
  const reach = (isCovering ? cutoff : maxDistance) ?? Infinity
  return Math.max(reach, Number(spacing ?? 0) || 0)
}

function factsOf(
  options: LocateOptions,
  mapping: Readonly<Record<string, string>>,
  input: LocateInput,
): CandidateFacts {
  if (options.candidates === undefined) return {}
  const fileName = basename(options.candidates)
  const text = readText(options.candidates, 'candidate file')
  return factsInOrder(readCandidatesTable(text, fileName, mapping), input.candidateIds, fileName)
}

const NO_PLAN: Omit<NetworkPlan, 'objective' | 'seed'> = {
  status: 'infeasible',
  value: null,
  added: null,
  bound: null,
  gap: null,
  sites: [],
  covered: { demand: 0, demandShare: 0, points: 0, pointShare: 0 },
  solver: 'none',
  elapsedMs: 0,
  next: null,
}

/** Runs a search with its progress shown to a person. */
async function watched<T>(
  terminal: Terminal,
  seconds: number,
  seed: number,
  solve: (tools: SearchTools) => Promise<T>,
): Promise<T> {
  const progress = new Progress(terminal)
  let shownAt = performance.now()
  try {
    progress.step('Searching for a plan')
    return await solve({
      now: () => performance.now(),
      seconds,
      seed,
      solveMip: mipSolver(),
      onProgress: (value, bound) => {
        if (performance.now() - shownAt < SHOWN_EVERY_MS) return
        shownAt = performance.now()
        progress.step(`Best ${value.toPrecision(6)}, gap ${percent(gapBetween(bound, value))}`)
      },
    })
  } finally {
    progress.end()
  }
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
