import type { CriterionId } from '../../core/criteria/criterion.ts'
import type { Curve } from '../../core/score/curve.ts'
import type { Frame } from '../../core/score/frame.ts'

/** Curves in place of a profile's own. */
export type Curves = Readonly<Partial<Record<CriterionId, Curve>>>

const kept = new WeakMap<Frame['criteria'][number], Frame['criteria'][number]>()

/**
 * A frame whose criteria have other curves: columns and grid are the same objects, and so is every
 * criterion whose curve has not changed, so that only one column of marks is made anew.
 */
export function frameWith(base: Frame, curves: Curves): Frame {
  if (Object.keys(curves).length === 0) return base
  const criteria = base.criteria.map((criterion) => {
    const curve = curves[criterion.id]
    if (!curve) return criterion
    const before = kept.get(criterion)
    if (before?.curve === curve) return before
    const changed = { ...criterion, curve }
    kept.set(criterion, changed)
    return changed
  })
  return { ...base, criteria }
}
