import { placeAtMileage, type Route } from '../corridor/route.ts'
import type { RouteAccess } from '../corridor/route-access.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { accessFeature, wayOf } from './corridor-evidence.ts'
import type { Criterion } from './definition.ts'
import { type Evidence, NO_EVIDENCE } from './evidence.ts'
import { isKnownAt } from './extent.ts'
import { forEachSiteInReach, metresFromSite } from './site-reach.ts'
import { stationFeature } from './station-evidence.ts'
import { type StationOnRoute, stationsOnRoutes } from './stations-on-routes.ts'
import type { Surroundings } from './surroundings.ts'

export const corridorGap: Criterion = {
  id: 'corridor_gap',
  unit: 'km',
  direction: 'benefit',
  meaning:
    'along the highway, one way, from the swap station that serves us before the nearest access point to the one after it; the longest of the ways in reach, at least that where the data ends first',
  version: 3,
  needs: ['corridors', 'stations'],
  uses: () => [],
  compute(around) {
    const gaps = corridorGaps(around)
    return typeof gaps === 'string' ? gaps : gaps.km
  },
  hedge: {
    word: 'at least',
    rows(around) {
      const gaps = corridorGaps(around)
      return typeof gaps === 'string' ? new Uint8Array(0) : gaps.atLeast
    },
  },
  evidence: gapEvidence,
}

/** The longest gap each site could close: parallel to the sites. */
export interface CorridorGaps {
  /** 0 where no access point is in reach, NaN where it is not known. */
  readonly km: Float64Array
  /** 1 where the gap is at least so long: the data ends before a station is met. */
  readonly atLeast: Uint8Array
  /** Index into `routes`, −1 where no access point is in reach. */
  readonly route: Int32Array
  readonly routes: readonly Route[]
}

/** Stations before and after a place of a route. */
export interface StationGap {
  readonly beforeMetres: number
  readonly afterMetres: number
  /** The data ends before a station is met on that side. */
  readonly beforeIsBound: boolean
  readonly afterIsBound: boolean
}

/** A stretch of a route, metres from its start. */
export interface MileageRange {
  readonly fromMetres: number
  readonly toMetres: number
}

const found = new WeakMap<Surroundings, CorridorGaps | string>()

/** The gap at every site, or, as text, why there is none to measure; measured once. */
export function corridorGaps(around: Surroundings): CorridorGaps | string {
  const gaps = found.get(around) ?? measuredGaps(around)
  found.set(around, gaps)
  return gaps
}

function measuredGaps(around: Surroundings): CorridorGaps | string {
  const corridors = around.of('corridors')
  const network = around.routes
  const { routes, access } = network
  if (routes.length === 0 && corridors.some(({ rows }) => rows > 0))
    return 'the corridor data holds points alone: a way along a highway needs its lines'
  const km = around.blank('corridors')
  const known = around.blank('stations')
  for (let row = 0; row < km.length; row++) km[row]! += known[row]!
  const atLeast = new Uint8Array(km.length)
  const route = new Int32Array(km.length).fill(-1)
  const reach = around.parameters.accessReachMetres
  const stations = stationsOnRoutes(network, around.servingStations, reach).map((list) =>
    list.map(({ mileageMetres }) => mileageMetres),
  )
  routes.forEach((way, r) => {
    if (way.rank !== 'trunk') return
    const ranges = knownRanges(way, around.of('stations'))
    for (const [row, { place }] of nearestAccess(around, access[r]!)) {
      const gap = gapAt(way, place.mileageMetres, stations[r]!, ranges)
      if (!gap) continue
      const here = (gap.beforeMetres + gap.afterMetres) / 1000
      if (!(here > km[row]! || (route[row] === -1 && here === km[row]))) continue
      km[row] = here
      atLeast[row] = gap.beforeIsBound || gap.afterIsBound ? 1 : 0
      route[row] = r
    }
  })
  return { km, atLeast, route, routes }
}

/** A vehicle leaves at the access point next to the site: the gap is measured from there. */
function nearestAccess(around: Surroundings, access: readonly RouteAccess[]) {
  const nearest = new Map<number, { place: RouteAccess; metres: number }>()
  for (const place of access)
    forEachSiteInReach(around, place, (row, metres) => {
      if (metres < (nearest.get(row)?.metres ?? Infinity)) nearest.set(row, { place, metres })
    })
  return nearest
}

/**
 * Metres along the route from the station before a mileage, and to the one after it; where there
 * is none, to the end of what is known. Undefined where the mileage itself is not known.
 *
 * @param stations mileages, rising
 * @param ranges where it is known whether there is a station
 */
export function gapAt(
  route: Route,
  mileageMetres: number,
  stations: readonly number[],
  ranges: readonly MileageRange[],
): StationGap | undefined {
  const range = ranges.find((r) => mileageMetres >= r.fromMetres && mileageMetres <= r.toMetres)
  if (!range) return undefined
  if (route.ring && range.fromMetres === 0 && range.toMetres === route.lengthMetres)
    return ringGap(route.lengthMetres, mileageMetres, stations)
  const { fromMetres, toMetres } = range
  const before = stations.findLast((s) => s <= mileageMetres && s >= fromMetres)
  const after = stations.find((s) => s >= mileageMetres && s <= toMetres)
  return {
    beforeMetres: mileageMetres - (before ?? fromMetres),
    afterMetres: (after ?? toMetres) - mileageMetres,
    beforeIsBound: before === undefined,
    afterIsBound: after === undefined,
  }
}

