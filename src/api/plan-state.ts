import { z } from 'zod'
import { PlanAnswer } from './plan.ts'
import { PlanQuery } from './plan-query.ts'

/** How far a search is. */
export const PlanProgress = z.object({
  step: z.string(),
  /** Best so far, what no plan beats, and the gap between them; null until there is a plan. */
  value: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  elapsedMs: z.number(),
})
export type PlanProgress = z.infer<typeof PlanProgress>

/** A plan of a project, made or being made. */
export const PlanState = z.object({
  id: z.number().int(),
  name: z.string(),
  createdAt: z.string(),
  state: z.enum(['running', 'done', 'failed']),
  query: PlanQuery,
  progress: PlanProgress.optional(),
  /** Where it is done. */
  answer: PlanAnswer.optional(),
  /** Where it failed, or could not be kept. */
  error: z.object({ code: z.string(), message: z.string() }).optional(),
})
export type PlanState = z.infer<typeof PlanState>

/** What `POST /api/plans` is asked. */
export const NewPlan = z.strictObject({ name: z.string().max(200).default(''), query: PlanQuery })

/** What `GET /api/plans` answers. */
export const PlanListAnswer = z.object({
  plans: z.array(
    PlanState.omit({ answer: true }).extend({
      status: z.string().nullable(),
      value: z.number().nullable(),
      unit: z.string().nullable(),
      sites: z.number().int().nullable(),
    }),
  ),
})
export type PlanListAnswer = z.infer<typeof PlanListAnswer>

/** The list without the answers themselves. */
export function planList(plans: readonly PlanState[]): PlanListAnswer {
  return {
    plans: plans.map(({ answer, ...rest }) => ({
      ...rest,
      status: answer?.status ?? null,
      value: answer?.value ?? null,
      unit: answer?.unit ?? null,
      sites: answer?.sites.length ?? null,
    })),
  }
}
