import { GeoJsonLayer, TextLayer } from '@deck.gl/layers'
import type { Basemap } from '../state/store.ts'
import type { MapColours } from './map-colours.ts'
import { LABEL_PIXELS, type PlaceLabel } from './place-labels.ts'

/** Land and water, under the hexagons. */
export function groundLayers(basemap: Basemap | undefined, colours: MapColours) {
  if (!basemap) return []
  return [
    new GeoJsonLayer({
      id: 'land',
      data: basemap.land as never,
      filled: true,
      stroked: true,
      getFillColor: colours.land,
      getLineColor: colours.shore,
      lineWidthMinPixels: 0.75,
      lineWidthMaxPixels: 0.75,
    }),
    new GeoJsonLayer({
      id: 'water',
      data: basemap.water as never,
      filled: true,
      stroked: true,
      getFillColor: colours.water,
      getLineColor: colours.shore,
      lineWidthMinPixels: 0.75,
      lineWidthMaxPixels: 0.75,
    }),
  ]
}

/** Borders of the reporting areas, over the hexagons. */
export function boundaryLayer(basemap: Basemap, colours: MapColours) {
  return new GeoJsonLayer({
    id: 'boundaries',
    data: basemap.boundaries as never,
    filled: false,
    stroked: true,
    getLineColor: colours.boundary,
    lineWidthMinPixels: 1,
    lineWidthMaxPixels: 1,
  })
}

/** Names of places, over everything but the chosen site. */
export function labelLayers(labels: readonly PlaceLabel[], colours: MapColours) {
  // deck.gl cannot make a picture of no letters.
  if (labels.length === 0) return []
  const layer = new TextLayer<PlaceLabel>({
    id: 'labels',
    data: labels,
    getPosition: (label) => [label.lon, label.lat],
    getText: (label) => label.text,
    getSize: (label) => LABEL_PIXELS[label.size],
    getColor: colours.label,
    fontFamily: colours.font,
    fontWeight: 600,
    lineHeight: 1.15,
    characterSet: 'auto',
    fontSettings: { sdf: true, fontSize: 64, buffer: 16, radius: 20, smoothing: 0.12 },
    outlineWidth: 8,
    outlineColor: colours.labelHalo,
  })
  return [layer]
}
