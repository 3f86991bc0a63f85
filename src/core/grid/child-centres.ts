import type { Grid } from './grid.ts'
import { cellCentre, cellIsPentagon, childCell } from './h3-index.ts'
import { locateOnFace, writeChildOffsetsFound } from './h3-lattice.ts'
import { chordMetres, unitVectors } from './sphere.ts'

/** Children of a cell beside the one at its centre. */
export const OUTER_CHILDREN = 6
/** Numbers that `writeChildOffsets` writes a cell. */
export const OFFSETS_A_CELL = 3 * OUTER_CHILDREN

interface Centres {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
}

/**
 * Writes where the six outer children of each cell lie from its centre, on the unit sphere: x of
 * all six, then y, then z; as float32, which is within a millimetre. The six stand in no order that
 * means anything. A pentagon's absent child
 * stands at its centre, and so do all at the finest level, which has none.
 *
 * @param rows the cells in the order wanted
 * @param centres of the cells on the unit sphere, in that order
 * @returns the farthest, in metres, that a child's centre lies from its parent's
 */
export function writeChildOffsets(
  grid: Grid,
  rows: Uint32Array,
  centres: Centres,
  offsets: Float32Array,
): number {
  if (grid.resolution === 15) {
    offsets.fill(0)
    return 0
  }
  let farthest = 0
  for (let k = 0; k < rows.length; k++) {
    const [x, y, z] = [centres.x[k]!, centres.y[k]!, centres.z[k]!]
    const at = OFFSETS_A_CELL * k
    let reach = Number.NaN
    if (locateOnFace(x, y, z, grid.resolution))
      reach = writeChildOffsetsFound(grid.resolution, x, y, z, offsets, at)
    if (Number.isNaN(reach)) reach = askOffsets(grid, rows[k]!, x, y, z, offsets, at)
    farthest = Math.max(farthest, reach)
  }
  return chordMetres(farthest)
}

/** The same for one cell, as h3-js has it. */
function askOffsets(
  grid: Grid,
  row: number,
  x: number,
  y: number,
  z: number,
  offsets: Float32Array,
  at: number,
): number {
  const [lo, hi] = [grid.lo[row]!, grid.hi[row]!]
  const isPentagon = cellIsPentagon(lo, hi)
  let farthest = 0
  for (let k = 0; k < OUTER_CHILDREN; k++) {
    const isAbsent = isPentagon && k === 0
    const [lat, lon] = cellCentre(...childCell(lo, hi, grid.resolution + 1, k + 1))
    const [cx, cy, cz] = isAbsent ? [x, y, z] : unitVectors([lat], [lon])
    const [dx, dy, dz] = [cx! - x, cy! - y, cz! - z]
    offsets[at + k] = dx
    offsets[at + OUTER_CHILDREN + k] = dy
    offsets[at + 2 * OUTER_CHILDREN + k] = dz
    farthest = Math.max(farthest, dx * dx + dy * dy + dz * dz)
  }
  return farthest
}
