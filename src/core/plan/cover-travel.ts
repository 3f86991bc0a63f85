import { type Catchments, CHILDREN, childCount, type Places } from '../criteria/catchment.ts'
import type { Grid } from '../grid/grid.ts'
import { chordMetres, squaredChordBetween, unitVectors } from '../grid/sphere.ts'
import type { Travel } from '../locate/travel.ts'
import { Problem } from '../problem.ts'

/** Demand as a location problem takes it. */
export interface PlanDemand {
  /** Swaps/day of each demand point. */
  readonly demand: Float64Array
  readonly travel: Travel
  /** Row of the cell that each demand point is, or is a part of. */
  readonly cellOf: Uint32Array
}

/** Entries above which the problem would not fit into memory. */
const MOST_ENTRIES = 40_000_000

const WHOLE = (1 << CHILDREN) - 1

/**
 * Demand points for covering, so that what they say is covered is what `Catchments.covered` says: a
 * cell that no place's cutoff cuts through is one point; another is as many as there are different
 * sets of places that reach its seven children, each with its sevenths of the demand.
 * @param swaps of each cell; cells without demand are no points
 * @param cutoffMetres the catchments' own
 * @throws Problem too_large where points and places make more than 40 million pairs
 */
export function coverTravel(
  grid: Grid,
  swaps: Float64Array,
  places: Places,
  catchments: Catchments,
  cutoffMetres: number,
): PlanDemand {
  const reached = reachedBy(grid, swaps, places, catchments)
  const parts = splitCells(swaps, reached)
  const xyz = unitVectors(grid.lat, grid.lon)
  const start = new Uint32Array(parts.cell.length + 1)
  const candidate = new Uint32Array(parts.entries)
  const distance = new Float64Array(parts.entries)
  let size = 0
  const row: { site: number; metres: number }[] = []
  for (const [point, cell] of parts.cell.entries()) {
    row.length = 0
    for (let k = reached.start[cell]!; k < reached.start[cell + 1]!; k++) {
      if ((reached.children[k]! & parts.children[point]!) === 0) continue
      const site = reached.site[k]!
      const metres = chordMetres(squaredChordBetween(places.xyz, site, xyz, cell))
      // The centre of a cell may lie beyond the cutoff that this part of it is within.
      row.push({ site, metres: Math.min(metres, cutoffMetres) })
    }
    row.sort((a, b) => a.metres - b.metres || a.site - b.site)
    for (const { site, metres } of row) {
      candidate[size] = site
      distance[size++] = metres
    }
    start[point + 1] = size
  }
  return {
    demand: Float64Array.from(
      parts.cell,
      (cell, point) => (swaps[cell]! * childCount(parts.children[point]!)) / CHILDREN,
    ),
    travel: {
      demandCount: parts.cell.length,
      candidateCount: places.lat.length,
      start,
      candidate,
      distance,
    },
    cellOf: Uint32Array.from(parts.cell),
  }
}

/** Places that reach each cell, and the children of it that they reach, as bits. */
interface ReachedBy {
  readonly start: Uint32Array
  readonly site: Uint32Array
  readonly children: Uint8Array
}

function reachedBy(
  grid: Grid,
  swaps: Float64Array,
  places: Places,
  catchments: Catchments,
): ReachedBy {
  const start = new Uint32Array(grid.length + 1)
  let total = 0
  forEachPair(swaps, places, catchments, (_, row) => {
    start[row + 1]!++
    total++
  })
  refuseAbove(total)
  for (let row = 0; row < grid.length; row++) start[row + 1]! += start[row]!
  const next = start.slice(0, grid.length)
  const site = new Uint32Array(total)
  const children = new Uint8Array(total)
  forEachPair(swaps, places, catchments, (i, row, bits) => {
    const at = next[row]!++
    site[at] = i
    children[at] = bits
  })
  return { start, site, children }
}

function forEachPair(
  swaps: Float64Array,
  places: Places,
  catchments: Catchments,
  visit: (place: number, row: number, children: number) => void,
): void {
  for (let i = 0; i < places.lat.length; i++)
    catchments.forEachReached(places, i, (row, children) => {
      if (swaps[row]! > 0) visit(i, row, children)
    })
}

/** Cuts each cell into the sets of children that the same places reach. */
function splitCells(swaps: Float64Array, { start, children }: ReachedBy) {
  const parts = { cell: [] as number[], children: [] as number[], entries: 0 }
  for (let cell = 0; cell < swaps.length; cell++) {
    if (!(swaps[cell]! > 0)) continue
    let sets = [WHOLE]
    for (let k = start[cell]!; k < start[cell + 1]! && sets.length < CHILDREN; k++) {
      const bits = children[k]!
      if (bits === WHOLE) continue
      sets = sets.flatMap((set) => [set & bits, set & ~bits].filter((part) => part > 0))
    }
    for (const set of sets) {
      parts.cell.push(cell)
      parts.children.push(set)
      for (let k = start[cell]!; k < start[cell + 1]!; k++) if (children[k]! & set) parts.entries++
    }
    refuseAbove(parts.entries)
  }
  return parts
}

/** @throws Problem too_large */
export function refuseAbove(entries: number): void {
  if (entries <= MOST_ENTRIES) return
  throw new Problem(
    'too_large',
    `Candidates and demand make more than ${MOST_ENTRIES / 1e6} million pairs: take fewer candidates (--candidates ranked:5000) or a smaller --cutoff or --max-distance.`,
  )
}
