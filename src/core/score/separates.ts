import type { CriterionColumn } from './frame.ts'
import { curveValue } from './score.ts'

/**
 * Whether a criterion tells free cells apart: false where all of them get the same marks (the same
 * value everywhere, all of them beyond the curve's ends, all unknown), or it is inactive. Its weight
 * then moves every score alike.
 */
export function separatesCells(
  criterion: Pick<CriterionColumn, 'active' | 'values' | 'curve' | 'missingPolicy'>,
  excluded: Uint8Array,
): boolean {
  if (!criterion.active) return false
  const first = excluded.indexOf(0)
  if (first < 0) return false
  const marks = curveValue(criterion, first)
  for (let row = first + 1; row < excluded.length; row++)
    if (excluded[row] === 0 && curveValue(criterion, row) !== marks) return true
  return false
}
