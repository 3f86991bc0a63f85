import type { CriterionId } from '../criteria/criterion.ts'
import { Problem } from '../problem.ts'
import { type Curve, curveAt } from './curve.ts'
import type { CriterionColumn, Frame } from './frame.ts'
import { nearness } from './rank.ts'
import { rivalRows } from './robustness/rivals.ts'
import { weightInterval } from './robustness/weight-interval.ts'
import { activeColumns, curveValue, type Scores } from './score.ts'

/** What it takes for a site to be among the best N, or to stay there. */
export interface ReachTop {
  readonly top: number
  /** Its place in the ranked list, null where it is not among the best N. */
  readonly rank: number | null
  /** Score of the last site listed, null where fewer than N are. */
  readonly lastScore: number | null
  /** The best listed site that stands nearer than the spacing and ranks before it. */
  readonly standsBy: { readonly row: number; readonly rank: number; readonly score: number } | null
  /** Points it lacks; null where the cell is excluded, 0 where it is listed. */
  readonly missing: number | null
  /** Of a site that is not listed: what each criterion would have to be, the others as they are. */
  readonly changes: readonly {
    readonly id: CriterionId
    /** The nearest raw value that would do; null: not by this alone. */
    readonly value: number | null
  }[]
  /** Of a listed site: from which to which share of each weight it stays, the others scaled. */
  readonly holds: readonly {
    readonly id: CriterionId
    readonly weight: number
    readonly low: number
    readonly high: number
  }[]
}

/**
 * What would have to change for a row to be among the best N of the ranked list; for a listed one,
 * how far each weight may move before it no longer is. To be listed, a site must reach the last one
 * listed and every listed site that is nearer to it than the spacing; at that score it ties, and a
 * tie goes to the lower cell. Scores must be straight lines of each value and weight for this, so it
 * is worked out for the weighted sum alone.
 * @throws Problem usage where the scores came about by another rule
 */
export function reachTop(
  frame: Frame,
  scores: Scores,
  row: number,
  options: { readonly top: number; readonly spacingMetres: number },
): ReachTop {
  refuseOtherRules(scores)
  const { top, spacingMetres } = options
  const rivals = rivalRows(frame, scores, top, spacingMetres)
  const listed = rivals.slice(0, top)
  const score = scores.values[row]!
  const rank = listed.indexOf(row) + 1 || null
  const lastScore = listed.length < top ? null : scores.values[listed[top - 1]!]!
  const isNear = nearness(frame, spacingMetres)
  const near = rank ? -1 : listed.findIndex((other) => isNear(row, other))
  const standsBy =
    near < 0 ? null : { row: listed[near]!, rank: near + 1, score: scores.values[listed[near]!]! }
  const needed = Math.max(lastScore ?? 0, standsBy?.score ?? 0)
  const missing = Number.isNaN(score) ? null : rank ? 0 : Math.max(0, needed - score)
  return {
    ...{ top, rank, lastScore, standsBy, missing },
    changes: rank || missing === null ? [] : changesFor(frame, scores, row, missing),
    holds: rank ? holdsOf(frame, scores, rivals, row, top) : [],
  }
}

function refuseOtherRules({ ruleName }: Scores): void {
  if (ruleName === 'sum') return
  throw new Problem(
    'usage',
    `What it takes to be among the best is worked out for the weighted sum only, not for the rule '${ruleName}': leave out the top, or ask with the rule sum.`,
  )
}

function changesFor(frame: Frame, scores: Scores, row: number, missing: number) {
  return activeColumns(frame, scores).places.map((i) => {
    const criterion = frame.criteria[i]!
    const share = scores.shares[i]!
    const wanted = curveValue(criterion, row) + missing / (100 * share)
    const value = share > 0 ? nearestWith(criterion, criterion.values[row]!, wanted) : null
    return { id: criterion.id, value }
  })
}

/** The raw value nearest to the present one at which the curve gives the marks wanted. */
function nearestWith(
  { curve, direction }: CriterionColumn,
  now: number,
  wanted: number,
): number | null {
  const crossings = crossingsOf(curve, wanted)
  if (crossings.length === 0) return null
  // An unknown value: the least that would do, of a cost the most.
  if (Number.isNaN(now)) return direction === 'benefit' ? crossings[0]! : crossings.at(-1)!
  return crossings.reduce((best, x) => (Math.abs(x - now) < Math.abs(best - now) ? x : best))
}

/** Where a curve comes to some marks or leaves them, in rising order. */
function crossingsOf({ x, y }: Curve, wanted: number): number[] {
  const found: number[] = []
  // Points that should cancel out may not, to the last bits.
  const reaches = (value: number) => value >= wanted - 1e-12
  for (let k = 1; k < x.length; k++) {
    const [before, after] = [y[k - 1]!, y[k]!]
    if (reaches(before) === reaches(after)) continue
    const part = Math.min(1, (wanted - before) / (after - before))
    const at = x[k - 1]! + part * (x[k]! - x[k - 1]!)
    const high = reaches(after) ? x[k]! : x[k - 1]!
    found.push(reaches(curveAt({ x, y }, at)) ? at : high)
  }
  return found
}

function holdsOf(
  frame: Frame,
  scores: Scores,
  rivals: readonly number[],
  row: number,
  top: number,
): ReachTop['holds'] {
  const { places, columns, shares } = activeColumns(frame, scores)
  return places.map((i, k) => {
    const interval = weightInterval(columns, shares, rivals, row, k, top)
    const weight = shares[k]!
    return { id: frame.criteria[i]!.id, weight, ...(interval ?? { low: weight, high: weight }) }
  })
}
