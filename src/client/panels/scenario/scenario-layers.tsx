import { GeoJsonLayer, IconLayer } from '@deck.gl/layers'
import { useMemo } from 'react'
import { type PanelLayers, usePanelLayers } from '../../map/panel-layers.ts'
import { useScenarioState } from '../../state/scenario/current-state.ts'

/** What a scenario adds to the map: its stations and its no-go areas, as features with names. */
export function ScenarioLayers() {
  const { stations, areas } = useScenarioState()
  const marks = useMemo<PanelLayers>(() => {
    const features = [...stations.values()].map(({ name, lat, lon, status }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [lon, lat] as [number, number] },
      properties: { name, status, own: 'own', technology: 'swap' },
    }))
    return {
      id: 'scenario-stations',
      place: 'marks',
      make: ({ atlas }) => [
        new IconLayer<(typeof features)[number]>({
          id: 'scenario-stations',
          data: features,
          pickable: true,
          iconAtlas: atlas.image as never,
          iconMapping: atlas.mapping as never,
          getIcon: () => 'planned',
          getPosition: ({ geometry }) => geometry.coordinates,
          getSize: 22,
        }),
      ],
    }
  }, [stations])
  const ground = useMemo<PanelLayers>(() => {
    const features = [...areas.values()].map(({ name, polygon }) => ({
      type: 'Feature',
      geometry: { type: 'Polygon', coordinates: polygon },
      properties: { name, rule: 'forbid' },
    }))
    return {
      id: 'scenario-areas',
      place: 'areas',
      make: ({ colours }) => [
        new GeoJsonLayer({
          id: 'scenario-areas',
          data: features as never,
          pickable: true,
          getFillColor: colours.exclusionForbid,
          getLineColor: colours.noGo,
          lineWidthUnits: 'pixels',
          getLineWidth: 2,
        }),
      ],
    }
  }, [areas])
  usePanelLayers(marks)
  usePanelLayers(ground)
  return null
}
