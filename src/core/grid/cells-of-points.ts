import { latLngToCell } from 'h3-js'
import { splitCell } from './grid.ts'
import { locate, writeFound } from './h3-lattice.ts'

const DEGREES = Math.PI / 180

/** Cells as two columns, one row a point. */
interface CellColumns {
  readonly lo: Uint32Array
  readonly hi: Uint32Array
}

/** The cells that hold points in degrees: those of h3-js, every one. */
export function cellsOfPoints(
  lat: ArrayLike<number>,
  lon: ArrayLike<number>,
  resolution: number,
): CellColumns {
  const lo = new Uint32Array(lat.length)
  const hi = new Uint32Array(lat.length)
  for (let i = 0; i < lat.length; i++) writeCellAt(lat[i]!, lon[i]!, resolution, lo, hi, i)
  return { lo, hi }
}

/** Writes the cell that holds a point in degrees as lo[at], hi[at]. */
export function writeCellAt(
  lat: number,
  lon: number,
  resolution: number,
  lo: Uint32Array,
  hi: Uint32Array,
  at: number,
): void {
  const parallel = Math.cos(lat * DEGREES)
  const x = parallel * Math.cos(lon * DEGREES)
  const y = parallel * Math.sin(lon * DEGREES)
  // A resolution that is none, or no number, is for h3-js to refuse.
  const isLevel = Number.isInteger(resolution) && resolution >= 0 && resolution <= 15
  if (isLevel && locate(x, y, Math.sin(lat * DEGREES), resolution)) {
    writeFound(resolution, lo, hi, at)
    return
  }
  const [l, h] = splitCell(latLngToCell(lat, lon, resolution))
  lo[at] = l
  hi[at] = h
}
