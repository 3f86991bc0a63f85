import { z } from 'zod'
import { CRITERION_IDS } from '../core/criteria/criterion.ts'
import type { Change } from '../core/scenario/change.ts'
import { checkCurveSpec } from '../core/score/curve-spec.ts'
import { RULE_NAMES } from '../core/score/rules/rule.ts'
import {
  ClassUse,
  CurveShape,
  MissingPolicy,
  oneOf,
  ParametersShape,
  VehicleClass,
} from './profile-file.ts'

/** Most changes a scenario holds, and most corners of one area. */
const MOST_CHANGES = 10_000
const MOST_CORNERS = 10_000

const Word = z.string().min(1, 'must not be empty').max(200, 'must be at most 200 characters long')
const Text = z.string().max(2000, 'must be at most 2,000 characters long')
const lat = z
  .number({ error: 'must be a number' })
  .min(-90, 'must be from -90 to 90')
  .max(90, 'must be from -90 to 90')
const lon = z
  .number({ error: 'must be a number' })
  .min(-180, 'must be from -180 to 180')
  .max(180, 'must be from -180 to 180')

const Ring = z
  .array(z.tuple([lon, lat]))
  .min(4, 'must be a ring of at least 4 places')
  .max(MOST_CORNERS, `must be a ring of at most ${MOST_CORNERS} places`)
  .refine((ring) => ring[0]!.every((degrees, i) => degrees === ring.at(-1)![i]), {
    error: 'must end where it begins',
  })
const Polygon = z.array(Ring).min(1, 'must have an outline').max(1000, 'must have fewer holes')

const share = z.number({ error: 'must be a number' }).min(0, 'must not be negative')
/** Of a profile, by its id. */
const profile = Word

/** One change of a scenario (`core/scenario/README.md`). */
const ChangeShape = z.discriminatedUnion(
  'type',
  [
    z.strictObject({
      type: z.literal('weights'),
      profile,
      weights: z.partialRecord(oneOf(CRITERION_IDS), share),
    }),
    z.strictObject({
      type: z.literal('criterion'),
      profile,
      criterion: oneOf(CRITERION_IDS),
      missing: MissingPolicy.exactOptional(),
      curve: CurveShape.nullable().exactOptional(),
    }),
    z.strictObject({
      type: z.literal('parameters'),
      profile,
      rule: oneOf(RULE_NAMES).exactOptional(),
      spacingMetres: share.exactOptional(),
      parameters: ParametersShape.exactOptional(),
      classes: z.partialRecord(VehicleClass, ClassUse).exactOptional(),
    }),
    z.strictObject({
      type: z.literal('station-added'),
      id: Word,
      name: Text,
      lat,
      lon,
      status: oneOf(['planned', 'building', 'open']),
      generation: z
        .number({ error: 'must be a number' })
        .min(1, 'must be at least 1')
        .exactOptional(),
    }),
    z.strictObject({ type: z.literal('station-removed'), id: Word }),
    z.strictObject({
      type: z.literal('stations-open'),
      statuses: z.array(oneOf(['planned', 'building'])).max(2, 'must be at most two'),
    }),
    z.strictObject({
      type: z.literal('area-forbidden'),
      id: Word,
      name: Word,
      polygon: Polygon,
    }),
    z.strictObject({ type: z.literal('area-allowed'), id: Word }),
    z.strictObject({ type: z.literal('study-area'), polygon: Polygon.nullable() }),
    z.strictObject({
      type: z.literal('growth'),
      of: oneOf(['vehicles', 'corridors']),
      class: VehicleClass.exactOptional(),
      factor: z
        .number({ error: 'must be a number' })
        .min(0, 'must not be negative')
        .max(1000, 'must be at most 1,000'),
    }),
    z.strictObject({
      type: z.literal('site'),
      place: Word,
      mark: oneOf(['fixed', 'forbidden', 'free']).exactOptional(),
      pinned: z.boolean().exactOptional(),
      note: Text.exactOptional(),
    }),
  ],
  { error: 'must be a change of a type that is known' },
)

/** The changes of a scenario, in their order. */
export const Changes = z
  .array(ChangeShape)
  .max(MOST_CHANGES, `must be at most ${MOST_CHANGES} changes`)

/**
 * Changes whose curves can be, too.
 * @throws Problem bad_input with one sentence
 */
export function checkedChanges(changes: z.output<typeof Changes>): readonly Change[] {
  const checked: readonly Change[] = changes
  for (const change of checked)
    if (change.type === 'criterion' && change.curve) checkCurveSpec(change.criterion, change.curve)
  return checked
}
