import type { PlanAnswer, PlanSiteAnswer } from '../api/plan.ts'
import { count, counted, degrees, duration, listed, percent, points, rounded } from './figures.ts'
import { tableLines, wrapped } from './table.ts'

const INDENT = '  '
const right = 'right' as const

/** A plan for a person: what it covers, what is proven, what it costs, its sites. */
export function planText(answer: PlanAnswer, project: string, width: number): string {
  const lines = [
    `${project} · ${headline(answer)}`,
    '',
    coverageSentence(answer),
    objectiveSentence(answer),
    proofSentence(answer),
    costSentence(answer),
    '',
    ...siteLines(answer, width),
    '',
    ...besideLines(answer),
    oneMoreSentence(answer),
    leftOutSentence(answer),
    ...answer.notes,
    generatedSentence(answer),
    `Solved by ${answer.solver} in ${duration(answer.elapsedMs)} from ${counted(answer.candidates.count, 'candidate')} (seed ${answer.seed}).`,
  ]
  const shown = lines.filter((line) => line !== undefined)
  return `${shown.map((line) => (isTable(line) ? line : wrapped(line, width, INDENT))).join('\n')}\n`
}

/** Lines of the table keep the spaces that line them up. */
function isTable(line: string): boolean {
  return /\S {2,}\S/.test(line) || line.startsWith(' ')
}

function headline({ objective, query, cutoffMetres }: PlanAnswer): string {
  const within = `within ${metres(cutoffMetres)}`
  const limit = limitWords(query)
  if (query.share !== undefined)
    return `the fewest stations that cover ${percent(query.share)} of demand ${within}`
  if (query.gap !== undefined)
    return `the fewest stations that leave no gap above ${query.gap} km along a highway`
  if (objective === 'lscp') return `the fewest stations that cover all demand ${within}`
  const aims: Readonly<Record<string, string>> = {
    mclp: query.times === 2 ? `most demand twice ${within}` : `most demand ${within}`,
    'p-median': 'the shortest way to a station',
    'p-center': 'the shortest way for the farthest',
    flow: 'most trips along highways',
    mixed: `most demand ${within} and most trips along highways`,
  }
  return `${aims[objective]} with ${limit}`
}

function limitWords({ sites, budget, quota }: PlanAnswer['query']): string {
  const words = [
    ...(sites === undefined ? [] : [counted(sites, 'new station')]),
    ...(budget === undefined ? [] : [`a budget of ${count(budget)} RMB`]),
    ...(quota === undefined ? [] : ['the stations that each area needs']),
  ]
  return listed(words)
}

function coverageSentence(answer: PlanAnswer): string {
  const { objective, covered, before, standing, places, cutoffMetres } = answer
  const all = covered.demandShare > 0 ? covered.demand / covered.demandShare : 0
  if (objective === 'flow' || objective === 'mixed')
    return `What stands serves ${swaps(before.demand)} of ${count(all)}, ${percent(before.demandShare)}; with ${counted(places.length, 'new station')} it is ${swaps(covered.demand)}, ${percent(covered.demandShare)}.`
  const stand =
    standing.length === 0
      ? 'No station stands yet'
      : `${counted(standing.length, 'station')} that ${standing.length === 1 ? 'stands covers' : 'stand cover'} ${swaps(before.demand)} within ${metres(cutoffMetres)}, ${percent(before.demandShare)} of all`
  if (places.length === 0) return `${stand}; nothing more opens.`
  const opens = places.length === 1 ? 'the new one' : `the ${count(places.length)} new ones`
  return `${stand}; with ${opens} it is ${swaps(covered.demand)} of ${count(all)}, ${percent(covered.demandShare)}: ${swaps(covered.demand - before.demand)} more.`
}

function objectiveSentence({ objective, value, query, places }: PlanAnswer): string | undefined {
  if (value === null) return undefined
  if (objective === 'p-center') return `The farthest demand is ${metres(value)} from its station.`
  if (objective === 'p-median')
    return `Demand × way to the nearest station: ${count(value)} swaps/day × m.`
  if (query.times === 2) return `By this objective the network is worth ${swaps(value)}.`
  const asked = query.sites
  if (asked !== undefined && places.length < asked)
    return `Only ${count(places.length)} of ${count(asked)} stations open: the rules allow no more.`
  return undefined
}

function proofSentence(answer: PlanAnswer): string {
  const { status, bound, gap, value, unit, stopped } = answer
  if (status === 'optimal') return 'Proven best: no other choice of these candidates does better.'
  const isLeast = bound !== null && value !== null && bound < value
  const limit = `${isLeast ? 'below' : 'above'} ${amount(bound ?? Number.NaN)} ${unit}`
  const ended = stopped ? 'Ended by hand: this is the best plan so far. ' : ''
  return `${ended}Not proven best: no choice of these candidates is ${limit}, so this one is within ${share(gap ?? 0)} of the best${stopped ? '' : '; more --seconds may close that'}.`
}

