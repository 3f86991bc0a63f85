import type { ScoreAnswer, SiteAnswer } from '../api/score.ts'
import { type CsvCell, csvText } from './csv.ts'
import type { LabelledList } from './score-labels.ts'

const SITE_COLUMNS = ['rank', 'cell', 'lat', 'lon', 'score']
const PARTNER_COLUMNS = [
  'site_id',
  'site_name',
  'partner',
  'host',
  'site_generated',
  'flags',
  'hedges',
]
const ROBUSTNESS_COLUMNS = ['in_top', 'rank_low', 'rank_high']
const LABEL_COLUMNS = [
  'project',
  'profile',
  'scenario',
  'rule',
  'weights',
  'generated_data',
  'attribution',
  'inputs_hash',
]

/** The ranked list as a table. */
export function scoreTable(answer: ScoreAnswer): { header: string[]; rows: CsvCell[][] } {
  const active = answer.criteria.filter((criterion) => criterion.active)
  const points = active.map(({ id }) => `points_${id}`)
  const firm = answer.robustness ? ROBUSTNESS_COLUMNS : []
  return {
    header: [...SITE_COLUMNS, ...points, ...firm, ...PARTNER_COLUMNS],
    rows: answer.sites.map((site) => [
      ...[site.rank, site.cell, site.lat, site.lon, site.score],
      ...active.map(({ id }) => site.contributions[id] ?? 0),
      ...robustnessCells(site),
      ...partnerCells(site),
    ]),
  }
}

/**
 * Ranked lists as one table, each row led by its list where there are several; a list has no points
 * of a criterion it does not look at.
 */
export function scoreTables(lists: readonly ScoreAnswer[]): ReturnType<typeof scoreTable> {
  const tables = lists.map(scoreTable)
  const [first, ...others] = tables
  if (others.length === 0) return first!
  const fixed = first!.header.filter((name) => !name.startsWith('points_'))
  const points = tables.flatMap(({ header }) => header.filter((name) => name.startsWith('points_')))
  const header = [...fixed.slice(0, 5), ...new Set(points), ...fixed.slice(5)]
  return {
    header: ['list', ...header],
    rows: tables.flatMap((table, i) =>
      table.rows.map((row) => [
        lists[i]!.profile,
        ...header.map((name) => row[table.header.indexOf(name)] ?? null),
      ]),
    ),
  }
}

/** Ranked lists as CSV; labels stand in every row, so that no row is seen without them. */
export function scoreCsv(lists: readonly LabelledList[]): string {
  const { header, rows } = scoreTables(lists.map(({ list }) => list))
  const beside = lists.flatMap(({ list, labels }) => list.sites.map(() => labelCells(labels)))
  return csvText(
    [...header, ...LABEL_COLUMNS],
    rows.map((row, i) => [...row, ...beside[i]!]),
  )
}

function labelCells(labels: LabelledList['labels']): CsvCell[] {
  const { project, profile, scenario, rule } = labels
  const { weights, generatedData, attribution, inputsHash } = labels
  return [project, profile, scenario, rule, weights, generatedData, attribution, inputsHash]
}

function robustnessCells({ robustness }: SiteAnswer): CsvCell[] {
  if (robustness === undefined) return []
  return [robustness.inTop, robustness.rankLow, robustness.rankHigh]
}

function partnerCells({ partner, flags, hedges }: SiteAnswer): CsvCell[] {
  const words = Object.entries(hedges).map(([id, word]) => `${id} ${word}`)
  const flagged = [flags.join('; '), words.join('; ')]
  if (partner === null) return ['', 'greenfield', '', '', '', ...flagged]
  const { id, name, partner: company, host, generated } = partner
  return [id, name, company, host, generated ? 'generated' : 'real', ...flagged]
}
