import type { Dataset } from '../dataset/dataset.ts'
import { distanceMetres, unwrapLongitude } from '../grid/sphere.ts'
import type { Route, RouteGap, RouteStretch } from './route.ts'
import type { Arc } from './route-arcs.ts'
import { JOIN_LIMITS, type JoinLimits, joinPieces, type RouteNetwork } from './route-joints.ts'
import { type RoutePath, routePaths, unnamedPaths } from './route-path.ts'
import { piecesOf, type Road, roadsOf, turnedRound } from './route-roads.ts'

/** The routes of a project's corridors, and what the data leaves open. */
export interface Routes {
  /** By ref in the order of the data, trunks before branches. */
  readonly routes: readonly Route[]
  readonly gaps: readonly RouteGap[]
}

/**
 * Joins the lines of the corridor data into routes with mileage, one ref at a time; a line of
 * 'G2;G42' is part of both. A line for both ways gives a route each way. Where the data does not
 * say kilometre posts, mileage counts from the route's first vertex. Roads without number and name
 * are no route: they are branches, joined where they touch.
 */
export function routesOf(corridors: readonly Dataset[], limits: JoinLimits = JOIN_LIMITS): Routes {
  const byRef = new Map<string, Road[]>()
  for (const road of roadsOf(corridors))
    for (const ref of road.refs) {
      const roads = byRef.get(ref)
      if (roads) roads.push(road)
      else byRef.set(ref, [road])
    }
  const routes: Route[] = []
  const gaps: RouteGap[] = []
  for (const [ref, roads] of byRef) {
    const named = roads.some((road) => road.named)
    const network = joinPieces(ref, piecesOf(roads), named ? limits : touching(limits))
    const paths = named ? routePaths(network) : unnamedPaths(network)
    const made = paths.map((path) => routeOf(ref, network, path))
    routes.push(...made.filter(({ stretches }) => stretches.length > 0).sort(byRank))
    gaps.push(...network.gaps)
  }
  return { routes, gaps }
}

/** Nothing is bridged between roads that have no name in common. */
function touching({ joinMetres }: JoinLimits): JoinLimits {
  return { joinMetres, bridgeMetres: 0, toldMetres: 0 }
}

function byRank(a: Route, b: Route): number {
  return Number(a.rank === 'branch') - Number(b.rank === 'branch')
}

function routeOf(ref: string, network: RouteNetwork, path: RoutePath): Route {
  const lonLat: number[] = []
  const mileage: number[] = []
  const stretches: RouteStretch[] = []
  for (const arc of path.arcs) {
    const fromMetres = mileage.at(-1) ?? 0
    addVertices(arc, network, lonLat, mileage)
    const { road } = network.pieces[arc >> 1]!
    const toMetres = mileage.at(-1)!
    if (road) stretches.push(stretchOf(road, arc, fromMetres, toMetres))
  }
  return {
    ref,
    rank: path.rank,
    ring: path.ring,
    lonLat: Float64Array.from(lonLat),
    mileageMetres: Float64Array.from(mileage),
    lengthMetres: mileage.at(-1)!,
    stretches: joinedStretches(stretches),
  }
}

function addVertices(
  arc: Arc,
  network: RouteNetwork,
  lonLat: number[],
  mileageMetres: number[],
): void {
  const piece = network.pieces[arc >> 1]!.lonLat
  const driven = arc & 1 ? turnedRound(piece) : piece
  for (let k = 0; k < driven.length; k += 2) {
    const before = lonLat.length - 2
    const lat = driven[k + 1]!
    const lon = before < 0 ? driven[k]! : unwrapLongitude(driven[k]!, lonLat[before]!)
    if (before < 0) mileageMetres.push(0)
    else {
      const metres = distanceMetres(lonLat[before + 1]!, lonLat[before]!, lat, lon)
      if (metres === 0) continue
      mileageMetres.push(mileageMetres.at(-1)! + metres)
    }
    lonLat.push(lon, lat)
  }
}

function stretchOf(road: Road, arc: Arc, fromMetres: number, toMetres: number): RouteStretch {
  return {
    fromMetres,
    toMetres,
    dataset: road.dataset,
    row: road.row,
    reversed: (arc & 1) === 1,
    oneWay: road.oneWay,
    class: road.class,
    vehiclesPerDay: road.vehiclesPerDay,
    refs: road.refs.length,
  }
}

/** Pieces of one row that follow each other are one stretch again. */
function joinedStretches(stretches: readonly RouteStretch[]): RouteStretch[] {
  const joined: RouteStretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    const same =
      last?.dataset === stretch.dataset &&
      last.row === stretch.row &&
      last.reversed === stretch.reversed &&
      last.toMetres === stretch.fromMetres
    if (same) joined[joined.length - 1] = { ...last, toMetres: stretch.toMetres }
    else joined.push(stretch)
  }
  return joined
}
