import { placeAtMileage, type Route } from '../corridor/route.ts'
import { knownRanges, type MileageRange } from '../criteria/corridor-gap.ts'
import type { CorridorRoutes } from '../criteria/corridor-routes.ts'
import { stationsOnRoutes } from '../criteria/stations-on-routes.ts'
import type { Dataset } from '../dataset/dataset.ts'
import type { Network } from './network.ts'

export interface CorridorTargets {
  /** Straight line from a highway within which a station serves it. */
  readonly accessReachMetres: number
  /** Longest stretch without a station that is wished for, along the route. */
  readonly gapTargetMetres: number
}

/** One stretch of one way of a highway without a station of ours. */
export interface StationlessStretch {
  readonly ref: string
  readonly direction: Compass
  readonly fromMetres: number
  readonly toMetres: number
  readonly metres: number
  /** The data ends before a station is met: it is at least so long. */
  readonly isBound: boolean
  /** Index of the station at each end, −1 where the data ends. */
  readonly before: number
  readonly after: number
  /** Its line in degrees: lon, lat, lon, lat … */
  readonly lonLat: readonly number[]
}

export type Compass = 'N' | 'NE' | 'E' | 'SE' | 'S' | 'SW' | 'W' | 'NW'

/** One way of a highway. */
export interface RouteCoverage {
  readonly ref: string
  readonly direction: Compass
  /** Of that way, where it is known whether there is a station. */
  readonly knownMetres: number
  /** Of that, within half the gap target of a station, along the route. */
  readonly coveredMetres: number
  readonly stations: number
  /** All stretches without a station, in the order of travel. */
  readonly gaps: readonly StationlessStretch[]
}

export interface CorridorCoverage {
  readonly routes: readonly RouteCoverage[]
  readonly knownMetres: number
  readonly coveredMetres: number
  /** Stretches longer than the target, longest first. */
  readonly above: readonly StationlessStretch[]
  /** NaN where there is none. */
  readonly largestMetres: number
  /** The largest ends where the data does. */
  readonly largestIsBound: boolean
  /** Mean over the stretches between two stations. */
  readonly meanMetres: number
}

/**
 * How well the trunks of the corridors are served, each way of a highway for itself. A station
 * counts on the routes within reach of it, at the mileage where a vehicle would leave.
 */
export function corridorCoverage(
  network: CorridorRoutes,
  stations: Network,
  stationData: readonly Dataset[],
  targets: CorridorTargets,
): CorridorCoverage {
  const onRoutes = stationsOnRoutes(network, stations.places, targets.accessReachMetres)
  const routes = network.routes.flatMap((route, r) => {
    if (route.rank !== 'trunk') return []
    const stops = onRoutes[r]!.map(({ station, mileageMetres }) => ({ station, mileageMetres }))
    return [routeCoverage(route, stops, knownRanges(route, stationData), targets.gapTargetMetres)]
  })
  const gaps = routes.flatMap((route) => route.gaps)
  const above = gaps
    .filter(({ metres }) => metres > targets.gapTargetMetres)
    .sort((a, b) => b.metres - a.metres)
  const between = gaps.filter(({ isBound }) => !isBound)
  const sum = (of: (route: RouteCoverage) => number) => routes.reduce((n, r) => n + of(r), 0)
  const largest = gaps.reduce<StationlessStretch | undefined>(
    (most, gap) => (most && most.metres >= gap.metres ? most : gap),
    undefined,
  )
  return {
    routes,
    knownMetres: sum((route) => route.knownMetres),
    coveredMetres: sum((route) => route.coveredMetres),
    above,
    largestMetres: largest?.metres ?? Number.NaN,
    largestIsBound: largest?.isBound ?? false,
    meanMetres: between.reduce((n, { metres }) => n + metres, 0) / between.length,
  }
}

interface Stop {
  readonly station: number
  readonly mileageMetres: number
}

