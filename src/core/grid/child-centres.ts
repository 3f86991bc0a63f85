import type { Grid } from './grid.ts'
import { cellCentre, cellIsPentagon, childCell } from './h3-index.ts'
import { found, locate, writeChildFound } from './h3-lattice.ts'
import { chordMetres, squaredChordBetween, writeUnitVector } from './sphere.ts'

const CHILDREN = 7

/**
 * Writes the centres of the seven children of each cell as unit vectors; a pentagon's absent child
 * stands at its centre, and so do all at the finest level, which has none.
 *
 * @param rows the cells in the order wanted
 * @returns the farthest, in metres, that a child's centre lies from its parent's
 */
export function writeChildren(grid: Grid, rows: Uint32Array, children: Float32Array): number {
  const centre = new Float64Array(3)
  let farthest = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!
    writeUnitVector(centre, 0, grid.lat[row]!, grid.lon[row]!)
    const isKnown =
      grid.resolution < 15 && locate(centre[0]!, centre[1]!, centre[2]!, grid.resolution)
    const isPentagon = isKnown ? found.isPentagon : cellIsPentagon(grid.lo[row]!, grid.hi[row]!)
    for (let child = 0; child < CHILDREN; child++) {
      const at = k * CHILDREN + child
      if (child === 0 || grid.resolution === 15 || (isPentagon && child === 1)) {
        children.set(centre, 3 * at)
        continue
      }
      if (!isKnown || !writeChildFound(grid.resolution, child, children, at))
        writeChildOfRow(grid, row, child, children, at)
      farthest = Math.max(farthest, squaredChordBetween(centre, 0, children, at))
    }
  }
  return chordMetres(farthest)
}

function writeChildOfRow(
  grid: Grid,
  row: number,
  child: number,
  children: Float32Array,
  at: number,
): void {
  const cell = childCell(grid.lo[row]!, grid.hi[row]!, grid.resolution + 1, child)
  const [lat, lon] = cellCentre(...cell)
  writeUnitVector(children, at, lat, lon)
}
