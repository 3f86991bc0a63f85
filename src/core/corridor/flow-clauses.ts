import type { CoverDemand } from '../locate/cover-model.ts'
import { rowsOf } from '../locate/sparse.ts'
import type { FlowPaths } from './flow-paths.ts'

/**
 * Flow refuelling as covering (arc cover–path cover, Capar, Kuby, Leon & Tsai 2013). A vehicle
 * starts half full, drives the path and back; stations count only on the path. It can make the
 * trip exactly when stations are open
 * - among the nodes within range ÷ 2 of the origin, and within range ÷ 2 of the destination;
 * - for each arc (u, v) that ends beyond range ÷ 2 of the origin: among the nodes from
 *   position(v) − range to position(u), where it last swapped before v.
 *
 * Why the arcs say the same as 'no gap above the range': let a and b be stations with none between.
 * The arc that ends at b asks for one in [b − range, b): that is a, so b − a ≤ range. The other way
 * round, an arc (u, v) beyond range ÷ 2 has a station at or before u (the first is within
 * range ÷ 2); the last such a is at v − range or later, as the next b ≥ v has b − a ≤ range, or, if
 * there is none, as a is within range ÷ 2 of the destination.
 */
export function flowDemand(paths: FlowPaths, range: number): CoverDemand {
  const count = paths.flow.length
  const clauseStart = new Uint32Array(count + 1)
  const clauses: Uint32Array[] = []
  for (let q = 0; q < count; q++) {
    for (const clause of clausesOfPath(paths, q, range)) clauses.push(clause)
    clauseStart[q + 1] = clauses.length
  }
  return { weight: paths.flow, clauseStart, clauses: rowsOf(clauses), need: 1 }
}

/** Sets of candidates, one of each of which must be open; a set that holds another is left out. */
function clausesOfPath(paths: FlowPaths, path: number, range: number): Uint32Array[] {
  const from = paths.nodes.start[path]!
  const to = paths.nodes.start[path + 1]!
  const nodes = paths.nodes.index.subarray(from, to)
  const at = paths.position.subarray(from, to)
  const length = paths.length[path]!
  // Sets are stretches of the path: [first, last] of its nodes.
  const firstWhere = (holds: (position: number) => boolean) => {
    const first = at.findIndex(holds)
    return first < 0 ? at.length : first
  }
  const stretches: [first: number, last: number][] = [
    [0, at.findLastIndex((position) => 2 * position <= range)],
    [firstWhere((position) => 2 * (length - position) <= range), at.length - 1],
  ]
  for (let v = 1; v < at.length; v++) {
    if (2 * at[v]! <= range) continue
    stretches.push([firstWhere((position) => at[v]! - position <= range), v - 1])
  }
  return stretches
    .filter((stretch, i) => !stretches.some((other, k) => isInside(other, stretch, k < i)))
    .map(([first, last]) => Uint32Array.from(new Set(nodes.subarray(first, last + 1))))
}

/** Whether `inner` lies inside `outer`; two that are the same only if `decides`. */
function isInside(
  inner: readonly [number, number],
  outer: readonly [number, number],
  decides: boolean,
): boolean {
  if (inner === outer || inner[0] < outer[0] || inner[1] > outer[1]) return false
  return decides || inner[0] > outer[0] || inner[1] < outer[1]
}
