import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import { LINE } from '../dataset/shapes.ts'
import { distanceMetres } from '../grid/sphere.ts'
import type { RouteGraph } from './route-graph.ts'

/** Trips one way between two nodes of a graph. */
export interface Trip {
  readonly from: number
  readonly to: number
  /** Vehicles/day, all of them. */
  readonly vehicles: number
}

/** A place of a trip is taken to the nearest node within this, straight line: assumed. */
export const PLACE_REACH_METRES = 30_000

/** Node nearest to a place, −1 where none is within reach. */
export function nearestNode({ lat, lon }: RouteGraph, placeLat: number, placeLon: number): number {
  let [node, least] = [-1, PLACE_REACH_METRES]
  for (let n = 0; n < lat.length; n++) {
    const metres = distanceMetres(placeLat, placeLon, lat[n]!, lon[n]!)
    if (metres <= least) [node, least] = [n, metres]
  }
  return node
}

/**
 * The rows of the trips data, each a line from its origin to its destination. Rows whose ends are
 * no nodes, or one, are left out.
 * @param swappableShare of all vehicles; rows that count swappable ones are divided by it
 */
export function tripsOf(
  datasets: readonly Dataset[],
  graph: RouteGraph,
  swappableShare: number,
): { readonly trips: readonly Trip[]; readonly leftOut: number } {
  const trips: Trip[] = []
  let leftOut = 0
  for (const dataset of datasets) {
    const counts = numberColumn(dataset, 'trips_per_day')
    const counted = textColumn(dataset, 'swappable')
    const { shapes } = dataset
    for (let row = 0; row < dataset.rows; row++) {
      if (shapes.type[row] !== LINE || !(counts[row]! > 0)) continue
      const first = shapes.vertexStart[shapes.partStart[row]!]!
      const last = shapes.vertexStart[shapes.partStart[row + 1]!]! - 1
      const [from, to] = [first, last].map((k) =>
        nearestNode(graph, shapes.lonLat[2 * k + 1]!, shapes.lonLat[2 * k]!),
      ) as [number, number]
      if (from < 0 || to < 0 || from === to) leftOut++
      else {
        const share = counted[row] === 'swappable' ? swappableShare : 1
        trips.push({ from, to, vehicles: counts[row]! / share })
      }
    }
  }
  return { trips, leftOut }
}
