import type { Places } from '../criteria/catchment.ts'
import { OFFSETS_A_CELL, OUTER_CHILDREN, writeChildOffsets } from '../grid/child-centres.ts'
import type { Grid } from '../grid/grid.ts'
import { chordMetres, squaredChord, unitVectors } from '../grid/sphere.ts'
import { NearestPlaces } from './nearest-places.ts'

/** Children of a cell, by which one that straddles a limit is counted: each holds a seventh. */
export const CHILDREN = 7

/** How far each child of each cell is from the network: child c of row r stands at 7r + c. */
export interface ServiceDistance {
  /** Great circle from the child's centre to the nearest station, metres; Infinity without one. */
  readonly firstMetres: Float32Array
  /** To the second nearest. */
  readonly secondMetres: Float32Array
  /** Index of the nearest station, −1 without one. */
  readonly nearest: Int32Array
}

const CELLS_A_STEP = 1 << 14
/** Of a chord, relative: far above what it is. */
const ROUNDING = 1e-12

/**
 * Distances of all cells' children to the stations of a network.
 * @param withinMetres what lies farther off may be left at Infinity: less to look for
 */
export function serviceDistance(
  grid: Grid,
  stations: Places,
  onProgress: (share: number) => void = () => {},
  withinMetres = Infinity,
): ServiceDistance {
  const firstMetres = new Float32Array(CHILDREN * grid.length)
  const secondMetres = new Float32Array(CHILDREN * grid.length)
  const nearest = new Int32Array(CHILDREN * grid.length)
  const tree = new NearestPlaces(stations.xyz)
  const within = withinMetres === Infinity ? Infinity : squaredChord(withinMetres)
  for (let from = 0; from < grid.length; from += CELLS_A_STEP) {
    const to = Math.min(grid.length, from + CELLS_A_STEP)
    onProgress(from / grid.length)
    const { centres, offsets, farthest } = childrenOf(grid, from, to)
    const reach = (Math.sqrt(within) + farthest) ** 2
    for (let k = 0; k < to - from; k++) {
      const [x, y, z] = [centres.x[k]!, centres.y[k]!, centres.z[k]!]
      tree.find(x, y, z, reach)
      // No child has its second station farther off than its parent has, and the way there.
      const chord = Math.sqrt(tree.second)
      for (let child = CHILDREN - 1; child >= 0; child--) {
        if (child < OUTER_CHILDREN) {
          const offset = OFFSETS_A_CELL * k + child
          const dx = offsets[offset]!
          const dy = offsets[offset + OUTER_CHILDREN]!
          const dz = offsets[offset + 2 * OUTER_CHILDREN]!
          const far = (chord + Math.sqrt(dx * dx + dy * dy + dz * dz)) * (1 + ROUNDING)
          tree.find(x + dx, y + dy, z + dz, Math.min(far * far, within))
        }
        const at = CHILDREN * (from + k) + child
        firstMetres[at] = metresOf(tree.first)
        secondMetres[at] = metresOf(tree.second)
        nearest[at] = tree.nearest
      }
    }
  }
  return { firstMetres, secondMetres, nearest }
}

/** Mean over each cell's children of the distance to the nearest station; Infinity without one. */
export function nearestMetres({ firstMetres }: ServiceDistance): Float64Array {
  return Float64Array.from({ length: firstMetres.length / CHILDREN }, (_, row) => {
    const own = firstMetres.subarray(CHILDREN * row, CHILDREN * (row + 1))
    return own.reduce((sum, metres) => sum + metres, 0) / CHILDREN
  })
}

function metresOf(squaredChord: number): number {
  return squaredChord === Infinity ? Infinity : chordMetres(squaredChord)
}

/** Centres of some cells on the unit sphere, and where their outer children lie from there. */
function childrenOf(grid: Grid, from: number, to: number) {
  const rows = Uint32Array.from({ length: to - from }, (_, k) => from + k)
  const xyz = unitVectors(grid.lat.subarray(from, to), grid.lon.subarray(from, to))
  const axis = (a: number) => Float64Array.from(rows, (_, k) => xyz[3 * k + a]!)
  const centres = { x: axis(0), y: axis(1), z: axis(2) }
  const offsets = new Float32Array(OFFSETS_A_CELL * rows.length)
  const metres = writeChildOffsets(grid, rows, centres, offsets)
  return { centres, offsets, farthest: Math.sqrt(squaredChord(metres)) }
}
