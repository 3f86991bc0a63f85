import { extname } from 'node:path'
import type { PlanAnswer } from '../api/plan.ts'
import { Problem } from '../core/problem.ts'
import { writeWorkbook } from '../io/workbook.ts'
import { type CsvCell, csvText } from './csv.ts'

/** Writes a plan as the file of one format. */
export type PlanWriter = (answer: PlanAnswer, project: string) => string | Promise<Uint8Array>

const WRITERS: Readonly<Record<string, PlanWriter>> = {
  '.csv': planCsv,
  '.geojson': planGeoJson,
  '.xlsx': planXlsx,
}

/** @throws Problem usage for an ending that none writes */
export function planWriter(path: string): PlanWriter {
  const writer = WRITERS[extname(path).toLowerCase()]
  if (writer) return writer
  throw new Problem('usage', `--out writes .csv, .geojson and .xlsx, not "${path}".`)
}

const HEADER = [
  'order',
  'site_id',
  'site_name',
  'partner',
  'host',
  'cell',
  'lat',
  'lon',
  'adds_swaps_per_day',
  'alone_swaps_per_day',
  'cost_rmb',
  'cost_is_own',
  'feeder',
  'connection_m',
  'fixed',
  'generated',
]

function rowsOf({ places }: PlanAnswer): CsvCell[][] {
  return places.map((site, k) => [
    k + 1,
    site.id,
    site.name,
    site.partner || 'greenfield',
    site.host,
    site.cell,
    site.lat,
    site.lon,
    site.adds,
    site.alone,
    site.cost,
    site.costIsOwn ? 'yes' : 'no',
    site.feeder,
    site.connectionMetres,
    site.fixed ? 'yes' : 'no',
    site.generated ? 'generated' : 'real',
  ])
}

/** What stands beside every row, so that no row is seen without it. */
function labelsOf(answer: PlanAnswer, project: string): [string, CsvCell][] {
  return [
    ['project', project],
    ['objective', answer.objective],
    ['status', answer.status],
    ['value', answer.value],
    ['bound', answer.bound],
    ['gap', answer.gap],
    ['unit', answer.unit],
    ['generated_data', answer.generated.join(' | ')],
  ]
}

function planCsv(answer: PlanAnswer, project: string): string {
  const labels = labelsOf(answer, project)
  const beside = labels.map(([, value]) => value)
  return csvText(
    [...HEADER, ...labels.map(([name]) => name)],
    rowsOf(answer).map((row) => [...row, ...beside]),
  )
}

function planGeoJson(answer: PlanAnswer, project: string): string {
  const features = answer.places.map(({ lat, lon, ...properties }) =>
    JSON.stringify({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties,
    }),
  )
  const labels = JSON.stringify(Object.fromEntries(labelsOf(answer, project)))
  return `{"type":"FeatureCollection","siteswap":${labels},"features":[\n${features.join(',\n')}\n]}\n`
}

function planXlsx(answer: PlanAnswer, project: string): Promise<Uint8Array> {
  const about: CsvCell[][] = [
    ...labelsOf(answer, project),
    ['demand covered before, swaps/day', answer.before.demand],
    ['demand covered after, swaps/day', answer.covered.demand],
    ['share of demand after', answer.covered.demandShare],
    ['cost, RMB', answer.cost.total],
    ['cutoff, m', answer.cutoffMetres],
    ['seed', answer.seed],
    ['coordinates', 'WGS84 degrees'],
    ...answer.notes.map((note): CsvCell[] => ['note', note]),
  ]
  return writeWorkbook([
    { name: 'Sites', header: HEADER, rows: rowsOf(answer) },
    { name: 'About', header: ['What', 'Value'], rows: about },
  ])
}
