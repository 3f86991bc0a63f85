import type { FlowPaths } from '../corridor/flow-paths.ts'
import { gravityTrips } from '../corridor/gravity-trips.ts'
import { type RouteGraph, routeGraph } from '../corridor/route-graph.ts'
import { type ShortestWays, shortestWays, wayTo } from '../corridor/shortest-ways.ts'
import { nearestNode, type Trip, tripsOf } from '../corridor/trips.ts'
import type { Places } from '../criteria/catchment.ts'
import { type CorridorRoutes, corridorRoutes } from '../criteria/corridor-routes.ts'
import { swapsOfVehicleKm } from '../criteria/corridor-swaps.ts'
import { stationsOnRoutes } from '../criteria/stations-on-routes.ts'
import { vehiclesOneWay } from '../criteria/vehicles-by-class.ts'
import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import { firstVertex, POINT } from '../dataset/shapes.ts'
import { rowsOf } from '../locate/sparse.ts'
import { Problem } from '../problem.ts'
import type { Parameters } from '../score/profile.ts'

/** Corridor demand as flow refuelling takes it. */
export interface CorridorPaths {
  /** Swaps/day by path; positions in km; nodes are places. */
  readonly paths: FlowPaths
  /** How the trips came about, as sentences. */
  readonly notes: readonly string[]
}

/**
 * The trips of a project along its routes, and which places (candidates and stations) each passes.
 * A place counts on a path where it is in the access reach of both ways of it. Trips out and back
 * on half a charge need no station and are left out. Swaps/day of a trip = vehicles × share that
 * can swap × km × kWh/km ÷ kWh a swap × share taken on the way.
 * @throws Problem bad_input where the data makes no routes or no trips
 */
export function corridorPaths(
  datasets: readonly Dataset[],
  places: Places,
  parameters: Parameters,
  rangeKm: number,
): CorridorPaths {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  const network = corridorRoutes(of('corridors'))
  if (network.routes.length === 0)
    throw new Problem(
      'bad_input',
      'The project holds no highways as lines, so there are no trips to plan for: import them with "siteswap import FILE corridors SOURCE".',
    )
  const graph = routeGraph(network.routes, network.access)
  const { trips, notes } = tripsOfProject(of('trips'), of('population'), network, graph, parameters)
  const builder = new PathBuilder(network, graph, places, parameters)
  const short = builder.addAll(trips, rangeKm)
  if (builder.flow.length === 0)
    throw new Problem(
      'bad_input',
      `No trip is longer than a quarter of the range of ${rangeKm} km, so none needs a station on its way: shorten --range, or plan with --objective mclp.`,
    )
  if (short > 0)
    notes.push(
      `${short.toLocaleString('en')} trips are shorter than a quarter of the range: out and back on half a charge, they need no station on the way.`,
    )
  return { paths: builder.take(), notes }
}

function tripsOfProject(
  given: readonly Dataset[],
  population: readonly Dataset[],
  { routes }: CorridorRoutes,
  graph: RouteGraph,
  parameters: Parameters,
): { trips: readonly Trip[]; notes: string[] } {
  if (given.length > 0) {
    const { trips, leftOut } = tripsOf(given, graph, parameters.corridorSwappableShare)
    if (trips.length === 0)
      throw new Problem(
        'bad_input',
        'No row of the trips begins and ends within 30 km of the highways: check their places.',
      )
    const lost = leftOut > 0 ? [`${leftOut} trips begin or end too far from the highways.`] : []
    return { trips, notes: lost }
  }
  const settled = placesWithPeople(population, graph)
  if (settled.length < 2)
    throw new Problem(
      'bad_input',
      'The project holds no trips, and fewer than two places with people near its highways to estimate them from: import trips, or population as points.',
    )
  const counts = Float64Array.from(graph.arcs, ({ route, fromMetres, toMetres }) => {
    let vehicleMetres = 0
    for (const stretch of routes[route]!.stretches) {
      const metres = Math.min(toMetres, stretch.toMetres) - Math.max(fromMetres, stretch.fromMetres)
      if (metres > 0) vehicleMetres += vehiclesOneWay(stretch) * stretch.refs * metres
    }
    return vehicleMetres > 0 ? vehicleMetres / (toMetres - fromMetres) : Number.NaN
  })
  const { trips, power, fit } = gravityTrips(graph, settled, counts)
  return {
    trips,
    notes: [
      `Trips are estimated, none was counted: by gravity between ${settled.length} places with people, falling with distance to the power of ${power}, fitted to the traffic of the highways (R² ${fit.toFixed(2)}).`,
    ],
  }
}

