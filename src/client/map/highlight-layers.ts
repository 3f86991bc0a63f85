import { IconLayer, PathLayer, ScatterplotLayer } from '@deck.gl/layers'
import { cellIdAt } from '../../core/grid/grid.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { RankedSite } from '../../core/score/rank.ts'
import { NO_ROW } from '../state/store.ts'
import type { Rgba } from '../theme/tokens.ts'
import { cellOutline } from './hexagon-shape.ts'
import type { MapColours } from './map-colours.ts'
import { NUMBERED_RANKS } from './marker-atlas.ts'
import type { OverlayStyle } from './overlays.ts'

/** The ranked sites: numbered discs for the first, dots for the rest, the best on top. */
export function rankLayers(
  ranked: readonly RankedSite[],
  { colours, atlas }: OverlayStyle,
  visible: boolean,
) {
  return [
    new ScatterplotLayer<RankedSite>({
      id: 'rank-dots',
      data: ranked.slice(NUMBERED_RANKS),
      visible,
      stroked: true,
      radiusUnits: 'pixels',
      lineWidthUnits: 'pixels',
      getPosition: (site) => [site.lon, site.lat],
      getRadius: 3.5,
      getFillColor: colours.rank,
      getLineColor: colours.rankInk,
      getLineWidth: 1.5,
    }),
    new IconLayer<RankedSite>({
      id: 'rank-discs',
      data: ranked.slice(0, NUMBERED_RANKS).reverse(),
      visible,
      iconAtlas: atlas.image as never,
      iconMapping: atlas.mapping as never,
      getIcon: (site) => `rank-${site.rank}`,
      getPosition: (site) => [site.lon, site.lat],
      getSize: 24,
    }),
  ]
}

/** Outlines of the cell under the pointer and of the selected one, with its point. */
export function highlightLayers(
  frame: Frame,
  hoverRow: number,
  selectedRow: number,
  colours: MapColours,
) {
  const outlines = [
    ...outlinesOf(frame, hoverRow, colours.hover, colours.halo),
    ...outlinesOf(frame, selectedRow, colours.select, colours.halo),
  ]
  return [
    new PathLayer<Outline>({
      id: 'highlight',
      data: outlines,
      widthUnits: 'pixels',
      jointRounded: true,
      getPath: (outline) => outline.path,
      getColor: (outline) => outline.colour,
      getWidth: (outline) => outline.pixels,
    }),
    selectedPoint(frame, selectedRow, colours),
  ]
}

interface Outline {
  readonly path: [number, number][]
  readonly colour: Rgba
  readonly pixels: number
}

function outlinesOf(frame: Frame, row: number, colour: Rgba, halo: Rgba): Outline[] {
  if (row === NO_ROW) return []
  const path = cellOutline(cellIdAt(frame.grid, row))
  return [
    { path, colour: halo, pixels: 6 },
    { path, colour, pixels: 3 },
  ]
}

/** A ring that can be seen from far out, where a hexagon is smaller than a pixel. */
function selectedPoint(frame: Frame, row: number, colours: MapColours) {
  return new ScatterplotLayer<number>({
    id: 'selected-point',
    data: row === NO_ROW ? [] : [row],
    filled: false,
    stroked: true,
    radiusUnits: 'pixels',
    lineWidthUnits: 'pixels',
    getPosition: (site) => [frame.siteLon[site]!, frame.siteLat[site]!],
    getRadius: 13,
    getLineColor: colours.select,
    getLineWidth: 3,
  })
}
