import { z } from 'zod'
import { SPREAD_BY } from '../core/criteria/ancillary.ts'
import { CRITERION_IDS } from '../core/criteria/criterion.ts'
import { DECAY_NAMES } from '../core/criteria/decay-curve.ts'
import { BASES, HOSTS, VEHICLE_CLASSES } from '../core/dataset/kinds.ts'
import { CURVE_TYPES } from '../core/score/curve-spec.ts'
import { MISSING_POLICIES } from '../core/score/profile.ts'
import { RULE_NAMES } from '../core/score/rules/rule.ts'

/** One of some words. */
export function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, { error: `must be one of ${words.join(', ')}` })
}

const aNumber = z.number({ error: 'must be a number' })
const positive = aNumber.positive('must be above 0')
const share = aNumber.min(0, 'must be from 0 to 1').max(1, 'must be from 0 to 1')

/** How a class of vehicle is driven and fed. */
export const ClassUse = z.strictObject({
  kmPerDay: positive,
  kwhPerKm: positive,
  usableKwhPerSwap: positive,
  swapShare: share,
})

const bound = aNumber.exactOptional()

export const VehicleClass = oneOf(VEHICLE_CLASSES)
export const MissingPolicy = oneOf(MISSING_POLICIES)

/** The shape of a `CurveSpec`; whether its numbers make a curve is for `checkCurveSpec` to say. */
export const CurveShape = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('linear'), from: bound, to: bound }),
    z.strictObject({ type: z.literal('log'), from: bound, to: bound, bend: bound }),
    z.strictObject({
      type: z.literal('logistic'),
      from: aNumber,
      to: aNumber,
      steepness: bound,
    }),
    z.strictObject({ type: z.literal('threshold'), at: aNumber }),
    z.strictObject({ type: z.literal('quantile'), knots: bound }),
    z.strictObject({
      type: z.literal('piecewise'),
      x: z.array(aNumber),
      y: z.array(aNumber),
    }),
  ],
  { error: `must be a curve whose type is one of ${CURVE_TYPES.join(', ')}` },
)

const atLeastZero = aNumber.min(0, 'must not be negative')

/** Parameters of the criteria, as far as they are said; classes of vehicle stand beside them. */
export const ParametersShape = z.strictObject({
  cutoffMetres: positive.exactOptional(),
  decay: oneOf(DECAY_NAMES).exactOptional(),
  swappableShare: share.exactOptional(),
  // Lists are given whole.
  basisWeights: z.record(z.enum(BASES), positive).exactOptional(),
  spreadBy: oneOf(SPREAD_BY).exactOptional(),
  demandLevelsFiner: z.number().int().min(0, 'must not be negative').max(3).exactOptional(),
  greenfieldAt: oneOf(['centre', 'busiest']).exactOptional(),
  activityReachMetres: positive.exactOptional(),
  feederReachMetres: positive.exactOptional(),
  compatiblePacks: z.array(z.string().min(1, 'must not be empty')).exactOptional(),
  buildingServes: z.boolean().exactOptional(),
  competitionBeta: positive.exactOptional(),
  homeAttraction: atLeastZero.exactOptional(),
  referenceSwapsPerDay: positive.exactOptional(),
  newStationSwapsPerDay: positive.exactOptional(),
  chargerVehiclesPerDay: atLeastZero.exactOptional(),
  swapsPerDayByGeneration: z.record(z.string(), positive).exactOptional(),
  hostPull: z.record(z.enum(HOSTS), atLeastZero).exactOptional(),
  corridorKwhPerKm: positive.exactOptional(),
  corridorKwhPerSwap: positive.exactOptional(),
  corridorSwappableShare: share.exactOptional(),
  shareTakenOnTheWay: share.exactOptional(),
  corridorOwnShare: share.exactOptional(),
  corridorMostShare: share.exactOptional(),
  corridorStretchKm: positive.exactOptional(),
  accessReachMetres: positive.exactOptional(),
  connectionReachMetres: positive.exactOptional(),
  connectionRmbPerMetre: atLeastZero.exactOptional(),
  noPowerWithinMetres: atLeastZero.exactOptional(),
  leastFreeShare: share.exactOptional(),
})

/** A profile as a file: what it says replaces what its base says. */
export const ProfileFile = z.strictObject({
  id: z.string().min(1, 'must not be empty'),
  title: z.string().optional(),
  /** The profile that everything not said here is taken from. */
  base: z.string().default('urban'),
  criteria: z
    .array(
      z.strictObject({
        id: oneOf(CRITERION_IDS),
        weight: aNumber.min(0, 'must not be negative'),
        /** What an unknown value counts as. */
        missing: MissingPolicy.default('neutral'),
        curve: CurveShape.optional(),
      }),
    )
    .min(1, 'must name at least one criterion')
    .optional(),
  spacingMetres: aNumber.min(0, 'must not be negative').optional(),
  /** How curve values become a score; 'sum' where neither file nor base says. */
  rule: oneOf(RULE_NAMES).optional(),
  parameters: ParametersShape.default({}),
  /** How classes of vehicle are driven and fed. */
  classes: z.partialRecord(VehicleClass, ClassUse).default({}),
})
