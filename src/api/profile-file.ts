import { z } from 'zod'
import { CRITERION_IDS } from '../core/criteria/criterion.ts'
import { DECAY_NAMES } from '../core/criteria/decay-curve.ts'
import { CURVE_TYPES } from '../core/score/curve-spec.ts'

const positive = z.number().positive('must be above 0')
const share = z.number().min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1')

const ClassUse = z.strictObject({
  kmPerDay: positive,
  kwhPerKm: positive,
  usableKwhPerSwap: positive,
  swapShare: share,
})

const bound = z.number().optional()

/** The shape of a `CurveSpec`; whether its numbers make a curve is for `checkCurveSpec` to say. */
const Curve = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('linear'), from: bound, to: bound }),
    z.strictObject({ type: z.literal('log'), from: bound, to: bound, bend: bound }),
    z.strictObject({
      type: z.literal('logistic'),
      from: z.number(),
      to: z.number(),
      steepness: bound,
    }),
    z.strictObject({ type: z.literal('threshold'), at: z.number() }),
    z.strictObject({ type: z.literal('quantile'), knots: bound }),
    z.strictObject({
      type: z.literal('piecewise'),
      x: z.array(z.number()),
      y: z.array(z.number()),
    }),
  ],
  { error: `must be a curve whose type is one of ${CURVE_TYPES.join(', ')}` },
)

/** A profile as a file: what it says replaces what its base says. */
export const ProfileFile = z.strictObject({
  id: z.string().min(1, 'must not be empty'),
  title: z.string().optional(),
  /** The profile that everything not said here is taken from. */
  base: z.string().default('urban'),
  criteria: z
    .array(
      z.strictObject({
        id: z.enum(CRITERION_IDS),
        weight: z.number().min(0, 'must not be negative'),
        missing: z.enum(['neutral', 'worst', 'exclude']),
        curve: Curve.optional(),
      }),
    )
    .min(1, 'must name at least one criterion')
    .optional(),
  spacingMetres: z.number().min(0, 'must not be negative').optional(),
  parameters: z
    .strictObject({
      cutoffMetres: positive.optional(),
      decay: z.enum(DECAY_NAMES).optional(),
      swappableShare: share.optional(),
      corridorKwhPerKm: positive.optional(),
      corridorKwhPerSwap: positive.optional(),
      corridorSwappableShare: share.optional(),
      shareTakenOnTheWay: share.optional(),
      corridorStretchKm: positive.optional(),
      accessReachMetres: positive.optional(),
      connectionReachMetres: positive.optional(),
      connectionRmbPerMetre: z.number().min(0, 'must not be negative').optional(),
      noPowerWithinMetres: z.number().min(0, 'must not be negative').optional(),
      leastFreeShare: share.optional(),
    })
    .default({}),
  /** How classes of vehicle are driven and fed. */
  classes: z
    .strictObject({
      private: ClassUse.optional(),
      taxi: ClassUse.optional(),
      'ride-hailing': ClassUse.optional(),
      logistics: ClassUse.optional(),
      truck: ClassUse.optional(),
    })
    .default({}),
})
