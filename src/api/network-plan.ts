import { z } from 'zod'
import type { Alternatives } from '../core/locate/alternatives.ts'
import type { NextSite } from '../core/locate/next-site.ts'
import type { PhasePlan } from '../core/locate/phases.ts'
import type { Plan } from '../core/locate/problem.ts'

/*
 * What `siteswap locate --json` and `siteswap plan --json` answer: the one place where these shapes
 * are written down. Sites are ids. Numbers that are not there (no plan, no proof) are null.
 */

const Figure = z.number().nullable()

const Covered = z.object({
  /** Demand served: within the cutoff, and within capacities where there are any. */
  demand: z.number(),
  /** Of all demand, 0–1. */
  demandShare: z.number(),
  /** Demand points within the cutoff (for flow trips, for mixed both). */
  points: z.number(),
  pointShare: z.number(),
})

const Part = z.object({ value: z.number(), added: z.number(), covered: Covered })

const PlanFigures = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible', 'timeLimit']),
  value: Figure,
  /** Over what exists. */
  added: Figure,
  /** No plan is better. */
  bound: Figure,
  /** |bound − value| ÷ max(|bound|, |value|, 1e-9), a fraction. */
  gap: Figure,
  /** Ids of the sites that open; existing ones are not among them. */
  sites: z.array(z.string()),
})

/** The site that would add most after the plan; null where none may open or none is of use. */
const NextSiteAnswer = z.object({
  site: z.string(),
  /** Demand more, or cost or distance less. */
  gain: Figure,
  value: z.number(),
})

export const AlternativesAnswer = z.object({
  within: z.number(),
  /** Proven: these are the best ones. Else they are the best that were found. */
  isProven: z.boolean(),
  /** Proven: no other plan is within the share. */
  isComplete: z.boolean(),
  /** Best first; the first is the plan itself. */
  plans: z.array(PlanFigures),
  /** Sites that all plans open; proven where every plan within the share must. */
  core: z.array(z.object({ site: z.string(), isProven: z.boolean() })),
})

export const PhasesAnswer = z.object({
  phases: z.array(
    z.object({
      sites: z.array(z.string()),
      /** Of the network after the phase. */
      value: z.number(),
      added: z.number(),
      covered: z.object({ demand: z.number(), demandShare: z.number() }),
    }),
  ),
  /** Sum of the values after each phase. */
  total: z.number(),
  /** No order of opening has a better total. */
  bound: z.number(),
  gap: z.number(),
  isProven: z.boolean(),
  solver: z.string(),
})

/** Coverage against number or budget: one plan a step. */
export const CurveAnswer = z.object({
  against: z.enum(['sites', 'budget']),
  steps: z.array(PlanFigures.extend({ limit: z.number() })),
})

export const NetworkPlan = PlanFigures.extend({
  objective: z.string(),
  covered: Covered,
  /** Mixed objective: what each kind of demand has in it, swaps a day. */
  parts: z.object({ urban: Part, corridor: Part }).optional(),
  /** With capacities: what each open site serves. */
  load: z.record(z.string(), z.number()).optional(),
  solver: z.string(),
  elapsedMs: z.number(),
  seed: z.number(),
  /** Which rule cannot hold, where infeasible. */
  reason: z.string().optional(),
  next: NextSiteAnswer.nullable(),
  alternatives: AlternativesAnswer.optional(),
  phases: PhasesAnswer.optional(),
  curve: CurveAnswer.optional(),
})
export type NetworkPlan = z.infer<typeof NetworkPlan>

/** Everything about a plan that may be asked for beside it. */
export interface PlanExtras {
  readonly next?: NextSite | undefined
  readonly alternatives?: Alternatives & { readonly within: number }
  readonly phases?: PhasePlan
  readonly curve?: {
    readonly against: 'sites' | 'budget'
    readonly limits: readonly number[]
    readonly plans: readonly Plan[]
  }
}

/**
 * A plan as it is answered.
 * @param ids of the candidates
 */
export function networkPlanAnswer(
  plan: Plan,
  extras: PlanExtras,
  ids: readonly string[],
  run: { readonly elapsedMs: number; readonly seed: number },
): NetworkPlan {
  const { next, alternatives, phases, curve } = extras
  return {
    ...figuresOf(plan, ids),
    objective: plan.objective,
    covered: plan.covered,
    ...(plan.parts && { parts: plan.parts }),
    ...(plan.load && { load: loadsOf(plan.load, ids) }),
    solver: plan.solver,
    ...run,
    ...(plan.reason !== undefined && { reason: plan.reason }),
    next: next ? { site: ids[next.candidate]!, gain: known(next.gain), value: next.value } : null,
    ...(alternatives && { alternatives: alternativesAnswer(alternatives, ids) }),
    ...(phases && { phases: phasesAnswer(phases, ids) }),
    ...(curve && {
      curve: {
        against: curve.against,
        steps: curve.plans.map((step, k) => ({
          limit: curve.limits[k]!,
          ...figuresOf(step, ids),
        })),
      },
    }),
  }
}

function figuresOf(plan: Plan, ids: readonly string[]): z.infer<typeof PlanFigures> {
  return {
    status: plan.status,
    value: known(plan.value),
    added: known(plan.added),
    bound: known(plan.bound),
    gap: known(plan.gap),
    sites: named(plan.sites, ids),
  }
}

function alternativesAnswer(found: Alternatives & { within: number }, ids: readonly string[]) {
  const { within, isProven, isComplete, plans, core } = found
  return {
    within,
    isProven,
    isComplete,
    plans: plans.map((plan) => figuresOf(plan, ids)),
    core: core.map((one) => ({ site: ids[one.candidate]!, isProven: one.isProven })),
  }
}

function phasesAnswer({ phases, ...rest }: PhasePlan, ids: readonly string[]) {
  return { phases: phases.map((one) => ({ ...one, sites: named(one.sites, ids) })), ...rest }
}

function loadsOf(load: Float64Array, ids: readonly string[]): Record<string, number> {
  return Object.fromEntries([...load].flatMap((one, j) => (one > 0 ? [[ids[j]!, one]] : [])))
}

function named(candidates: Uint32Array, ids: readonly string[]): string[] {
  return Array.from(candidates, (j) => ids[j]!)
}

function known(value: number): number | null {
  return Number.isFinite(value) ? value : null
}
