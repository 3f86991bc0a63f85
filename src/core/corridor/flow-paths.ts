import type { Rows } from '../locate/sparse.ts'

/**
 * Trips between places, each along one path. Path q visits nodes `nodes.index[…]` of row q, at
 * `position` from its origin, ascending from 0.
 */
export interface FlowPaths {
  /** Trips a day (or any other unit) of each path, ≥ 0. */
  readonly flow: Float64Array
  /** Candidates along each path, from origin to destination. */
  readonly nodes: Rows
  /** One a node of a path: distance from the origin. */
  readonly position: Float64Array
}
