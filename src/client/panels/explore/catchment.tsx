import { ScatterplotLayer } from '@deck.gl/layers'
import { useMemo } from 'react'
import { type PanelLayers, usePanelLayers } from '../../map/panel-layers.ts'
import { NO_ROW, useClient } from '../../state/store.ts'

/** The circle that a station at the selected site would serve: the cutoff of the profile. */
export function Catchment() {
  const frame = useClient((state) => state.frame)
  const row = useClient((state) => state.selectedRow)
  const layers = useMemo<PanelLayers>(() => {
    if (!frame || row === NO_ROW) return { id: 'catchment', place: 'marks', make: () => [] }
    const centre: [number, number] = [frame.siteLon[row]!, frame.siteLat[row]!]
    const radius = frame.profile.parameters.cutoffMetres
    return {
      id: 'catchment',
      place: 'marks',
      make: ({ colours }) => [
        new ScatterplotLayer({
          id: 'catchment-circle',
          data: [centre],
          getPosition: (point: [number, number]) => point,
          getRadius: radius,
          getFillColor: colours.catchment,
          getLineColor: colours.select,
          stroked: true,
          lineWidthUnits: 'pixels',
          getLineWidth: 1.5,
        }),
      ],
    }
  }, [frame, row])
  usePanelLayers(layers)
  return null
}
