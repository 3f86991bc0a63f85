import { z } from 'zod'
import { CRITERION_IDS } from '../core/criteria/criterion.ts'
import type { Scenario } from '../core/scenario/scenario.ts'
import type { ScenarioView } from '../core/scenario/scenario-view.ts'
import { RULE_NAMES } from '../core/score/rules/rule.ts'
import { Changes } from './change.ts'

const Version = z.number().int('must be a whole number').min(1, 'must be at least 1')
const Name = z.string()

/** The id of a scenario in an address. */
export const ScenarioId = z.coerce
  .number({ error: 'must be the number of a scenario' })
  .int('must be the number of a scenario')

const Head = {
  id: z.number().int(),
  name: z.string(),
  /** 1 when it is made, one more with each save or other name. */
  version: z.number().int(),
  /** ISO 8601, UTC. */
  createdAt: z.string(),
  changedAt: z.string(),
}

/** What `GET /api/scenarios` and `siteswap scenario FILE list --json` answer. */
export const ScenarioListAnswer = z.object({
  scenarios: z.array(
    z.object({
      ...Head,
      /** How many changes it holds. */
      length: z.number().int(),
    }),
  ),
})
export type ScenarioListAnswer = z.infer<typeof ScenarioListAnswer>

/** One scenario with its changes, in the order they were made. */
export const ScenarioAnswer = z.object({ ...Head, changes: Changes })
export type ScenarioAnswer = z.infer<typeof ScenarioAnswer>

/** What `POST /api/scenarios` takes: a new scenario, empty or of some changes. */
export const NewScenario = z.strictObject({ name: Name, changes: Changes.default([]) })
/** What `POST /api/scenarios/:id/duplicate` takes. */
export const DuplicateScenario = z.strictObject({ name: Name })
/** What `PUT /api/scenarios/:id/changes` takes: all changes, over those of the version named. */
export const SaveChanges = z.strictObject({ version: Version, changes: Changes })
/** What `PATCH /api/scenarios/:id` takes. */
export const RenameScenario = z.strictObject({ version: Version, name: Name })
/** What `DELETE /api/scenarios/:id` is asked. */
export const DeleteQuery = z.object({
  version: z.coerce.number({ error: 'must be the version to delete' }).int('must be whole'),
})

/** The scenario that an answer is of. */
export const ScenarioMark = z.object({
  id: z.number().int(),
  name: z.string(),
  version: z.number().int(),
  /** One sentence for each thing it says that has no effect. */
  unapplied: z.array(z.string()),
})

const Weights = z.partialRecord(z.enum(CRITERION_IDS), z.number())

/**
 * What `GET /api/scenarios/:id/frame?profile=ID` answers: where its frame is, and what is said over
 * it, so that the page scores it as the server does: `forbidCells`, then `scoreFrame` with weights
 * and rule, then `rankSites` with the spacing.
 */
export const ScenarioFrameAnswer = z.object({
  hash: z.string(),
  url: z.string(),
  scenario: ScenarioMark,
  weights: Weights,
  rule: z.enum(RULE_NAMES).optional(),
  spacingMetres: z.number().optional(),
  forbiddenCells: z.array(z.string()),
  sites: z.array(
    z.object({
      /** An H3 cell or the id of a partner site. */
      place: z.string(),
      mark: z.enum(['fixed', 'forbidden', 'free']),
      pinned: z.boolean(),
      note: z.string(),
    }),
  ),
})
export type ScenarioFrameAnswer = z.infer<typeof ScenarioFrameAnswer>

/** A scenario as answers give it. */
export function scenarioAnswer({ changes, ...head }: Scenario): ScenarioAnswer {
  return { ...head, changes: Changes.parse(changes) }
}

/** The mark of a scenario on an answer about it. */
export function scenarioMark(view: ScenarioView): z.infer<typeof ScenarioMark> {
  return { ...view.scenario, unapplied: [...view.unapplied] }
}

/** Where a scenario's frame is, and what is said over it. */
export function scenarioFrameAnswer(hash: string, view: ScenarioView): ScenarioFrameAnswer {
  const { rule, spacingMetres, sites } = view
  return {
    hash,
    url: `/api/frames/${hash}`,
    scenario: scenarioMark(view),
    weights: { ...view.weights },
    ...(rule && { rule }),
    ...(spacingMetres !== undefined && { spacingMetres }),
    forbiddenCells: [...view.forbiddenCells],
    sites: [...sites].map(([place, state]) => ({ place, ...state })),
  }
}
