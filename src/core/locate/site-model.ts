import type { BoundFound, BoundSearch, Relaxed, SiteLimit } from './bound-search.ts'
import type { MipModel } from './mip.ts'
import type { Network } from './network.ts'
import type { SiteChoice } from './site-rules.ts'

/**
 * An objective as `PlanRun` needs it, always to be made as large as possible: how to build a
 * network, how to bound it, how to write it as a program. Sites are numbered as in `siteOf`.
 */
export interface SiteModel {
  /** Candidate of each site. */
  readonly siteOf: Uint32Array
  /** Step in which values move, 0 = any. */
  readonly step: number
  /** No plan is worth more: needs no search. */
  readonly trivialBound: number
  /** What the objective's own value is when the network's is v: `offset + v`. */
  readonly offset: number
  /** What to say where it is proven that there is no plan. */
  readonly whyNone: string
  network(): Network
  searchBound(limit: SiteLimit, start: Uint32Array, search: BoundSearch): BoundFound
  /** The relaxation at given multipliers, whatever the limit on sites. */
  relaxedAt(multipliers: Float64Array): Relaxed
  /**
   * The program of what a bound leaves open; its first variables are the sites.
   * @param proof bound and multipliers, with the value that a better plan must exceed
   * @returns undefined where it would be too large
   */
  program(
    choice: SiteChoice,
    sites: number,
    proof?: BoundFound & { value: number },
  ): MipModel | undefined
  /** A plan as the values of the program's variables; undefined where they are not all there. */
  programStart(sites: Uint32Array): Float64Array | undefined
}
