import { basename } from 'node:path'
import type { FlowPaths } from '../core/corridor/flow-paths.ts'
import type { Names } from '../core/locate/problem-faults.ts'
import type { Travel } from '../core/locate/travel.ts'
import { travelOnGlobe, travelOnPlane } from '../core/locate/travel-from-points.ts'
import { cutOffNodes, travelOnGraph } from '../core/locate/travel-on-graph.ts'
import { Problem } from '../core/problem.ts'
import { readOdTable } from '../io/od-table.ts'
import { readOrLibraryGraph } from '../io/or-library-graph.ts'
import { readPathsJson } from '../io/paths-json.ts'
import { readPointsTable } from '../io/points-table.ts'
import { readJson, readText } from './files.ts'

/** What the places of a problem are read from: one of the four; for a mixed objective paths beside it. */
export interface LocateSource {
  readonly distances?: string
  readonly points?: string
  readonly graph?: string
  readonly paths?: string
}

/** Places, and how far they are from each other. */
export interface LocateInput {
  /** Name of the file, for a person. */
  readonly fileName: string
  readonly candidateIds: readonly string[]
  readonly names: Names
  readonly network:
    | { readonly travel: Travel; readonly demand: Float64Array }
    | { readonly paths: FlowPaths }
    | { readonly travel: Travel; readonly demand: Float64Array; readonly paths: FlowPaths }
  /** Sites that the file itself asks for. */
  readonly sites?: number
}

/**
 * Reads the places of a problem.
 * @param within distances above it are not needed
 * @param canStrand whether demand may stay out of reach: then a graph may be in pieces
 * @throws Problem usage where not exactly one source is given; missing_file, bad_input
 */
export function readLocateInput(
  source: LocateSource,
  mapping: Readonly<Record<string, string>>,
  within: number,
  canStrand: boolean,
): LocateInput {
  const { paths, ...places } = source
  if (Object.keys(places).length === 1 && paths !== undefined) {
    return withPaths(readLocateInput(places, mapping, within, canStrand), paths)
  }
  const given = Object.keys(source).length
  if (given !== 1)
    throw new Problem(
      'usage',
      `Give exactly one of --distances, --points, --graph and --paths, not ${given}.`,
    )
  if (source.distances !== undefined) return fromDistances(source.distances, mapping)
  if (source.points !== undefined) return fromPoints(source.points, mapping, within)
  if (source.graph !== undefined) return fromGraph(source.graph, canStrand)
  return fromPaths(source.paths!)
}

function fromDistances(path: string, mapping: Readonly<Record<string, string>>): LocateInput {
  const fileName = basename(path)
  const table = readOdTable(readText(path, 'distance file'), fileName, mapping)
  const { candidateIds, demandIds, travel, demand } = table
  return {
    fileName,
    candidateIds,
    names: namesOf(demandIds, candidateIds),
    network: { travel, demand },
  }
}

function fromPoints(
  path: string,
  mapping: Readonly<Record<string, string>>,
  within: number,
): LocateInput {
  const fileName = basename(path)
  const { ids, x, y, isGlobe, demand } = readPointsTable(
    readText(path, 'point file'),
    fileName,
    mapping,
  )
  const travel = isGlobe ? travelOnGlobe(y, x, within) : travelOnPlane(x, y, within)
  return { fileName, candidateIds: ids, names: namesOf(ids, ids), network: { travel, demand } }
}

function fromGraph(path: string, canStrand: boolean): LocateInput {
  const fileName = basename(path)
  const graph = readOrLibraryGraph(readText(path, 'graph file'), fileName)
  const travel = travelOnGraph(graph)
  const ids = Array.from({ length: graph.nodeCount }, (_, node) => String(node + 1))
  const apart = cutOffNodes(travel)
  if (apart.length > 0 && !canStrand) {
    const named = apart.slice(0, 10).map((node) => ids[node])
    throw new Problem(
      'bad_input',
      `The graph of ${fileName} is disconnected: no path leads from node 1 to ${apart.length} nodes (${named.join(', ')}${apart.length > 10 ? ' …' : ''}); add the missing edges, or give --max-distance D to charge them that distance.`,
    )
  }
  const demand = new Float64Array(graph.nodeCount).fill(1)
  const network = { travel, demand }
  return { fileName, candidateIds: ids, names: namesOf(ids, ids), network, sites: graph.sites }
}

function fromPaths(path: string): LocateInput {
  const fileName = basename(path)
  const { paths, nodeIds } = readPathsJson(readJson(path, 'path file'), fileName)
  return { fileName, candidateIds: nodeIds, names: namesOf(nodeIds, nodeIds), network: { paths } }
}

/** Places with the paths of another file: every node of a path is a candidate too, as it is alone. */
function withPaths(places: LocateInput, path: string): LocateInput {
  const trips = fromPaths(path)
  if (!('travel' in places.network) || !('paths' in trips.network)) {
    throw new Error('Expected places with travel, and paths.')
  }
  const rowOf = new Map(places.candidateIds.map((id, row) => [id, row]))
  for (const id of trips.candidateIds) if (!rowOf.has(id)) rowOf.set(id, rowOf.size)
  const rows = Uint32Array.from(trips.candidateIds, (id) => rowOf.get(id)!)
  const { nodes, ...paths } = trips.network.paths
  const candidateIds = [...rowOf.keys()]
  return {
    ...places,
    candidateIds,
    names: { ...places.names, candidate: (row) => candidateIds[row]! },
    network: {
      ...places.network,
      travel: { ...places.network.travel, candidateCount: candidateIds.length },
      paths: { ...paths, nodes: { ...nodes, index: nodes.index.map((row) => rows[row]!) } },
    },
  }
}

function namesOf(demandIds: readonly string[], candidateIds: readonly string[]): Names {
  return { demand: (row) => demandIds[row]!, candidate: (row) => candidateIds[row]! }
}
