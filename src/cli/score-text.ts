import type { ScoreAnswer, SiteAnswer } from '../api/score.ts'
import { count, counted, degrees, duration, listed, percent, points } from './figures.ts'
import { holdsNote, holdsText } from './robustness-text.ts'
import { printable, type TableColumn, tableLines, wrapped } from './table.ts'

const INDENT = '  '
/** From this many characters a line has room for two criteria a site. */
const WIDE = 100

/** A ranking for a person, in a terminal of some width. */
export function scoreText(answer: ScoreAnswer, project: string, width: number): string {
  const { cells, scored, resolution, profile, scenario, sites, elapsedMs } = answer
  const named = scenario ? ` · scenario ${printable(scenario.name)}` : ''
  const head = `${project}${named} · ${profile} profile · ${count(scored)} of ${count(cells)} cells scored at resolution ${resolution} in ${duration(elapsedMs)}`
  const table = sites.length === 0 ? ['No cell is left to rank.'] : siteLines(answer, width)
  const notes = [weightsNote(answer), sameNote(answer), inactiveNote(answer), excludedNote(answer)]
  const labels = [
    ruleNote(answer),
    weightingNote(answer),
    holdsNote(answer),
    missingNote(answer),
    generatedNote(answer),
    flagsNote(sites),
    ...(scenario?.unapplied ?? []).map((sentence) => `Without effect: ${sentence}`),
    hedgeNote(sites, 'at least', '≥ More than is counted, as the data ends first'),
    hedgeNote(sites, 'estimated', '~ Estimated, as no source states it'),
  ]
  const lines = [...notes, ...labels]
    .filter((line) => line !== '')
    .map((line) => wrapped(line, width, INDENT))
  return `${[wrapped(head, width, INDENT), '', ...table, '', ...lines].join('\n')}\n`
}

function siteLines({ sites, robustness }: ScoreAnswer, width: number): string[] {
  const columns = siteColumns(robustness !== undefined, width >= WIDE)
  const rows = sites.map((site) => columns.map((column) => column.of(site)))
  return tableLines(columns, rows, width)
}

interface SiteColumn extends TableColumn {
  readonly of: (site: SiteAnswer) => string
}

/** Columns of the list; in a narrow terminal, how firm a site is takes the place of its host. */
function siteColumns(isRobust: boolean, isWide: boolean): SiteColumn[] {
  const right = { align: 'right' } as const
  const host: SiteColumn = { title: 'Host', of: ({ partner }) => partner?.host ?? '' }
  const holds: SiteColumn = { title: 'Holds', ...right, of: holdsText }
  return [
    { title: '#', ...right, of: ({ rank }) => String(rank) },
    { title: 'Score', ...right, of: ({ score }) => points(score) },
    { title: '', of: marks },
    { title: 'Site', shrinks: true, of: siteName },
    ...(isRobust && !isWide ? [] : [host]),
    ...(isRobust ? [holds] : []),
    { title: 'Lat', ...right, of: ({ lat }) => degrees(lat) },
    { title: 'Lon', ...right, of: ({ lon }) => degrees(lon) },
    { title: 'Mostly for', of: (site) => mostlyFor(site, isWide ? 2 : 1) },
  ]
}

/** What the notes below explain: * generated, ! to review, ≥ a bound, ~ an estimate. */
function marks({ partner, flags, hedges }: SiteAnswer): string {
  const words = Object.values(hedges)
  const hedged = `${words.includes('at least') ? '≥' : ''}${words.includes('estimated') ? '~' : ''}`
  return `${partner?.generated ? '*' : ' '}${flags.length > 0 ? '!' : ''}${hedged}`.trimEnd()
}

function siteName({ partner }: SiteAnswer): string {
  if (partner === null) return 'greenfield'
  return partner.name || partner.partner || partner.id || 'unnamed'
}

/** The criteria that add most, with their points. */
function mostlyFor({ contributions }: SiteAnswer, most: number): string {
  return Object.entries(contributions)
    .filter(([, value]) => value >= 0.5)
    .sort(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([id, value]) => `${id} ${Math.round(value)}`)
    .join(', ')
}

function weightsNote({ criteria }: ScoreAnswer): string {
  const active = criteria.filter((criterion) => criterion.active)
  return `Weights: ${active.map(({ id, weight }) => `${id} ${percent(weight)}`).join(', ')}.`
}

/** How scores came about, where they are not the weighted sum. */
export function ruleNote({ rule }: Pick<ScoreAnswer, 'rule'>): string {
  if (rule === 'sum') return ''
  const how =
    rule === 'geometric'
      ? 'the weighted geometric mean, in which a bad criterion is not bought off'
      : 'TOPSIS, closeness to the best and the worst of all cells'
  return `Scores are by ${how}; points are Shapley shares, below 0 where a criterion drags the others down.`
}

/** How the weights were found, and whether the judgements behind them agree. */
function weightingNote({ weighting }: ScoreAnswer): string {
  if (weighting === undefined) return ''
  if (weighting.by === 'rank') return 'The weights come from the order given, by its centroid.'
  const { consistencyRatio = 0, warning } = weighting
  if (warning !== undefined) return `Caution: ${warning}`
  return `The weights come from pairs that agree well (consistency ratio ${consistencyRatio.toFixed(2)}, at most 0.1).`
}

/** Criteria that give all cells the same marks. */
function sameNote({ criteria }: ScoreAnswer): string {
  const same = criteria.filter(({ active, separates }) => active && !separates).map(({ id }) => id)
  if (same.length === 0) return ''
  return `The same for every cell left, so no help in choosing among them: ${listed(same)}.`
}

function inactiveNote({ criteria }: ScoreAnswer): string {
  const inactive = criteria.filter((criterion) => !criterion.active)
  if (inactive.length === 0) return ''
  const named = inactive.map(({ id, inactiveBecause }) => `${id} (${inactiveBecause})`)
  return `Not counted: ${named.join(', ')}; their weight is shared out among the others.`
}

function excludedNote({ excluded }: ScoreAnswer): string {
  const reasons = Object.entries(excluded).sort(([, a], [, b]) => b - a)
  if (reasons.length === 0) return ''
  return `Left out: ${reasons.map(([reason, cells]) => `${counted(cells, 'cell')} ${reason}`).join(', ')}.`
}

function missingNote({ criteria }: ScoreAnswer): string {
  const missing = criteria.filter((criterion) => criterion.missing > 0)
  if (missing.length === 0) return ''
  const named = missing.map(
    (criterion) => `${criterion.id} in ${counted(criterion.missing, 'cell')}`,
  )
  return `Unknown: ${named.join(', ')}.`
}

function generatedNote({ criteria, sites }: ScoreAnswer): string {
  const generated = criteria.filter((criterion) => criterion.generated).map(({ id }) => id)
  if (generated.length === 0) return ''
  const star = sites.some(({ partner }) => partner?.generated) ? '* ' : ''
  return `${star}Generated data, made up by a program and not fit for decisions, is behind ${listed(generated)}.`
}

function flagsNote(sites: readonly SiteAnswer[]): string {
  const flags = new Set(sites.flatMap((site) => site.flags))
  return flags.size === 0 ? '' : `! Look before you build: the site lies in ${listed([...flags])}.`
}

function hedgeNote(sites: readonly SiteAnswer[], word: string, meaning: string): string {
  const ids = new Set(
    sites.flatMap(({ hedges }) =>
      Object.entries(hedges).flatMap(([id, said]) => (said === word ? [id] : [])),
    ),
  )
  return ids.size === 0 ? '' : `${meaning}: ${listed([...ids])}.`
}
