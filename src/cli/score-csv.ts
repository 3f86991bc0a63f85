import type { ScoreAnswer, SiteAnswer } from '../api/score.ts'
import { type CsvCell, csvText } from './csv.ts'
import type { ScoreLabels } from './score-labels.ts'

const SITE_COLUMNS = ['rank', 'cell', 'lat', 'lon', 'score']
const PARTNER_COLUMNS = ['site_id', 'site_name', 'partner', 'host', 'site_generated', 'flags']
const LABEL_COLUMNS = [
  'project',
  'profile',
  'weights',
  'generated_data',
  'attribution',
  'inputs_hash',
]

/** The ranked list as CSV; labels stand in every row, so that no row is seen without them. */
export function scoreCsv(answer: ScoreAnswer, labels: ScoreLabels): string {
  const active = answer.criteria.filter((criterion) => criterion.active)
  const header = [
    ...SITE_COLUMNS,
    ...active.map(({ id }) => `points_${id}`),
    ...PARTNER_COLUMNS,
    ...LABEL_COLUMNS,
  ]
  const rows = answer.sites.map((site) => [
    ...[site.rank, site.cell, site.lat, site.lon, site.score],
    ...active.map(({ id }) => site.contributions[id] ?? 0),
    ...partnerCells(site),
    ...[labels.project, labels.profile, labels.weights],
    ...[labels.generatedData, labels.attribution, labels.inputsHash],
  ])
  return csvText(header, rows)
}

function partnerCells({ partner, flags }: SiteAnswer): CsvCell[] {
  const flagged = flags.join('; ')
  if (partner === null) return ['', 'greenfield', '', '', '', flagged]
  const { id, name, partner: company, host, generated } = partner
  return [id, name, company, host, generated ? 'generated' : 'real', flagged]
}
