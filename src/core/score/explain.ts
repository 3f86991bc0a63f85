import type { CriterionId, Direction, HedgeWord } from '../criteria/criterion.ts'
import { cellIdAt } from '../grid/grid.ts'
import { pointsAt } from './contributions.ts'
import type { Curve } from './curve.ts'
import { type Frame, hedgeAt, type PartnerSite } from './frame.ts'
import { flagsAt } from './rank.ts'
import { curveValue, type Scores } from './score.ts'

/** Why a cell scores what it scores. */
export interface Explanation {
  readonly cell: string
  /** Degrees: where the station would stand. */
  readonly lat: number
  readonly lon: number
  /** 0–100, null where the cell is excluded. */
  readonly score: number | null
  /** Why the cell is excluded, null where it is not. */
  readonly excludedBy: string | null
  /** Share of the cell outside all `forbid` exclusions. */
  readonly freeShare: number
  readonly partner: PartnerSite | null
  readonly flags: readonly string[]
  readonly criteria: readonly {
    readonly id: CriterionId
    readonly meaning: string
    readonly unit: string
    readonly direction: Direction
    readonly active: boolean
    readonly inactiveBecause: string
    /** Raw value in the unit, null where it is unknown or the criterion inactive. */
    readonly value: number | null
    /** Raw value that gets full marks (or none, for a cost). */
    readonly fullMarks: number
    /** Curve value, 0–1; what the profile's policy gives where the raw value is unknown. */
    readonly curveValue: number | null
    /** Share of the score. */
    readonly weight: number
    /** Points; they add up to the score. */
    readonly contribution: number
    /** 'at least' or 'estimated' where the value is that, else ''. */
    readonly hedge: HedgeWord | ''
    readonly datasets: readonly string[]
    readonly generated: boolean
  }[]
}

/** Explains one row of a frame. */
export function explainCell(frame: Frame, scores: Scores, row: number): Explanation {
  const score = scores.values[row]!
  const code = frame.excluded[row]!
  const points = pointsAt(frame, scores, row)
  return {
    cell: cellIdAt(frame.grid, row),
    lat: frame.siteLat[row]!,
    lon: frame.siteLon[row]!,
    score: Number.isNaN(score) ? null : score,
    excludedBy: code === 0 ? null : frame.reasons[code - 1]!,
    freeShare: frame.freeShare[row]!,
    partner: frame.partners[frame.partnerRow[row]!] ?? null,
    flags: flagsAt(frame, row),
    criteria: frame.criteria.map((criterion, i) => {
      const { values, curve, active } = criterion
      const raw = active ? values[row]! : Number.NaN
      const onCurve = active ? curveValue(criterion, row) : null
      return {
        id: criterion.id,
        meaning: criterion.meaning,
        unit: criterion.unit,
        direction: criterion.direction,
        active,
        inactiveBecause: criterion.inactiveBecause,
        value: Number.isNaN(raw) ? null : raw,
        fullMarks: fullMarksOf(curve, criterion.direction),
        curveValue: onCurve,
        weight: scores.shares[i]!,
        contribution: points[i]!,
        hedge: active ? hedgeAt(criterion, row) : '',
        datasets: criterion.datasets,
        generated: criterion.generated,
      }
    }),
  }
}

/** The first knot of the most marks, for a cost of the fewest. */
function fullMarksOf({ x, y }: Curve, direction: Direction): number {
  const wanted = direction === 'benefit' ? Math.max(...y) : Math.min(...y)
  return x[y.indexOf(wanted)]!
}
