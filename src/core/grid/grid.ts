/**
 * The cells of a region at one resolution, sorted by H3 index (as an unsigned 64-bit number), so
 * that the children of a parent are one contiguous range. Ids travel as two Uint32 columns.
 */
export interface Grid {
  readonly resolution: number
  readonly length: number
  /** Low 32 bits of the H3 index. */
  readonly lo: Uint32Array
  /** High 32 bits of the H3 index. */
  readonly hi: Uint32Array
  /** Degrees, the cell's centre. */
  readonly lat: Float64Array
  readonly lon: Float64Array
}

/** H3 index as its usual 15-digit hexadecimal string. */
export function cellId(lo: number, hi: number): string {
  return hi.toString(16) + lo.toString(16).padStart(8, '0')
}

/** H3 index of one row of the grid as a string. */
export function cellIdAt(grid: Pick<Grid, 'lo' | 'hi'>, row: number): string {
  return cellId(grid.lo[row]!, grid.hi[row]!)
}

/** The two halves of an H3 index string: [low, high]. */
export function splitCell(cell: string): [lo: number, hi: number] {
  const at = cell.length - 8
  return [Number.parseInt(cell.slice(at), 16), Number.parseInt(cell.slice(0, at), 16)]
}

/** Row of a cell in the grid by binary search, or −1 where the grid does not hold it. */
export function rowOfCell(grid: Grid, lo: number, hi: number): number {
  let from = 0
  let to = grid.length - 1
  while (from <= to) {
    const middle = (from + to) >>> 1
    const high = grid.hi[middle]!
    const less = high < hi || (high === hi && grid.lo[middle]! < lo)
    if (less) from = middle + 1
    else if (high === hi && grid.lo[middle] === lo) return middle
    else to = middle - 1
  }
  return -1
}
