import type { Dataset } from '../dataset/dataset.ts'
import type { Extent } from '../dataset/shapes.ts'

/** Whether a place in degrees lies in the extent of one of the datasets. */
export function isKnownAt(datasets: readonly Dataset[], lat: number, lon: number): boolean {
  return datasets.some(({ extent }) => isInExtent(extent, lat, lon))
}

function isInExtent([west, south, east, north]: Extent, lat: number, lon: number): boolean {
  if (lat < south || lat > north) return false
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east
}
