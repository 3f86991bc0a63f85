import { withoutPower, withoutPowerReason } from '../criteria/power-exclusion.ts'
import type { SitePoints } from '../criteria/site-points.ts'
import type { Surroundings } from '../criteria/surroundings.ts'
import type { CriterionColumn, Frame } from './frame.ts'

/** The excluded cells and, where the profile asks for it, those too far from any power. */
export function maskPowerless(around: Surroundings): Pick<SitePoints, 'excluded' | 'reasons'> {
  const { points, parameters, sites } = around
  const metres = parameters.noPowerWithinMetres
  if (!(metres > 0) || around.of('grid').length === 0) return points
  const without = withoutPower(sites, around.of('grid'), metres)
  const reasons = [...points.reasons, withoutPowerReason(metres)]
  const excluded = points.excluded.map((reason, row) =>
    reason === 0 && without[row] ? reasons.length : reason,
  )
  return { excluded, reasons }
}

/** Adds the cells that a policy of 'exclude' leaves out to the excluded ones. */
export function maskUnknown(
  points: Pick<SitePoints, 'excluded' | 'reasons'>,
  criteria: readonly Omit<CriterionColumn, 'separates'>[],
): Pick<Frame, 'excluded' | 'reasons'> {
  const excluded = points.excluded.slice()
  const reasons = [...points.reasons]
  for (const { id, values, missing, missingPolicy } of criteria) {
    if (missingPolicy !== 'exclude' || missing === 0) continue
    reasons.push(`${id} unknown`)
    for (let row = 0; row < values.length; row++)
      if (excluded[row] === 0 && Number.isNaN(values[row]!)) excluded[row] = reasons.length
  }
  return { excluded, reasons }
}
