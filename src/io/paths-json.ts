import type { FlowPaths } from '../core/corridor/flow-paths.ts'
import { rowsOf } from '../core/locate/sparse.ts'
import { Problem } from '../core/problem.ts'
import { quote } from './quote.ts'

/** Paths and the ids of their nodes, in the order they first appear. */
export interface PathsFile {
  readonly paths: FlowPaths
  readonly nodeIds: readonly string[]
}

interface PathRecord {
  readonly flow: number
  readonly path: readonly (string | number)[]
  readonly pos: readonly number[]
}

/**
 * Reads flows along paths: `[{o, d, flow, path: [node …], pos: [distance from o …]}]`.
 * @throws Problem bad_input where it is anything else; the record is numbered from 1
 */
export function readPathsJson(json: unknown, fileName: string): PathsFile {
  if (!Array.isArray(json) || json.length === 0)
    throw new Problem(
      'bad_input',
      `${fileName} must be a list of paths: [{"o", "d", "flow", "path": […], "pos": […]}].`,
    )
  const records = json.map((record: unknown, k) => checked(record, `Path ${k + 1} of ${fileName}`))
  const ids = [...new Set(records.flatMap(({ path }) => path.map(String)))].sort(byNumberThenName)
  const rowOf = new Map(ids.map((id, row) => [id, row]))
  const paths = {
    flow: Float64Array.from(records, ({ flow }) => flow),
    nodes: rowsOf(records.map(({ path }) => path.map((node) => rowOf.get(String(node))!))),
    position: Float64Array.from(records.flatMap(({ pos }) => pos)),
    length: Float64Array.from(records, ({ pos }) => pos.at(-1)!),
  }
  return { paths, nodeIds: ids }
}

function checked(record: unknown, what: string): PathRecord {
  const refuse = (why: string): never => {
    throw new Problem('bad_input', `${what} ${why}.`)
  }
  if (typeof record !== 'object' || record === null) refuse(`is ${quote(record)}, not an object`)
  const { flow, path, pos } = record as Record<string, unknown>
  if (typeof flow !== 'number' || !(flow >= 0))
    refuse(`has the flow ${quote(flow)}: a number ≥ 0 is needed`)
  if (!Array.isArray(path) || path.length < 2) refuse('has no path of two nodes or more')
  const nodes = path as unknown[]
  if (!nodes.every((node) => typeof node === 'string' || typeof node === 'number'))
    refuse('has a node that is neither text nor a number')
  if (!Array.isArray(pos) || pos.length !== nodes.length)
    refuse('needs one position (pos) for each node of its path')
  const positions = pos as unknown[]
  const ascends = positions.every(
    (at, k) =>
      typeof at === 'number' &&
      Number.isFinite(at) &&
      (k === 0 ? at === 0 : at >= Number(positions[k - 1])),
  )
  if (!ascends) refuse('has positions that do not rise from 0')
  return record as PathRecord
}

function byNumberThenName(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0)
}