function routeCoverage(
  route: Route,
  stops: readonly Stop[],
  ranges: readonly MileageRange[],
  gapTargetMetres: number,
): RouteCoverage {
  const direction = compassOf(route)
  const reach = gapTargetMetres / 2
  const parts = ranges.map((range) => {
    const inside = stops.filter(
      ({ mileageMetres }) => mileageMetres >= range.fromMetres && mileageMetres <= range.toMetres,
    )
    const whole = range.toMetres - range.fromMetres === route.lengthMetres
    const isRing = route.ring && whole && inside.length > 0
    const ends = isRing ? roundEnds(route, inside) : rangeEnds(range, inside)
    return { range, inside, gaps: gapsBetween(route, direction, ends), isRing }
  })
  return {
    ref: route.ref,
    direction,
    knownMetres: parts.reduce((n, { range }) => n + range.toMetres - range.fromMetres, 0),
    coveredMetres: parts.reduce((n, { gaps }) => n + coveredOf(gaps, reach), 0),
    stations: parts.reduce((n, { inside }) => n + inside.length, 0),
    gaps: parts.flatMap(({ gaps }) => gaps),
  }
}

/** Where the data begins and ends stands a stop that is none. */
function rangeEnds({ fromMetres, toMetres }: MileageRange, inside: readonly Stop[]): Stop[] {
  return [
    { station: -1, mileageMetres: fromMetres },
    ...inside,
    { station: -1, mileageMetres: toMetres },
  ]
}

/** Round a ring, the stretch after the last station ends at the first one again. */
function roundEnds(route: Route, inside: readonly Stop[]): Stop[] {
  const first = inside[0]!
  return [...inside, { ...first, mileageMetres: first.mileageMetres + route.lengthMetres }]
}

function gapsBetween(route: Route, direction: Compass, stops: readonly Stop[]) {
  const gaps: StationlessStretch[] = []
  for (let k = 1; k < stops.length; k++) {
    const [before, after] = [stops[k - 1]!, stops[k]!]
    const metres = after.mileageMetres - before.mileageMetres
    if (metres <= 0) continue
    gaps.push({
      ref: route.ref,
      direction,
      fromMetres: before.mileageMetres,
      toMetres: after.mileageMetres,
      metres,
      isBound: before.station < 0 || after.station < 0,
      before: before.station,
      after: after.station,
      lonLat: lineBetween(route, before.mileageMetres, after.mileageMetres),
    })
  }
  return gaps
}

/** Of the stretches, what lies within reach of the station at either end. */
function coveredOf(gaps: readonly StationlessStretch[], reach: number): number {
  return gaps.reduce((sum, { metres, before, after }) => {
    const ends = (before >= 0 ? 1 : 0) + (after >= 0 ? 1 : 0)
    return sum + Math.min(metres, ends * Math.min(reach, metres))
  }, 0)
}

/** The line of a route between two mileages; on a ring it may run past its end. */
function lineBetween(route: Route, from: number, to: number): number[] {
  if (to > route.lengthMetres)
    return [
      ...lineBetween(route, from, route.lengthMetres),
      ...lineBetween(route, 0, to - route.lengthMetres),
    ]
  const line = [...placeAtMileage(route, from)]
  route.mileageMetres.forEach((metres, k) => {
    if (metres > from && metres < to) line.push(route.lonLat[2 * k]!, route.lonLat[2 * k + 1]!)
  })
  return [...line, ...placeAtMileage(route, to)]
}

const COMPASS: readonly Compass[] = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW']

/** Which way a route leads on the whole, from its first place to its last. */
function compassOf({ lonLat }: Route): Compass {
  const [lon, lat] = [lonLat.at(-2)! - lonLat[0]!, lonLat.at(-1)! - lonLat[1]!]
  const east = lon * Math.cos((lonLat[1]! * Math.PI) / 180)
  const eighths = Math.round(Math.atan2(east, lat) / (Math.PI / 4))
  return COMPASS[(eighths + 8) % 8]!
}
