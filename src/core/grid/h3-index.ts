import { cellArea, cellToLatLng, getRes0Cells, isPentagon, UNITS } from 'h3-js'
import { writeCellAt } from './cells-of-points.ts'
import { cellId, type Grid, rowOfCell, splitCell } from './grid.ts'

/*
 * The H3 index as two 32-bit halves (h3geo.org, "H3Index Representation"): bits 52–55 hold the
 * resolution, 45–51 the base cell, then fifteen digits of three bits, coarsest first; a digit of 7
 * is unused. Children are made by arithmetic because h3-js hands out strings, a hundred times
 * slower.
 */

/** Mean circumradius of a resolution 0 cell times 1.25: room for H3's distortion, metres. */
const REACH_RES0_METRES = 1_600_000
const SQRT7 = Math.sqrt(7)

/** The coarsest 122 cells, in index order. */
export const BASE_CELLS: readonly (readonly [lo: number, hi: number])[] =
  getRes0Cells().map(splitCell)

/**
 * Bound in metres from a cell's centre to its farthest corner and to the centres of all its
 * descendants: these stray to 1.053 edges (0.6547 of an edge a level, levels shrink by √7).
 */
export function cellReachMetres(resolution: number): number {
  return REACH_RES0_METRES / SQRT7 ** resolution
}

/** Child of a cell of resolution `resolution - 1` in direction `digit` (0 = the centre, to 6). */
export function childCell(
  lo: number,
  hi: number,
  resolution: number,
  digit: number,
): [lo: number, hi: number] {
  const high = ((hi & ~(0xf << 20)) | (resolution << 20)) >>> 0
  return setDigit(lo, high, resolution, digit)
}

function setDigit(lo: number, hi: number, resolution: number, digit: number): [number, number] {
  const shift = (15 - resolution) * 3
  if (shift >= 32) return [lo, ((hi & ~(7 << (shift - 32))) | (digit << (shift - 32))) >>> 0]
  const low = ((lo & ~(7 << shift)) | (digit << shift)) >>> 0
  if (shift !== 30) return [low, hi]
  // The digit of resolution 5 has two bits in the low half and one in the high half.
  return [low, ((hi & ~1) | (digit >>> 2)) >>> 0]
}

const split: number[] = [0, 0]

/** Centre of a cell in degrees: [lat, lon]. */
export function cellCentre(lo: number, hi: number): [lat: number, lon: number] {
  split[0] = lo
  split[1] = hi
  return cellToLatLng(split) as [number, number]
}

const one = { lo: new Uint32Array(1), hi: new Uint32Array(1) }

/** The cell that holds a point in degrees. */
export function cellAt(lat: number, lon: number, resolution: number): [lo: number, hi: number] {
  writeCellAt(lat, lon, resolution, one.lo, one.hi, 0)
  return [one.lo[0]!, one.hi[0]!]
}

/**
 * A cell as one number that sorts as its index does: base cell and digits are 52 bits, which a
 * float64 holds exactly. Only keys of one resolution compare.
 */
export function cellKey(lo: number, hi: number): number {
  return (hi & 0xfffff) * 0x1_0000_0000 + lo
}

/** Row of a cell in a grid by its key, or −1 where the grid does not hold it. */
export function rowOfKey(grid: Grid, key: number): number {
  return rowOfCell(grid, ...cellOfKey(key, grid.resolution))
}

/** The cell of a resolution that has a key. */
export function cellOfKey(key: number, resolution: number): [lo: number, hi: number] {
  const high = Math.floor(key / 0x1_0000_0000)
  // What a key leaves out: the mode (1 = a cell) and the resolution.
  return [key >>> 0, ((1 << 27) | (resolution << 20) | high) >>> 0]
}

/** Area of a cell on H3's sphere, km². */
export function cellAreaKm2(lo: number, hi: number): number {
  return cellArea(cellId(lo, hi), UNITS.km2)
}

/** Whether the cell has no child in direction 1 (one of the twelve pentagons of each level). */
export function cellIsPentagon(lo: number, hi: number): boolean {
  split[0] = lo
  split[1] = hi
  return isPentagon(split)
}

/** Calls `visit` with every descendant of a cell at `target`, in index order. */
export function forEachDescendant(
  lo: number,
  hi: number,
  resolution: number,
  target: number,
  visit: (lo: number, hi: number) => void,
): void {
  if (resolution === target) {
    visit(lo, hi)
    return
  }
  const pentagon = cellIsPentagon(lo, hi)
  for (let digit = 0; digit < 7; digit++) {
    if (pentagon && digit === 1) continue
    const [childLo, childHi] = childCell(lo, hi, resolution + 1, digit)
    forEachDescendant(childLo, childHi, resolution + 1, target, visit)
  }
}
