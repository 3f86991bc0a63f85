import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import { firstVertex, POINT } from '../dataset/shapes.ts'
import { placeAtMileage, type Route } from './route.ts'
import { headingOf } from './route-joints.ts'
import { type RoutePlace, RoutePlaces, stretchAt } from './route-place.ts'
import { refsOf } from './route-roads.ts'

/** A place where one direction of a route can be left and joined. */
export interface RouteAccess {
  /** Index of the route. */
  readonly route: number
  readonly mileageMetres: number
  /** Degrees, of the access point itself. */
  readonly lat: number
  readonly lon: number
  /** '' where any place of the road will do. */
  readonly access: string
  /** The row of the data that it is; absent where any place of the road will do. */
  readonly point?: AccessRow
}

/** An access point as a row of its dataset. */
export interface AccessRow {
  readonly dataset: Dataset
  readonly row: number
}

/** An access point that no route passes: all that is known is its own count. */
export interface StrayAccess {
  readonly lat: number
  readonly lon: number
  readonly refs: readonly string[]
  readonly class: string
  /** NaN where it is not counted. */
  readonly vehiclesPerDay: number
  readonly at: AccessRow
}

/** A junction belongs to the routes that pass within this; a service area is an area, not a point. */
const REACH_METRES: Readonly<Record<string, number>> = { junction: 200, service_area: 500 }
/** A point off the road still belongs to the route its ref names, if that passes within this. */
const NAMED_REACH_METRES = 2000
/** A junction drawn on a carriageway, rather than between two, is that one's alone. */
const ON_CARRIAGEWAY_METRES = 10
/** At-grade roads can be left anywhere: a place every so often stands for that. */
const AT_GRADE_STEP_METRES = 1000

/**
 * Where routes can be left, per direction: at their junctions and service areas; anywhere on a
 * road below a motorway; and anywhere on a motorway whose data names no access point at all. A
 * counting point on a route is no way off it.
 */
export function routeAccess(
  routes: readonly Route[],
  corridors: readonly Dataset[],
): { readonly places: readonly RouteAccess[]; readonly stray: readonly StrayAccess[] } {
  const finder = new RoutePlaces(routes)
  const places: RouteAccess[] = []
  const stray: StrayAccess[] = []
  for (const point of corridors.flatMap(pointsOf)) {
    const found = passing(routes, finder, point)
    if (found.length === 0) stray.push(point)
    if (point.access === 'gantry') continue
    const { lat, lon, access, at } = point
    for (const { route, mileageMetres } of ofDirection(routes, found, point))
      places.push({ route, mileageMetres, lat, lon, access, point: at })
  }
  const named = new Set(places.map(({ route }) => routes[route]!.ref))
  routes.forEach((route, r) => {
    places.push(...placesAlong(route, r, named.has(route.ref)))
  })
  return { places: places.sort(byMileage), stray }
}

interface AccessPoint extends StrayAccess {
  readonly access: string
  readonly direction: string
}

function pointsOf(dataset: Dataset): AccessPoint[] {
  const [ref, name, roadClass, access, direction] = [
    'ref',
    'name',
    'class',
    'access',
    'direction',
  ].map((field) => textColumn(dataset, field))
  const counts = numberColumn(dataset, 'vehicles_per_day')
  const points: AccessPoint[] = []
  for (let row = 0; row < dataset.rows; row++) {
    if (dataset.shapes.type[row] !== POINT) continue
    const [lon, lat] = firstVertex(dataset.shapes, row)
    points.push({
      lat,
      lon,
      refs: refsOf(ref![row]!, name![row]!, roadClass![row]!),
      class: roadClass![row]!,
      vehiclesPerDay: counts[row]!,
      access: access![row]!,
      direction: direction![row]!.toLowerCase(),
      at: { dataset, row },
    })
  }
  return points
}

function passing(routes: readonly Route[], finder: RoutePlaces, point: AccessPoint): RoutePlace[] {
  const near = finder.near(point.lon, point.lat, REACH_METRES[point.access] ?? 200)
  if (near.length > 0) return near
  return finder
    .near(point.lon, point.lat, NAMED_REACH_METRES)
    .filter(({ route }) => point.refs.includes(routes[route]!.ref))
}

/** Those of the passing routes that the point gives access to. */
function ofDirection(
  routes: readonly Route[],
  found: readonly RoutePlace[],
  point: AccessPoint,
): RoutePlace[] {
  return found.filter((place) => {
    const route = routes[place.route]!
    const stretch = stretchAt(route, place.mileageMetres)
    if (!runsTowards(route, stretch?.reversed ?? false, point.direction)) return false
    if (!stretch?.oneWay) return true
    const nearest = Math.min(
      ...found.filter((o) => routes[o.route]!.ref === route.ref).map((o) => o.distanceMetres),
    )
    // A service area stands beside its own carriageway.
    if (point.access === 'service_area') return place.distanceMetres === nearest
    return nearest > ON_CARRIAGEWAY_METRES || place.distanceMetres <= ON_CARRIAGEWAY_METRES
  })
}

const COMPASS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  n: [0, 1],
  e: [1, 0],
  s: [0, -1],
  w: [-1, 0],
}

/** 'forward' and 'backward' go by the drawn line, N, E, S, W by the route as a whole. */
function runsTowards(route: Route, reversed: boolean, direction: string): boolean {
  if (direction === 'forward') return !reversed
  if (direction === 'backward' || direction === 'reverse') return reversed
  const compass =
    COMPASS[direction] ?? COMPASS[direction.replace(/(orth|ast|outh|est)(bound)?$/, '')]
  if (!compass) return true
  const { lonLat } = route
  const last = lonLat.length - 2
  const [east, north] = headingOf(lonLat[0]!, lonLat[1]!, lonLat[last]!, lonLat[last + 1]!)
  return east * compass[0] + north * compass[1] > 0
}

function placesAlong(route: Route, index: number, isNamed: boolean): RouteAccess[] {
  return route.stretches
    .filter((stretch) => stretch.class !== 'motorway' || !isNamed)
    .flatMap(({ fromMetres, toMetres }) => {
      const pieces = Math.max(1, Math.ceil((toMetres - fromMetres) / AT_GRADE_STEP_METRES))
      return Array.from({ length: pieces + 1 }, (_, k) => {
        const mileageMetres = fromMetres + ((toMetres - fromMetres) * k) / pieces
        const [lon, lat] = placeAtMileage(route, mileageMetres)
        return { route: index, mileageMetres, lat, lon, access: '' }
      })
    })
}

function byMileage(a: RouteAccess, b: RouteAccess): number {
  return a.route - b.route || a.mileageMetres - b.mileageMetres
}
