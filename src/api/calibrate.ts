import { z } from 'zod'
import type { Calibration } from '../core/need/calibration.ts'

/** What `GET /api/calibrate` and `siteswap calibrate` are asked. */
export const CalibrateQuery = z.object({ profile: z.string().default('urban') })
export type CalibrateQuery = z.infer<typeof CalibrateQuery>

/** What they answer: factors are shown, and applied to nothing. */
export const CalibrateAnswer = z.object({
  factors: z
    .array(
      z.object({
        id: z.string(),
        /** Recorded ÷ modelled demand of the class; 1 where nothing tells. */
        factor: z.number(),
        /** Swaps/day before the factor. */
        modelled: z.number(),
        fitted: z.boolean(),
      }),
    )
    .readonly(),
  /** Stations that record their swaps. */
  stations: z.number(),
  recorded: z.number(),
  modelledBefore: z.number(),
  modelledAfter: z.number(),
  /** Root mean squared error a station, swaps/day. */
  errorBefore: z.number(),
  errorAfter: z.number(),
  /** Share of the variance between stations that is explained; null where they are alike. */
  explained: z.number().nullable(),
  cautions: z.array(z.string()).readonly(),
  /** How modelled demand came about, what the corridors took off it among the rest. */
  notes: z.array(z.string()).readonly(),
})
export type CalibrateAnswer = z.infer<typeof CalibrateAnswer>

/** JSON has no NaN. */
export function calibrateAnswer(
  calibration: Calibration & { readonly notes: readonly string[] },
): CalibrateAnswer {
  const { explained } = calibration
  return { ...calibration, explained: Number.isNaN(explained) ? null : explained }
}
