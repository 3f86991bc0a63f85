import { z } from 'zod'
import { VEHICLE_CLASSES } from '../core/dataset/kinds.ts'
import type { NetworkNeed } from '../core/need/network-need.ts'
import { type AreaNeed, NEED_PARAMETERS } from '../core/need/station-need.ts'

const aNumber = { error: 'must be a number' }

/** Demand of the region, class by class, and what the corridors took off it. */
const DemandAnswer = z.object({
  classes: z
    .array(
      z.object({
        id: z.enum(VEHICLE_CLASSES),
        /** Swappable vehicles. */
        vehicles: z.number(),
        /** Swaps/day at home, after what is fed on the corridors. */
        swaps: z.number(),
      }),
    )
    .readonly(),
  corridors: z.object({
    /** Kilometres a day of the vehicles counted. */
    drivenKm: z.number(),
    /** Of those, fed on the corridors of the region. */
    corridorKm: z.number(),
    /** Swaps/day of those kilometres. */
    corridorSwaps: z.number(),
    /** What home demand was multiplied by. */
    factor: z.number(),
    /** More would have been taken off than may be. */
    isCapped: z.boolean(),
  }),
})

/** What `GET /api/need` and `siteswap need` are asked, as words. */
export const NeedQuery = z.object({
  /** Vehicles covered by one station on average. */
  vsr: z.coerce
    .number(aNumber)
    .positive('must be above 0')
    .default(NEED_PARAMETERS.vehiclesPerStation),
  /** More vehicles a year, a fraction: 0.2 is 20%. */
  growth: z.coerce
    .number(aNumber)
    .gt(-1, 'must be above -1')
    .max(10, 'must be at most 10')
    .default(NEED_PARAMETERS.growthPerYear),
  /** Target year; the year of the counts where it is not given. */
  year: z.coerce
    .number(aNumber)
    .int('must be a whole year')
    .min(1990, 'must be a year from 1990')
    .max(2100, 'must be a year up to 2100')
    .optional(),
  profile: z.string().default('urban'),
})
export type NeedQuery = z.infer<typeof NeedQuery>

const Need = z.object({ vehicles: z.number(), needed: z.number(), missing: z.number() })

const AreaAnswer = z.object({
  id: z.string(),
  name: z.string(),
  /** Serving stations: our own open swap stations. */
  stations: z.number(),
  /** Vehicles per station now; null where there is no station. */
  ratio: z.number().nullable(),
  now: Need,
  target: Need,
})

/** What `GET /api/need` and `siteswap need --json` answer. */
export const NeedAnswer = z.object({
  vsr: z.number(),
  growth: z.number(),
  countedIn: z.number().nullable(),
  year: z.number().nullable(),
  areas: z.array(AreaAnswer),
  elsewhere: AreaAnswer.nullable(),
  total: AreaAnswer,
  demand: DemandAnswer,
  /** How the demand came about. */
  notes: z.array(z.string()).readonly(),
})
export type NeedAnswer = z.infer<typeof NeedAnswer>

/** Puts a need into words; JSON has no NaN, so an area without a station has no ratio. */
export function needAnswer(need: NetworkNeed, { vsr, growth, year }: NeedQuery): NeedAnswer {
  const { areas, elsewhere, total, countedIn, demand, notes } = need
  return {
    vsr,
    growth,
    countedIn: countedIn ?? null,
    year: year ?? countedIn ?? null,
    areas: areas.map(areaAnswer),
    elsewhere: elsewhere ? areaAnswer(elsewhere) : null,
    total: areaAnswer(total),
    demand,
    notes,
  }
}

function areaAnswer(area: AreaNeed): z.infer<typeof AreaAnswer> {
  return { ...area, ratio: Number.isNaN(area.ratio) ? null : area.ratio }
}