function costSentence({ cost, places, query }: PlanAnswer): string | undefined {
  if (places.length === 0) return undefined
  const own = cost.own === 0 ? '' : `, ${count(cost.own)} of them at the partner's own figure`
  const capex = query.capex === undefined ? `generation ${query.generation}` : 'as given'
  const budget = query.budget === undefined ? '' : ` of a budget of ${count(query.budget)}`
  return `Cost: ${count(cost.total)} RMB${budget} for ${counted(places.length, 'station')}${own}; else a station (${capex}) and its connection, assumed.`
}

function siteLines({ places }: PlanAnswer, width: number): string[] {
  if (places.length === 0) return []
  const columns = [
    { title: '#', align: right },
    { title: 'Site', shrinks: true },
    { title: 'Partner' },
    { title: 'Lat', align: right },
    { title: 'Lon', align: right },
    { title: 'Adds', align: right },
    { title: 'Alone', align: right },
    { title: 'RMB', align: right },
    { title: 'Feeder' },
  ]
  const rows = places.map((site, k) => [
    String(k + 1),
    `${site.name || site.id}${site.fixed ? ' (fixed)' : ''}`,
    site.partner || 'greenfield',
    degrees(site.lat),
    degrees(site.lon),
    points(site.adds),
    points(site.alone),
    count(site.cost),
    feederWords(site),
  ])
  return tableLines(columns, rows, width)
}

function feederWords({ feeder, connectionMetres }: PlanSiteAnswer): string {
  return connectionMetres === null ? '' : `${feeder}, ${metres(connectionMetres)}`
}

/** What was asked for beside the plan. */
function besideLines({ alternatives, phases, curve, unit }: PlanAnswer): string[] {
  const figure = (value: number | null) => `${amount(value ?? Number.NaN)} ${unit}`
  const lines: string[] = []
  if (alternatives) {
    const sure = alternatives.isProven ? 'the best ones, proven' : 'the best that were found'
    lines.push(
      `${counted(alternatives.plans.length, 'plan')} within ${percent(alternatives.within)} (${sure}): ${alternatives.plans.map(({ value }) => figure(value)).join(', ')}. In all of them: ${alternatives.core.map(({ site }) => site).join(', ') || 'no site'}.`,
    )
  }
  for (const [k, phase] of phases?.phases.entries() ?? [])
    lines.push(
      `Phase ${k + 1} opens ${phase.sites.join(', ') || 'nothing'}: ${figure(phase.value)} after it.`,
    )
  if (phases)
    lines.push(
      phases.isProven
        ? 'No order of opening is better, proven.'
        : `This order is within ${share(phases.gap)} of the best.`,
    )
  for (const step of curve?.steps ?? [])
    lines.push(
      `${curve?.against === 'budget' ? `${count(step.limit)} RMB` : counted(step.limit, 'station')}: ${figure(step.value)}, within ${share(step.gap ?? 0)} of the best.`,
    )
  return lines
}

function oneMoreSentence(answer: PlanAnswer): string | undefined {
  const best = answer.oneMore[0]
  const verb = answer.unit === 'swaps/day' ? 'add' : 'save'
  if (!best) return undefined
  return `One more station would ${verb} ${amount(best.adds)} ${answer.unit} at ${best.name || best.id} (${degrees(best.lat)}, ${degrees(best.lon)}).`
}

function leftOutSentence({ candidates }: PlanAnswer): string | undefined {
  const parts = Object.entries(candidates.leftOut).map(([why, n]) => `${count(n)} ${why}`)
  return parts.length === 0 ? undefined : `Candidates left out: ${parts.join(', ')}.`
}

function generatedSentence({ generated }: PlanAnswer): string | undefined {
  if (generated.length === 0) return undefined
  return `Generated data, made up by a program and not fit for decisions, is behind it: ${listed(generated)}.`
}

function swaps(value: number): string {
  return `${amount(value)} swaps/day`
}

function metres(value: number): string {
  return value >= 1000 ? `${Number((value / 1000).toFixed(1))} km` : `${Math.round(value)} m`
}

function amount(value: number): string {
  return Math.abs(value) >= 100 ? count(value) : rounded(value)
}

/** A gap, never rounded to less than it is. */
function share(gap: number): string {
  if (gap >= 0.1) return `${Math.ceil(gap * 100)}%`
  return `${Math.ceil(gap * 10_000) / 100}%`
}
