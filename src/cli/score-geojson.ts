import type { LabelledList } from './score-labels.ts'

/**
 * Ranked lists as GeoJSON points, labels in the collection's `siteswap` member: those of the list, or
 * `{lists: […]}` where there are several; each point then says its `list`.
 */
export function scoreGeoJson(lists: readonly LabelledList[]): string {
  const isMixed = lists.length > 1
  const features = lists.flatMap(({ list }) =>
    list.sites.map(({ lat, lon, ...properties }) =>
      JSON.stringify({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [lon, lat] },
        properties: isMixed ? { list: list.profile, ...properties } : properties,
      }),
    ),
  )
  const labels = isMixed ? { lists: lists.map((each) => each.labels) } : lists[0]?.labels
  const head = `{"type":"FeatureCollection","siteswap":${JSON.stringify(labels)},"features":[`
  return `${head}\n${features.join(',\n')}\n]}\n`
}
