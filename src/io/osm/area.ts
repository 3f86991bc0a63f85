import type { IssueCode } from '../import.ts'
import { ringsContain } from '../label-point.ts'
import type { NodeTable } from './node-table.ts'
import { assembleRings } from './rings.ts'

/** What is wrong with an element's geometry. */
export interface GeometryNote {
  readonly code: IssueCode
  readonly message: string
}

/** Closed rings of coordinates; a note where part of the element, or all of it, is lost. */
export interface Area {
  readonly parts: readonly (readonly number[])[]
  readonly note?: GeometryNote
}

/** Flat coordinates of a ring of three corners. */
const LEAST_RING_NUMBERS = 8

/** The area of a closed way. */
export function areaOfWay(refs: ArrayLike<number>, nodes: NodeTable): Area {
  if (refs.length < 4 || refs[0] !== refs[refs.length - 1]) {
    return { parts: [], note: { code: 'bad_geometry', message: 'its line is not closed' } }
  }
  const ring = closedLine(refs, nodes)
  if (ring && ring.length === 2 * refs.length) return { parts: [ring] }
  return { parts: ring ? [ring] : [], note: MISSING_NODES }
}

export const MISSING_NODES: GeometryNote = {
  code: 'missing_nodes',
  message: 'nodes of it are not in the file',
}

/**
 * The area of a multipolygon: outlines and holes, each joined from ways. Where an outline stays
 * open, the closed ones are kept with the holes inside them.
 * @param absentWays members that the file does not hold
 */
export function areaOfRelation(
  outer: readonly (readonly number[])[],
  inner: readonly (readonly number[])[],
  absentWays: number,
  nodes: NodeTable,
): Area {
  const outlines = assembleRings(outer)
  const holes = assembleRings(inner)
  const rings = outlines.rings.map((ring) => closedLine(ring, nodes))
  const parts = rings.filter((ring) => ring !== undefined)
  const outlineCount = parts.length
  for (const ring of holes.rings) {
    const hole = closedLine(ring, nodes)
    if (hole && ringsContain(parts.slice(0, outlineCount), ...innerVertex(hole))) parts.push(hole)
  }
  const openWays = outlines.openWays + holes.openWays
  if (absentWays > 0) {
    const message = `${absentWays} of its ways are not in the file`
    return { parts: outlineCount > 0 ? parts : [], note: { code: 'missing_nodes', message } }
  }
  if (openWays > 0 || outlineCount === 0) {
    const message = `its ways do not close (${openWays} left over)`
    return { parts: outlineCount > 0 ? parts : [], note: { code: 'bad_geometry', message } }
  }
  return parts.length === outlines.rings.length + holes.rings.length
    ? { parts }
    : { parts, note: { code: 'bad_geometry', message: 'a hole lies outside it, or lacks nodes' } }
}

/**
 * Middle of a hole's first edge. A hole may touch its outline in a vertex, so a vertex may lie on
 * the outline; the edge's middle is inside.
 */
function innerVertex(hole: readonly number[]): [lon: number, lat: number] {
  return [(hole[0]! + hole[2]!) / 2, (hole[1]! + hole[3]!) / 2]
}

function closedLine(refs: ArrayLike<number>, nodes: NodeTable): number[] | undefined {
  const line = nodes.line(refs)
  if (line.length === 2 * refs.length) return line
  // Nodes are missing: close what is left.
  if (line[0] !== line.at(-2) || line[1] !== line.at(-1)) line.push(line[0]!, line[1]!)
  return line.length >= LEAST_RING_NUMBERS ? line : undefined
}
