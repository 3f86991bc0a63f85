import { z } from 'zod'
import type { Plan } from '../core/locate/problem.ts'
import type { PlanReport, SiteReport } from '../core/plan/plan-report.ts'
import {
  AlternativesAnswer,
  CurveAnswer,
  networkPlanAnswer,
  PhasesAnswer,
  type PlanExtras,
} from './network-plan.ts'
import { PlanQuery } from './plan-query.ts'

const Covered = z.object({
  /** Swaps/day. */
  demand: z.number(),
  demandShare: z.number(),
  /** Cells with demand, in sevenths; for flow: trips. */
  points: z.number(),
  pointShare: z.number(),
})

const SiteAnswer = z.object({
  id: z.string(),
  name: z.string(),
  /** '' = greenfield. */
  partner: z.string(),
  host: z.string(),
  cell: z.string(),
  lat: z.number(),
  lon: z.number(),
  /** RMB, the connection included; whether it is the partner's own figure. */
  cost: z.number(),
  costIsOwn: z.boolean(),
  /** '' where the site needs none, or none is known. */
  feeder: z.string(),
  connectionMetres: z.number().nullable(),
  /** Swaps/day within the cutoff: alone, and beyond all other stations of the plan. */
  alone: z.number(),
  adds: z.number(),
  fixed: z.boolean(),
  generated: z.boolean(),
})
export type PlanSiteAnswer = z.infer<typeof SiteAnswer>

/** What `siteswap plan --json` answers, and what a plan of the HTTP interface holds. */
export const PlanAnswer = z.object({
  status: z.enum(['optimal', 'feasible', 'infeasible', 'timeLimit']),
  objective: z.string(),
  /** Of value, added and bound. */
  unit: z.string(),
  value: z.number().nullable(),
  added: z.number().nullable(),
  bound: z.number().nullable(),
  gap: z.number().nullable(),
  /** Ids of the sites that open. */
  sites: z.array(z.string()),
  covered: Covered,
  /** What stands covers before anything opens. */
  before: Covered,
  /** The sites that open, what adds most first. */
  places: z.array(SiteAnswer),
  /** Stations that stand and serve. */
  standing: z.array(
    z.object({ id: z.string(), name: z.string(), lat: z.number(), lon: z.number() }),
  ),
  /** The candidates that would add most as one more station. */
  oneMore: z.array(SiteAnswer.pick({ id: true, name: true, lat: true, lon: true, adds: true })),
  alternatives: AlternativesAnswer.optional(),
  phases: PhasesAnswer.optional(),
  curve: CurveAnswer.optional(),
  cost: z.object({ total: z.number(), currency: z.literal('RMB'), own: z.number().int() }),
  candidates: z.object({ count: z.number().int(), leftOut: z.record(z.string(), z.number()) }),
  /** Names of generated datasets behind it. */
  generated: z.array(z.string()),
  notes: z.array(z.string()),
  query: PlanQuery,
  cutoffMetres: z.number(),
  solver: z.string(),
  seed: z.number().int(),
  /** Ended by a person before its time. */
  stopped: z.boolean(),
  reason: z.string().optional(),
  elapsedMs: z.number(),
})
export type PlanAnswer = z.infer<typeof PlanAnswer>

/** Puts a plan into words; JSON has no NaN. */
export function planAnswer(
  plan: Plan,
  report: PlanReport,
  query: PlanQuery,
  extras: PlanExtras,
  run: { readonly stopped: boolean; readonly elapsedMs: number },
): PlanAnswer {
  const { alternatives, phases, curve } = networkPlanAnswer(plan, extras, report.ids, {
    elapsedMs: run.elapsedMs,
    seed: query.seed,
  })
  const known = (value: number) => (Number.isFinite(value) ? value : null)
  return {
    status: plan.status,
    objective: plan.objective,
    unit: report.unit,
    value: known(plan.value),
    added: known(plan.added),
    bound: known(plan.bound),
    gap: known(plan.gap),
    sites: report.sites.map(({ id }) => id),
    covered: report.after,
    before: report.before,
    places: report.sites.map(siteAnswer),
    standing: [...report.standing],
    oneMore: report.oneMore.map(({ id, name, lat, lon, adds }) => ({ id, name, lat, lon, adds })),
    ...(alternatives && { alternatives }),
    ...(phases && { phases }),
    ...(curve && { curve }),
    cost: { total: report.costRmb, currency: 'RMB', own: report.ownCosts },
    candidates: { count: report.candidateCount, leftOut: Object.fromEntries(report.leftOut) },
    generated: [...report.generated],
    notes: [...report.notes],
    query,
    cutoffMetres: report.cutoffMetres,
    solver: plan.solver,
    seed: query.seed,
    stopped: run.stopped,
    ...(plan.reason !== undefined && { reason: plan.reason }),
    elapsedMs: run.elapsedMs,
  }
}

function siteAnswer(site: SiteReport): PlanSiteAnswer {
  const { id, name, partner, host, cell, lat, lon, cost, costIsOwn, generated } = site
  return {
    ...{ id, name, partner, host, cell, lat, lon, cost, costIsOwn },
    feeder: site.connection?.feeder ?? '',
    connectionMetres: site.connection?.metres ?? null,
    ...{ alone: site.alone, adds: site.adds, fixed: site.fixed, generated },
  }
}
