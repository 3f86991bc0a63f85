import type { Layer } from '@deck.gl/core'
import { GeoJsonLayer, IconLayer, ScatterplotLayer } from '@deck.gl/layers'
import { anchorOf, type Feature, numberOf, textOf } from '../state/feature.ts'
import type { LayerId } from '../state/layers.ts'
import type { MapColours } from './map-colours.ts'
import type { MarkerAtlas } from './marker-atlas.ts'
import { MARKER_SHAPES, type MarkerId } from './marker-shapes.ts'

// Marks grow as the map comes nearer, up to their full size at about zoom 9.
const METRES_PER_MARK_PIXEL = 130

export interface OverlayStyle {
  readonly colours: MapColours
  readonly atlas: MarkerAtlas
}

type Overlay = (id: LayerId, features: readonly Feature[], style: OverlayStyle) => Layer[]

/** How the rows of each layer are drawn. */
export const OVERLAYS: Partial<Record<LayerId, Overlay>> = {
  exclusions: exclusionLayers,
  corridors: corridorLayers,
  grid: (id, features, style) => marks(id, features.filter(isPoint), () => 'substation', style),
  partners: (id, features, style) => marks(id, features, () => 'partner', style),
  chargers: (id, features, style) =>
    marks(
      id,
      features.filter((feature) => !swaps(feature)),
      () => 'charger',
      style,
    ),
  'swap-stations': (id, features, style) => marks(id, features.filter(swaps), owner, style),
}

/** Drawing order, from the ground up. */
export const OVERLAY_ORDER = [
  'exclusions',
  'corridors',
  'grid',
  'chargers',
  'partners',
  'swap-stations',
] as const satisfies readonly LayerId[]

function swaps(feature: Feature): boolean {
  return textOf(feature, 'technology') !== 'charge'
}

function owner(feature: Feature): MarkerId {
  return textOf(feature, 'own') === 'own' ? 'own' : 'competitor'
}

function isPoint(feature: Feature): boolean {
  return feature.geometry?.type === 'Point' || feature.geometry?.type === 'Polygon'
}

function marks(
  id: LayerId,
  features: readonly Feature[],
  markerOf: (feature: Feature) => MarkerId,
  { atlas }: OverlayStyle,
): Layer[] {
  return [
    new IconLayer<Feature>({
      id,
      data: features,
      pickable: true,
      iconAtlas: atlas.image as never,
      iconMapping: atlas.mapping as never,
      getIcon: markerOf,
      getPosition: anchorOf,
      sizeUnits: 'meters',
      getSize: (feature) => MARKER_SHAPES[markerOf(feature)].pixels * METRES_PER_MARK_PIXEL,
      sizeMinPixels: 8,
      sizeMaxPixels: 18,
    }),
  ]
}

function corridorLayers(id: LayerId, features: readonly Feature[], style: OverlayStyle): Layer[] {
  const { road, roadCasing } = style.colours
  const lines = features.filter((feature) => feature.geometry?.type.includes('LineString'))
  const points = features.filter((feature) => feature.geometry?.type === 'Point')
  const line = (part: string, pixels: number, colour: typeof road) =>
    new GeoJsonLayer({
      id: `${id}-${part}`,
      data: lines as never,
      pickable: part === 'line',
      getLineColor: colour,
      lineWidthUnits: 'pixels',
      getLineWidth: pixels,
      lineJointRounded: true,
      lineCapRounded: true,
    })
  return [
    line('casing', 4.25, roadCasing),
    line('line', 2.25, road),
    accessPoints(id, points, style),
  ]
}

function accessPoints(id: LayerId, points: readonly Feature[], { colours }: OverlayStyle): Layer {
  return new ScatterplotLayer<Feature>({
    id: `${id}-access`,
    data: points,
    pickable: true,
    stroked: true,
    getPosition: anchorOf,
    getRadius: 450,
    radiusMinPixels: 0.5,
    radiusMaxPixels: 5,
    getFillColor: colours.halo,
    getLineColor: colours.roadCasing,
    lineWidthUnits: 'pixels',
    getLineWidth: 1.25,
  })
}

function exclusionLayers(id: LayerId, features: readonly Feature[], style: OverlayStyle): Layer[] {
  const { exclusionForbid, exclusionReview } = style.colours
  const colourOf = (feature: Feature) =>
    textOf(feature, 'rule') === 'review' ? exclusionReview : exclusionForbid
  const areas = features.filter((feature) => feature.geometry?.type !== 'Point')
  const points = features.filter((feature) => feature.geometry?.type === 'Point')
  return [
    new GeoJsonLayer({
      id: `${id}-areas`,
      data: areas as never,
      pickable: true,
      stroked: true,
      getFillColor: colourOf as never,
      getLineColor: colourOf as never,
      lineWidthMinPixels: 1,
      lineWidthMaxPixels: 1,
    }),
    new ScatterplotLayer<Feature>({
      id: `${id}-points`,
      data: points,
      pickable: true,
      getPosition: anchorOf,
      getRadius: (feature) => numberOf(feature, 'buffer_m') || 0,
      radiusMinPixels: 2,
      getFillColor: colourOf,
    }),
  ]
}
