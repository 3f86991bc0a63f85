import type { Grid } from './grid.ts'
import { cellCentre } from './h3-index.ts'

/** A grid of given cells, which must be sorted by index; centres are filled in. */
export function gridOfCells(resolution: number, lo: Uint32Array, hi: Uint32Array): Grid {
  const lat = new Float64Array(lo.length)
  const lon = new Float64Array(lo.length)
  for (let row = 0; row < lo.length; row++) {
    const [y, x] = cellCentre(lo[row]!, hi[row]!)
    lat[row] = y
    lon[row] = x
  }
  return { resolution, length: lo.length, lo, hi, lat, lon }
}
