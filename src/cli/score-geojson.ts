import type { ScoreAnswer } from '../api/score.ts'
import type { ScoreLabels } from './score-labels.ts'

/** The ranked list as GeoJSON points, labels in the collection's `siteswap` member. */
export function scoreGeoJson(answer: ScoreAnswer, labels: ScoreLabels): string {
  const features = answer.sites.map(({ lat, lon, ...properties }) =>
    JSON.stringify({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] },
      properties,
    }),
  )
  const head = `{"type":"FeatureCollection","siteswap":${JSON.stringify(labels)},"features":[`
  return `${head}\n${features.join(',\n')}\n]}\n`
}