function placesWithPeople(population: readonly Dataset[], graph: RouteGraph) {
  return population.flatMap((dataset) => {
    const people = numberColumn(dataset, 'population')
    return Array.from({ length: dataset.rows }, (_, row) => row).flatMap((row) => {
      if (dataset.shapes.type[row] !== POINT || !(people[row]! > 0)) return []
      const [lon, lat] = firstVertex(dataset.shapes, row)
      const node = nearestNode(graph, lat, lon)
      return node < 0 ? [] : { node, weight: people[row]! }
    })
  })
}

/** Turns trips into paths with the places along them. */
class PathBuilder {
  readonly flow: number[] = []
  readonly #length: number[] = []
  readonly #nodes: number[][] = []
  readonly #position: number[][] = []
  readonly #graph: RouteGraph
  readonly #parameters: Parameters
  readonly #onRoutes: ReturnType<typeof stationsOnRoutes>
  readonly #ways = new Map<number, ShortestWays>()

  constructor(network: CorridorRoutes, graph: RouteGraph, places: Places, parameters: Parameters) {
    this.#graph = graph
    this.#parameters = parameters
    this.#onRoutes = stationsOnRoutes(network, places, parameters.accessReachMetres)
  }

  /** @returns how many trips need no station on the way */
  addAll(trips: readonly Trip[], rangeKm: number): number {
    let short = 0
    for (const { from, to, vehicles } of trips) {
      const ways = this.#waysFrom(from)
      const km = ways.metres[to]! / 1000
      const back = this.#waysFrom(to)
      if (!(km < Infinity) || back.metres[from] === Infinity) continue
      if (4 * km <= rangeKm) {
        short++
        continue
      }
      const out = this.#along(wayTo(this.#graph, ways, to))
      const home = this.#along(wayTo(this.#graph, back, from))
      const passed = [...out].filter(([place]) => home.has(place)).sort((a, b) => a[1] - b[1])
      this.flow.push(swapsOfVehicleKm(vehicles * km, this.#parameters))
      this.#length.push(km)
      this.#nodes.push(passed.map(([place]) => place))
      this.#position.push(passed.map(([, at]) => Math.min(at, km)))
    }
    return short
  }

  take(): FlowPaths {
    return {
      flow: Float64Array.from(this.flow),
      nodes: rowsOf(this.#nodes),
      position: Float64Array.from(this.#position.flat()),
      length: Float64Array.from(this.#length),
    }
  }

  #waysFrom(node: number): ShortestWays {
    const known = this.#ways.get(node)
    if (known) return known
    const ways = shortestWays(this.#graph, node)
    this.#ways.set(node, ways)
    return ways
  }

  /** Places along a way, with km from its start. */
  #along(way: readonly number[]): Map<number, number> {
    const found = new Map<number, number>()
    let metres = 0
    for (const arc of way) {
      const { route, fromMetres, toMetres } = this.#graph.arcs[arc]!
      for (const { station, mileageMetres } of this.#onRoutes[route]!)
        if (mileageMetres >= fromMetres && mileageMetres <= toMetres && !found.has(station))
          found.set(station, (metres + mileageMetres - fromMetres) / 1000)
      metres += toMetres - fromMetres
    }
    return found
  }
}
