import type { Grid } from './grid.ts'

type Ids = Pick<Grid, 'lo' | 'hi' | 'length'>

/** First rows of the blocks of cells that share an ancestor at a coarser resolution. */
export function blockStarts(grid: Ids, ancestorResolution: number): number[] {
  const starts: number[] = []
  for (let row = 0; row < grid.length; row++) {
    if (row === 0 || !sameAncestor(grid, row - 1, row, ancestorResolution)) starts.push(row)
  }
  return starts
}

// An H3 index holds three bits a level, level k from bit 45 − 3k up: those below the ancestor's
// are left out.
function sameAncestor({ hi, lo }: Ids, a: number, b: number, ancestorResolution: number): boolean {
  const shift = 45 - 3 * ancestorResolution
  if (shift >= 32) return hi[a]! >>> (shift - 32) === hi[b]! >>> (shift - 32)
  return hi[a] === hi[b] && lo[a]! >>> shift === lo[b]! >>> shift
}
