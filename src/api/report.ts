import { z } from 'zod'
import { NEED_PARAMETERS } from '../core/need/station-need.ts'

const MOST_CUTOFFS = 12
const aNumber = { error: 'must be a number' }

/** '3000,5000' → [3000, 5000]. */
const Cutoffs = z
  .string()
  .transform((text) => text.split(',').map((word) => Number(word.trim() || Number.NaN)))
  .refine((list) => list.every((metres) => metres > 0 && metres <= 1_000_000), {
    message: 'must be metres above 0, separated by commas',
  })
  .refine((list) => list.length <= MOST_CUTOFFS, {
    message: `must be at most ${MOST_CUTOFFS} distances`,
  })

/** What `GET /api/report` and `siteswap report` are asked, as words. */
export const ReportQuery = z.object({
  profile: z.string().default('urban'),
  /** Metres; the first is the one of maps and areas; absent: the profile's own, 5 and 10 km. */
  cutoff: Cutoffs.optional(),
  /** Vehicles covered by one station on average. */
  vsr: z.coerce
    .number(aNumber)
    .positive('must be above 0')
    .default(NEED_PARAMETERS.vehiclesPerStation),
  /** Longest stretch of highway without a station that is wished for, km. */
  gap: z.coerce
    .number(aNumber)
    .positive('must be above 0')
    .max(10_000, 'must be at most 10000')
    .default(100),
  /** How many of the largest holes. */
  holes: z.coerce
    .number(aNumber)
    .int('must be a whole number')
    .min(0, 'must not be negative')
    .max(100, 'must be at most 100')
    .default(10),
  lang: z.enum(['en', 'zh'], { error: 'must be en or zh' }).default('en'),
  scenario: z.string().optional(),
  /** A kept plan, by its number or name: the network with its sites. */
  plan: z.string().optional(),
  /** 'building', a date, or 'now': what the network is set against. */
  against: z
    .string()
    .regex(/^(building|now|\d{4}-\d{2}-\d{2})$/, 'must be building, now or a date as 2025-12-31')
    .optional(),
})
export type ReportQuery = z.infer<typeof ReportQuery>
