import { ScatterplotLayer } from '@deck.gl/layers'
import { useEffect, useMemo } from 'react'
import type { SiteJudged } from '../../../api/sites.ts'
import { mapRef } from '../../map/current-map.ts'
import { type PanelLayers, usePanelLayers } from '../../map/panel-layers.ts'
import { useList } from './list-store.ts'

type Place = [lon: number, lat: number]

/** Sites of a project are seen as a whole from here, and one by one from there. */
const ZOOM_TO_SITE = 12

/** The sites on the map: what can be taken, what is refused, and after scoring the ranked ones. */
export function ListOnMap() {
  const preview = useList((state) => state.preview)
  const answer = useList((state) => state.answer)
  const selectedRow = useList((state) => state.selectedRow)
  const layers = useMemo<PanelLayers>(() => {
    const read = answer ? undefined : preview?.read
    const good = answer ? answer.sites : pairs(read?.places ?? [])
    const bad: readonly Place[] = answer
      ? answer.issues.flatMap(({ at }) => (at ? [[...at] as Place] : []))
      : (read?.issues.flatMap(({ at }) => (at ? [[...at] as Place] : [])) ?? [])
    return {
      id: 'partners',
      place: 'marks',
      make: ({ colours }) => [
        new ScatterplotLayer<Place>({
          id: 'partners-refused',
          data: bad,
          getPosition: (place) => place,
          radiusUnits: 'pixels',
          getRadius: 5,
          stroked: true,
          filled: false,
          lineWidthUnits: 'pixels',
          getLineWidth: 2,
          getLineColor: colours.exclusionForbid,
        }),
        new ScatterplotLayer<SiteJudged | Place>({
          id: 'partners-sites',
          data: good as (SiteJudged | Place)[],
          getPosition: (site) => ('lon' in site ? [site.lon, site.lat] : site),
          radiusUnits: 'pixels',
          getRadius: 5,
          stroked: true,
          lineWidthUnits: 'pixels',
          getLineWidth: 1.5,
          getFillColor: (site) =>
            'lon' in site && site.score === null ? colours.halo : colours.select,
          getLineColor: colours.hover,
          pickable: answer !== undefined,
        }),
        new ScatterplotLayer<SiteJudged>({
          id: 'partners-chosen',
          data: answer?.sites.filter(({ row }) => row === selectedRow) ?? [],
          getPosition: ({ lon, lat }) => [lon, lat],
          radiusUnits: 'pixels',
          getRadius: 9,
          filled: false,
          stroked: true,
          lineWidthUnits: 'pixels',
          getLineWidth: 3,
          getLineColor: colours.hover,
        }),
      ],
      onClick: (object) => {
        const { row } = object as Partial<SiteJudged>
        if (row === undefined) return false
        useList.setState({ selectedRow: row })
        return true
      },
    }
  }, [preview, answer, selectedRow])
  usePanelLayers(layers)
  useEffect(() => {
    const site = answer?.sites.find(({ row }) => row === selectedRow)
    if (site) mapRef.current?.showPlace(site.lat, site.lon, ZOOM_TO_SITE)
  }, [answer, selectedRow])
  return null
}

function pairs(flat: readonly number[]): Place[] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i]!, flat[2 * i + 1]!])
}
