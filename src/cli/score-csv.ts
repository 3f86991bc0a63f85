import type { ScoreAnswer, SiteAnswer } from '../api/score.ts'
import { type CsvCell, csvText } from './csv.ts'
import type { ScoreLabels } from './score-labels.ts'

const SITE_COLUMNS = ['rank', 'cell', 'lat', 'lon', 'score']
const PARTNER_COLUMNS = ['site_id', 'site_name', 'partner', 'host', 'site_generated', 'flags']
const ROBUSTNESS_COLUMNS = ['in_top', 'rank_low', 'rank_high']
const LABEL_COLUMNS = [
  'project',
  'profile',
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

/** The ranked list as CSV; labels stand in every row, so that no row is seen without them. */
export function scoreCsv(answer: ScoreAnswer, labels: ScoreLabels): string {
  const { header, rows } = scoreTable(answer)
  const { project, profile, weights, generatedData, attribution, inputsHash } = labels
  const beside = [project, profile, weights, generatedData, attribution, inputsHash]
  return csvText(
    [...header, ...LABEL_COLUMNS],
    rows.map((row) => [...row, ...beside]),
  )
}

function robustnessCells({ robustness }: SiteAnswer): CsvCell[] {
  if (robustness === undefined) return []
  return [robustness.inTop, robustness.rankLow, robustness.rankHigh]
}

function partnerCells({ partner, flags }: SiteAnswer): CsvCell[] {
  const flagged = flags.join('; ')
  if (partner === null) return ['', 'greenfield', '', '', '', flagged]
  const { id, name, partner: company, host, generated } = partner
  return [id, name, company, host, generated ? 'generated' : 'real', flagged]
}
