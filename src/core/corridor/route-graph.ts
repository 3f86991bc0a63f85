import { distanceMetres } from '../grid/sphere.ts'
import type { Route } from './route.ts'
import type { RouteAccess } from './route-access.ts'
import { RoutePlaces } from './route-place.ts'

/** A way along one route between two of its stops. */
export interface RouteArcPiece {
  readonly from: number
  readonly to: number
  readonly metres: number
  readonly route: number
  /** Mileages on the route; the way round a ring's end goes on past its length. */
  readonly fromMetres: number
  readonly toMetres: number
}

/** Routes as a directed graph: nodes are the places where routes are left, joined, or meet. */
export interface RouteGraph {
  /** Degrees. */
  readonly lat: readonly number[]
  readonly lon: readonly number[]
  readonly arcs: readonly RouteArcPiece[]
  /** Arcs that leave each node. */
  readonly leaving: readonly (readonly number[])[]
}

/** Access points nearer to each other than this are one: both ways of one junction. */
const SAME_PLACE_METRES = 100
/** A route that ends this near to another meets it there. */
const MEETS_METRES = 2000

/**
 * The graph of routes whose nodes are their access points, their ends, and where the end of one
 * meets another. Routes that share a junction of the data can be changed there; lines that only
 * cross cannot.
 * @param access parallel to the routes, each by mileage
 */
export function routeGraph(
  routes: readonly Route[],
  access: readonly (readonly RouteAccess[])[],
): RouteGraph {
  const nodes = new Nodes()
  const stops: { node: number; mileageMetres: number }[][] = routes.map(() => [])
  access.forEach((places, route) => {
    for (const { lat, lon, mileageMetres } of places)
      stops[route]!.push({ node: nodes.at(lat, lon), mileageMetres })
  })
  const finder = new RoutePlaces(routes)
  routes.forEach((route, r) => {
    const last = route.lonLat.length - 2
    for (const [k, mileageMetres] of [
      [0, 0],
      [last, route.lengthMetres],
    ] as const) {
      const [lon, lat] = [route.lonLat[k]!, route.lonLat[k + 1]!]
      const node = nodes.at(lat, lon)
      stops[r]!.push({ node, mileageMetres })
      for (const met of finder.near(lon, lat, MEETS_METRES))
        if (met.route !== r) stops[met.route]!.push({ node, mileageMetres: met.mileageMetres })
    }
  })
  const arcs = withoutTwins(stops.flatMap((list, r) => arcsOf(r, list)))
  const leaving: number[][] = nodes.lat.map(() => [])
  arcs.forEach(({ from }, arc) => {
    leaving[from]!.push(arc)
  })
  return { lat: nodes.lat, lon: nodes.lon, arcs, leaving }
}

function arcsOf(r: number, stops: { node: number; mileageMetres: number }[]): RouteArcPiece[] {
  const sorted = stops.sort((a, b) => a.mileageMetres - b.mileageMetres || a.node - b.node)
  const pairs = sorted.slice(1).map((to, k) => [sorted[k]!, to] as const)
  return pairs.flatMap(([from, to]) => {
    const metres = to.mileageMetres - from.mileageMetres
    if (from.node === to.node) return []
    return {
      ...{ from: from.node, to: to.node, metres, route: r },
      fromMetres: from.mileageMetres,
      toMetres: to.mileageMetres,
    }
  })
}

/** Two ways between the same nodes that differ by less than this share of their length are one. */
const TWIN_SHARE = 0.02

/** A road of two refs is part of two routes: one arc stands for both. */
function withoutTwins(arcs: readonly RouteArcPiece[]): RouteArcPiece[] {
  const byEnds = new Map<string, RouteArcPiece[]>()
  return arcs.filter((arc) => {
    const key = `${arc.from} ${arc.to}`
    const others = byEnds.get(key) ?? []
    const isTwin = others.some(
      ({ metres }) => Math.abs(metres - arc.metres) <= TWIN_SHARE * arc.metres,
    )
    if (!isTwin) byEnds.set(key, [...others, arc])
    return !isTwin
  })
}

/** Nodes by place: places a few metres apart are one. */
class Nodes {
  readonly lat: number[] = []
  readonly lon: number[] = []
  readonly #byBin = new Map<string, number[]>()

  at(lat: number, lon: number): number {
    const [line, column] = [Math.floor(lat * 500), Math.floor(lon * 500)]
    for (let l = line - 1; l <= line + 1; l++)
      for (let c = column - 1; c <= column + 1; c++)
        for (const node of this.#byBin.get(`${l},${c}`) ?? [])
          if (distanceMetres(lat, lon, this.lat[node]!, this.lon[node]!) <= SAME_PLACE_METRES)
            return node
    const node = this.lat.push(lat) - 1
    this.lon.push(lon)
    const bin = `${line},${column}`
    this.#byBin.set(bin, [...(this.#byBin.get(bin) ?? []), node])
    return node
  }
}
