import { latitudeDegrees } from '../../../src/core/grid/sphere.ts'
import { dataset, GRID, point } from '../small-world.ts'

// Powers of two tell which points were reached: a village of 8 at a cell's edge, one house at its centre.
export const CENTRE = { lat: GRID.lat[280]!, lon: GRID.lon[280]! }
export const EDGE = { lat: CENTRE.lat + latitudeDegrees(380), lon: CENTRE.lon }
export const village = Array.from({ length: 8 }, (_, i) => ({
  shape: point(EDGE.lon, EDGE.lat),
  feeder: `F${i % 2}`,
}))
export const transformers = dataset('grid', [
  ...village,
  { shape: point(CENTRE.lon, CENTRE.lat), feeder: 'F0' },
  { shape: point(120.65, 31.35), feeder: '' },
])
