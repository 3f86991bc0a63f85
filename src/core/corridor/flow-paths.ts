import type { Rows } from '../locate/sparse.ts'

/**
 * Trips between places, each along one path. Path q passes the candidates `nodes.index[…]` of row
 * q, at `position` from its origin, ascending. Places that are no candidates are left out, so the
 * first candidate need not be at 0 nor the last one at the end.
 */
export interface FlowPaths {
  /** Trips a day (swaps a day where they are added to other demand) of each path, ≥ 0. */
  readonly flow: Float64Array
  /** Candidates along each path, from origin to destination. */
  readonly nodes: Rows
  /** One a node of a path: distance from the origin, from 0 to the length of the path. */
  readonly position: Float64Array
  /** From origin to destination, one a path, in the unit of the positions. */
  readonly length: Float64Array
}
