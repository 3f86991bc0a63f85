import { z } from 'zod'
import { CRITERION_IDS } from '../core/criteria/criterion.ts'
import { cellIdAt } from '../core/grid/grid.ts'
import type { Frame } from '../core/score/frame.ts'
import { reachTop } from '../core/score/reach-top.ts'
import type { Scores } from '../core/score/score.ts'

/** What it takes for a site to be among the best N, or to stay there (`core/score/reach-top.ts`). */
export const ReachAnswer = z.object({
  top: z.number().int(),
  /** Metres between two listed sites. */
  spacing: z.number(),
  /** null where the site is not among the best `top`. */
  rank: z.number().int().nullable(),
  /** Score of the last site listed; null where fewer than `top` are. */
  lastScore: z.number().nullable(),
  /** A better listed site nearer than the spacing, which it would have to reach. */
  standsBy: z.object({ cell: z.string(), rank: z.number().int(), score: z.number() }).nullable(),
  /** Points it lacks; null where the cell is excluded. */
  missing: z.number().nullable(),
  /** Raw value of each criterion that would do by itself; null: not by this alone. */
  changes: z
    .array(z.object({ id: z.enum(CRITERION_IDS), value: z.number().nullable() }))
    .readonly(),
  /** Shares of each weight, the others scaled, within which a listed site stays. */
  holds: z
    .array(
      z.object({
        id: z.enum(CRITERION_IDS),
        weight: z.number(),
        low: z.number(),
        high: z.number(),
      }),
    )
    .readonly(),
})
export type ReachAnswer = z.infer<typeof ReachAnswer>

/** Says of one row what it takes to be among the best `top`. */
export function answerReach(
  frame: Frame,
  scores: Scores,
  row: number,
  query: { readonly top: number; readonly spacing?: number | undefined },
): ReachAnswer {
  const spacing = query.spacing ?? frame.profile.spacingMetres
  const reach = reachTop(frame, scores, row, { top: query.top, spacingMetres: spacing })
  const { row: other, ...place } = reach.standsBy ?? { row: -1, rank: 0, score: 0 }
  const standsBy = other < 0 ? null : { cell: cellIdAt(frame.grid, other), ...place }
  return { ...reach, spacing, standsBy }
}
