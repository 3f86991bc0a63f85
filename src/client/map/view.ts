import { FlyToInterpolator, MapView, WebMercatorViewport } from '@deck.gl/core'
import type { ProjectAnswer } from '../../api/contract.ts'
import type { View } from '../state/store.ts'

/** Parts of the map that panels cover, pixels. */
export interface Padding {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export const LEAST_ZOOM = 3
export const GREATEST_ZOOM = 16
// Near enough to see a cell's neighbours, far enough to see which town it is.
const SITE_ZOOM = 11

/** A view whose middle is the middle of what the panels leave free. */
export function mapView(padding: Padding) {
  return new MapView({ id: 'map', padding, repeat: true })
}

/** The whole region, as large as fits between the panels. */
export function viewOfRegion(
  extent: ProjectAnswer['extent'],
  width: number,
  height: number,
  padding: Padding,
): View {
  const [west, south, eastOrLess, north] = extent
  const east = eastOrLess < west ? eastOrLess + 360 : eastOrLess
  const free = {
    width: Math.max(width - padding.left - padding.right, 100),
    height: Math.max(height - padding.top - padding.bottom, 100),
  }
  const corners: [[number, number], [number, number]] = [
    [west, south],
    [east, north],
  ]
  const { longitude, latitude, zoom } = new WebMercatorViewport(free).fitBounds(corners, {
    padding: 16,
    maxZoom: 13,
  })
  return { longitude, latitude, zoom }
}

/** Nearer to a point, never farther out than now. */
export function viewOfSite(now: View, lat: number, lon: number): View {
  return { longitude: lon, latitude: lat, zoom: Math.max(now.zoom, SITE_ZOOM) }
}

/** Steps of a flight for deck.gl; undefined where the person asked for less motion. */
export function flight(to: View) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined
  return { ...to, transitionDuration: 700, transitionInterpolator: new FlyToInterpolator() }
}

/** Ground length of one pixel at a view, metres. */
export function metresPerPixel(view: View): number {
  const equator = 40_075_017
  return (equator * Math.cos((view.latitude * Math.PI) / 180)) / (512 * 2 ** view.zoom)
}
