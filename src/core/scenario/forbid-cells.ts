import { rowOfCell, splitCell } from '../grid/grid.ts'
import type { Frame } from '../score/frame.ts'
import { separatesCells } from '../score/separates.ts'
import type { Hash } from './derived-dataset.ts'

/** The reason of a cell that a scenario forbids. */
export const FORBIDDEN_BY_PLANNER = 'forbidden in the scenario'

/** Codes of reasons are one byte. */
const MOST_REASONS = 255

/**
 * A frame in which some cells are excluded too; the same frame where there are none of them. Cheap
 * and the same in every host, so that forbidding a site needs no new frame.
 *
 * @param cells H3 cells; those outside the grid are passed over (`cellsElsewhere` names them)
 */
export function forbidCells(frame: Frame, cells: readonly string[], hash: Hash): Frame {
  const rows = cells.map((cell) => rowOfCell(frame.grid, ...splitCell(cell)))
  const here = rows.filter((row) => row >= 0 && frame.excluded[row] === 0)
  if (here.length === 0) return frame
  // Where the list of reasons is full, the last one is already 'other'.
  const isFull = frame.reasons.length >= MOST_REASONS
  const reasons = isFull ? frame.reasons : [...frame.reasons, FORBIDDEN_BY_PLANNER]
  const excluded = frame.excluded.slice()
  for (const row of here) excluded[row] = reasons.length
  const inputsHash = hash(JSON.stringify(['forbidden', frame.inputsHash, [...here].sort()]))
  const criteria = frame.criteria.map((c) => ({ ...c, separates: separatesCells(c, excluded) }))
  return { ...frame, criteria, excluded, reasons, inputsHash }
}

/** One sentence for each cell that is not of the grid. */
export function cellsElsewhere({ grid }: Frame, cells: readonly string[]): string[] {
  return cells
    .filter((cell) => rowOfCell(grid, ...splitCell(cell)) < 0)
    .map((cell) => `The cell ${cell} is not one of the project's: forbidding it has no effect.`)
}
