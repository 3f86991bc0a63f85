import { PathLayer, PolygonLayer, ScatterplotLayer } from '@deck.gl/layers'
import { useMemo } from 'react'
import { type PanelLayers, usePanelLayers } from '../../map/panel-layers.ts'
import { useAreaSelection } from '../../state/area-selection.ts'
import { type LonLat, useDrawing } from '../../state/draw.ts'

/** The shape being drawn, and the one that selects. */
export function DrawnLayers() {
  const { corners, next } = useDrawing()
  const selection = useAreaSelection((state) => state.selection)
  const layers = useMemo<PanelLayers>(() => {
    const path = next && corners.length > 0 ? [...corners, next] : corners
    return {
      id: 'drawn',
      place: 'marks',
      make: ({ colours }) => [
        new PolygonLayer<LonLat[]>({
          id: 'drawn-selection',
          data: selection ? [selection.polygon[0] as unknown as LonLat[]] : [],
          getPolygon: (ring) => ring as never,
          getFillColor: colours.catchment,
          getLineColor: colours.select,
          lineWidthUnits: 'pixels',
          getLineWidth: 2,
        }),
        new PathLayer<readonly LonLat[]>({
          id: 'drawn-path',
          data: path.length > 1 ? [corners.length > 2 ? [...path, path[0]!] : path] : [],
          getPath: (line) => line as never,
          getColor: colours.select,
          widthUnits: 'pixels',
          getWidth: 2,
        }),
        new ScatterplotLayer<LonLat>({
          id: 'drawn-corners',
          data: corners,
          getPosition: (corner) => corner as never,
          radiusUnits: 'pixels',
          getRadius: 4,
          getFillColor: colours.select,
          stroked: true,
          lineWidthUnits: 'pixels',
          getLineColor: colours.halo,
          getLineWidth: 1.5,
        }),
      ],
    }
  }, [corners, next, selection])
  usePanelLayers(layers)
  return null
}
