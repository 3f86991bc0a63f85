import type { FlowPaths } from '../corridor/flow-paths.ts'
import type { SiteChoice } from './site-rules.ts'
import type { Travel } from './travel.ts'

/** What is best. */
export type Objective = 'mclp' | 'lscp' | 'p-median' | 'p-center' | 'flow' | 'mixed'

interface Located {
  /** Demand of each point, ≥ 0. */
  readonly demand: Float64Array
  readonly travel: Travel
  readonly choice: SiteChoice
}

/** Maximal covering (Church & ReVelle 1974): most demand within the cutoff. */
export interface CoveringProblem extends Located {
  readonly objective: 'mclp'
  /** A pair this far apart is still within. */
  readonly cutoff: number
  /** Sites within the cutoff that a point needs to count: 1, or 2 for backup coverage. */
  readonly times?: 1 | 2
  /**
   * Most that each candidate can serve, in the unit of demand; Infinity = no limit. Demand is then
   * assigned, in parts where need be, to open sites within the cutoff, existing ones among them.
   */
  readonly capacity?: Float64Array
  /** Fewest sites that cover this share of all demand (0–1) instead: `value` is their number. */
  readonly share?: number
}

/** Gradual covering (Church & Roberts 1983): demand × decay of the distance to the nearest site. */
export interface GradualProblem extends Located {
  readonly objective: 'mclp'
  readonly cutoff: number
  /** Knots of the decay, distance ascending, share falling from ≤ 1 to ≥ 0; linear between. */
  readonly decay: { readonly distance: Float64Array; readonly share: Float64Array }
}

/** Set covering (Toregas et al. 1971): fewest sites with every point within the cutoff. */
export interface SetCoveringProblem extends Located {
  readonly objective: 'lscp'
  readonly cutoff: number
}

/** p-median (Hakimi 1964): least demand × distance to the nearest site. */
export interface MedianProblem extends Located {
  readonly objective: 'p-median'
  /** For reporting what is covered only. */
  readonly cutoff?: number
  /** Charges this distance where nothing open is nearer, instead of being infeasible. */
  readonly maxDistance?: number
}

/** p-centre (Hakimi 1964): least distance from the farthest point to its nearest site. */
export interface CenterProblem extends Located {
  readonly objective: 'p-center'
  readonly cutoff?: number
  readonly maxDistance?: number
}

/** Flow refuelling (Kuby & Lim 2005): most flow that can make its round trip. */
export interface FlowProblem {
  readonly objective: 'flow'
  readonly paths: FlowPaths
  /** Distance on a full battery, in the unit of the paths. */
  readonly range: number
  readonly choice: SiteChoice
}

/**
 * Urban and corridor demand together, over one set of candidates: demand within the cutoff (as
 * maximal covering) plus trips that can be driven (as flow refuelling). Both are in swaps a day, or
 * their sum says nothing; whoever makes the problem takes what is counted on corridors off the
 * demand at home.
 */
export interface MixedProblem extends Located {
  readonly objective: 'mixed'
  readonly cutoff: number
  /** `flow` in swaps a day of each trip; its nodes are candidates as those of `travel`. */
  readonly paths: FlowPaths
  readonly range: number
}

export type LocateProblem =
  | CoveringProblem
  | GradualProblem
  | SetCoveringProblem
  | MedianProblem
  | CenterProblem
  | FlowProblem
  | MixedProblem

/** How a search ended. */
export type PlanStatus =
  /** The plan is proven best. */
  | 'optimal'
  /** There is a plan and a proven bound, with a gap between them. */
  | 'feasible'
  /** Proven: no plan keeps all of the rules. */
  | 'infeasible'
  /** The time ran out before any plan was found. */
  | 'timeLimit'

/** A plan and its proof. */
export interface Plan {
  readonly status: PlanStatus
  readonly objective: Objective
  /** Of the whole network, existing sites included, counted by `verify.ts`; NaN without a plan. */
  readonly value: number
  /** What the plan adds to what exists; NaN where what exists has no value of its own. */
  readonly added: number
  /** No plan is better than this. */
  readonly bound: number
  /** |bound − value| ÷ max(|bound|, |value|, 1e-9), a fraction; NaN without a plan. */
  readonly gap: number
  /** Candidates that open, ascending, fixed ones among them, existing ones not. */
  readonly sites: Uint32Array
  readonly covered: Covered
  /** Of a mixed objective: what each kind of demand has in `value`, `added` and `covered`. */
  readonly parts?: { readonly urban: PlanPart; readonly corridor: PlanPart }
  /** With capacities: what each candidate serves in one of the assignments of that value. */
  readonly load?: Float64Array
  /** What found and proved it, e.g. 'interchange + Lagrangian bound'. */
  readonly solver: string
  /** Which rule cannot hold, where infeasible: one sentence. */
  readonly reason?: string
}

/** The share of one kind of demand in a mixed plan. */
export interface PlanPart {
  readonly value: number
  readonly added: number
  readonly covered: Covered
}

/** Demand within reach of the open sites. */
export interface Covered {
  /** With capacities: what is served; the points are those within the cutoff, served or not. */
  readonly demand: number
  /** Of all demand, 0–1. */
  readonly demandShare: number
  /** Demand points (for flow: paths; for mixed: both), whatever their demand. */
  readonly points: number
  readonly pointShare: number
}