/** Round an empty ring the whole of it lies ahead, and no station is ever met. */
function ringGap(length: number, mileage: number, stations: readonly number[]): StationGap {
  if (stations.length === 0)
    return { beforeMetres: 0, afterMetres: length, beforeIsBound: true, afterIsBound: true }
  const before = stations.findLast((s) => s <= mileage) ?? stations.at(-1)! - length
  const after = stations.find((s) => s >= mileage) ?? stations[0]! + length
  return {
    beforeMetres: mileage - before,
    afterMetres: after - mileage,
    beforeIsBound: false,
    afterIsBound: false,
  }
}

/** The edge of an extent is found to this, on its near side. */
const STEP_METRES = 500

/** Where along a route the datasets say whether there is a station. */
export function knownRanges(route: Route, stations: readonly Dataset[]): MileageRange[] {
  const ranges: { fromMetres: number; toMetres: number }[] = []
  const steps = Math.max(1, Math.ceil(route.lengthMetres / STEP_METRES))
  let open = false
  for (let step = 0; step <= steps; step++) {
    const metres = (route.lengthMetres * step) / steps
    const [lon, lat] = placeAtMileage(route, metres)
    const isKnown = isKnownAt(stations, lat, lon)
    if (isKnown && open) ranges.at(-1)!.toMetres = metres
    else if (isKnown) ranges.push({ fromMetres: metres, toMetres: metres })
    open = isKnown
  }
  return ranges
}

/** Each way of a highway that a site can be reached from, the longest gap first. */
function gapEvidence(around: Surroundings, row: number): Evidence {
  const { routes, access } = around.routes
  const reach = around.parameters.accessReachMetres
  const onRoutes = stationsOnRoutes(around.routes, around.servingStations, reach)
  const ways = routes.flatMap((way, r) => {
    const near = access[r]!.map((place) => ({ place, metres: metresFromSite(around, row, place) }))
      .filter(({ metres }) => metres <= reach)
      .sort((a, b) => a.metres - b.metres)[0]
    if (way.rank !== 'trunk' || !near) return []
    const { mileageMetres } = near.place
    const mileages = onRoutes[r]!.map((station) => station.mileageMetres)
    const gap = gapAt(way, mileageMetres, mileages, knownRanges(way, around.of('stations')))
    return gap ? [{ way, ...near, gap, stations: onRoutes[r]! }] : []
  })
  const km = ({ gap }: (typeof ways)[number]) => gap.beforeMetres + gap.afterMetres
  const [longest, ...others] = ways.sort((a, b) => km(b) - km(a))
  if (!longest) return NO_EVIDENCE
  const { way, place, metres, gap, stations } = longest
  const facts = [{ what: 'gap here', value: km(longest) / 1000, unit: 'km' }]
  const ends = [
    { role: 'station before', on: gap.beforeMetres, isBound: gap.beforeIsBound, sign: -1 },
    { role: 'station after', on: gap.afterMetres, isBound: gap.afterIsBound, sign: 1 },
  ].map((end) => ({ ...end, at: stationAt(way, stations, place.mileageMetres, end) }))
  const features = ends.flatMap(({ role, on, at }) => {
    if (!at) return []
    const station = around.servingRows[at.station]!
    const { lat, lon } = around.servingStations
    const away = metresFromSite(around, row, { lat: lat[at.station]!, lon: lon[at.station]! })
    const along = { what: 'along the route', value: on / 1000, unit: 'km' }
    return stationFeature({ station, metres: away }, role, [along])
  })
  const notes = ends.flatMap(({ role, on, at }) =>
    at ? [] : [`no ${role} for ${(on / 1000).toFixed(1)} km along the route, where the data ends`],
  )
  const shorter = others.map(
    (other) => `${wayOf(other.way)} has a gap of ${(km(other) / 1000).toFixed(1)} km here`,
  )
  return {
    features: [accessFeature({ route: way, point: place.point }, metres, facts), ...features],
    more: 0,
    notes: [...notes, ...shorter.slice(0, 2)],
  }
}

/** The station so many metres before or after a place of a route. */
function stationAt(
  route: Route,
  stations: readonly StationOnRoute[],
  mileageMetres: number,
  end: { readonly on: number; readonly isBound: boolean; readonly sign: number },
): StationOnRoute | undefined {
  if (end.isBound) return undefined
  const at = mileageMetres + end.sign * end.on
  return stations.find(
    (station) =>
      Math.min(
        ...[0, -1, 1].map((turn) =>
          Math.abs(station.mileageMetres - at + turn * (route.ring ? route.lengthMetres : 0)),
        ),
      ) < 1,
  )
}
