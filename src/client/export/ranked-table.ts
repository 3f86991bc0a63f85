import Papa from 'papaparse'
import type { Frame } from '../../core/score/frame.ts'
import type { RankedSite } from '../../core/score/rank.ts'
import { defused } from '../../io/defuse.ts'

/** What the list on the screen is of: it stands in every row, as rows travel alone. */
export interface ListLabels {
  readonly project: string
  readonly profile: string
  readonly scenario: string
  readonly weights: string
  /** Kinds of data that are made up, '' where none is. */
  readonly generated: string
  readonly attribution: string
}

/** The ranked sites as rows of words and numbers, in the columns of `siteswap score --out`. */
function rankedRows(frame: Frame, ranked: readonly RankedSite[], labels: ListLabels) {
  return ranked.map((site) => {
    const partner = frame.partners[site.partnerRow]
    const points = Object.entries(site.contributions).map(([id, value]) => [`points_${id}`, value])
    return {
      rank: site.rank,
      cell: site.cell,
      lat: site.lat,
      lon: site.lon,
      score: site.score,
      ...Object.fromEntries(points),
      site_id: partner?.id ?? '',
      site_name: partner?.name ?? '',
      partner: partner?.partner ?? '',
      host: partner?.host ?? '',
      site_generated: partner?.generated ?? false,
      flags: site.flags.join('; '),
      project: labels.project,
      profile: labels.profile,
      scenario: labels.scenario,
      weights: labels.weights,
      generated_data: labels.generated,
      attribution: labels.attribution,
      inputs_hash: frame.inputsHash,
    }
  })
}

/** CSV with the mark that tells spreadsheets it is UTF-8; no cell is taken for a formula. */
export function rankedCsv(frame: Frame, ranked: readonly RankedSite[], labels: ListLabels): string {
  const rows = rankedRows(frame, ranked, labels).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [
        name,
        typeof cell === 'string' ? defused(cell) : cell,
      ]),
    ),
  )
  return `\uFEFF${Papa.unparse(rows, { newline: '\r\n' })}\r\n`
}

/** GeoJSON points, WGS84. */
export function rankedGeoJson(
  frame: Frame,
  ranked: readonly RankedSite[],
  labels: ListLabels,
): string {
  const features = rankedRows(frame, ranked, labels).map(({ lat, lon, ...properties }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [lon, lat] },
    properties,
  }))
  return `${JSON.stringify({ type: 'FeatureCollection', features })}\n`
}
