import type { RouteGraph } from './route-graph.ts'
import { shortestWays, wayTo } from './shortest-ways.ts'
import type { Trip } from './trips.ts'

/** Trips made up from places and counts. */
export interface GravityTrips {
  readonly trips: readonly Trip[]
  /** Power of the distance that fits the counts best. */
  readonly power: number
  /** Share of the variation of the counts that the trips explain (R²); may be below 0. */
  readonly fit: number
}

/** A place that people set out from, at a node. */
export interface TripPlace {
  readonly node: number
  /** People, > 0. */
  readonly weight: number
}

const POWERS = [0.5, 1, 1.5, 2, 2.5, 3]

/**
 * Trips between places by the gravity model, T = k · P₁ · P₂ ÷ d^γ along the shortest way, each way
 * alike. k is fitted by least squares to what is counted on the arcs, γ is the one of six powers
 * that then fits best. They are an estimate: no trip of them was counted.
 * @param counts vehicles/day of each arc; NaN = not known
 */
export function gravityTrips(
  graph: RouteGraph,
  places: readonly TripPlace[],
  counts: Float64Array,
): GravityTrips {
  const byNode = new Map<number, number>()
  for (const { node, weight } of places) byNode.set(node, (byNode.get(node) ?? 0) + weight)
  const nodes = [...byNode.keys()].sort((a, b) => a - b)
  const pairs: { from: number; to: number; mass: number; km: number; way: number[] }[] = []
  for (const from of nodes) {
    const ways = shortestWays(graph, from)
    for (const to of nodes) {
      const metres = ways.metres[to]!
      if (to === from || metres === Infinity) continue
      const mass = byNode.get(from)! * byNode.get(to)!
      pairs.push({ from, to, mass, km: metres / 1000, way: wayTo(graph, ways, to) })
    }
  }
  let best: { power: number; k: number; fit: number } | undefined
  for (const power of POWERS) {
    const load = new Float64Array(graph.arcs.length)
    for (const { mass, km, way } of pairs) for (const arc of way) load[arc]! += mass / km ** power
    const found = { power, ...fitted(load, counts) }
    if (!best || found.fit > best.fit) best = found
  }
  const { power, k, fit } = best!
  const trips = pairs.flatMap(({ from, to, mass, km }) => {
    const vehicles = (k * mass) / km ** power
    return vehicles > 0 ? { from, to, vehicles } : []
  })
  return { trips, power, fit }
}

/** The factor that brings loads nearest to counts, and how much of them it explains. */
function fitted(load: Float64Array, counts: Float64Array): { k: number; fit: number } {
  let [product, square, sum, known] = [0, 0, 0, 0]
  for (let arc = 0; arc < load.length; arc++) {
    const count = counts[arc]!
    if (Number.isNaN(count)) continue
    product += count * load[arc]!
    square += load[arc]! ** 2
    sum += count
    known++
  }
  const k = square > 0 ? product / square : 0
  const mean = known > 0 ? sum / known : 0
  let [error, spread] = [0, 0]
  for (let arc = 0; arc < load.length; arc++) {
    const count = counts[arc]!
    if (Number.isNaN(count)) continue
    error += (count - k * load[arc]!) ** 2
    spread += (count - mean) ** 2
  }
  return { k, fit: spread > 0 ? 1 - error / spread : 0 }
}
