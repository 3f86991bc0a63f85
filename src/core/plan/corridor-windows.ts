import type { Places } from '../criteria/catchment.ts'
import { corridorRoutes } from '../criteria/corridor-routes.ts'
import { stationsOnRoutes } from '../criteria/stations-on-routes.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { type Travel, travelFromPairs } from '../locate/travel.ts'
import { Problem } from '../problem.ts'

/** Stretches of highway, each of which needs a station. */
export interface CorridorWindows {
  readonly travel: Travel
  /** What each stretch is called, e.g. 'G2 from km 12 to km 112'. */
  readonly names: readonly string[]
}

/** Less than any mileage, by less than anyone measures. */
const BEFORE_START = -1e-3

/**
 * The rule 'no gap above so many km along any trunk route' as set covering: no stretch of that
 * length may be without a station. It is enough to ask it of the stretch at the route's start and
 * of the one behind each place, up to those that reach the route's end: behind any other point the
 * stretch holds all that the one behind the place before it holds, or more. Beyond its ends a route
 * is not known, so the first and the last station may lie no farther than the gap from them.
 */
export function corridorWindows(
  datasets: readonly Dataset[],
  places: Places,
  accessReachMetres: number,
  gapKm: number,
): CorridorWindows {
  const network = corridorRoutes(datasets.filter(({ kind }) => kind === 'corridors'))
  const trunks = network.routes.filter(({ rank }) => rank === 'trunk')
  if (trunks.length === 0)
    throw new Problem(
      'bad_input',
      'The project holds no highways as lines, so there is no gap to close: import them with "siteswap import FILE corridors SOURCE".',
    )
  const gap = gapKm * 1000
  const names: string[] = []
  const [demand, candidate]: [number[], number[]] = [[], []]
  stationsOnRoutes(network, places, accessReachMetres).forEach((list, r) => {
    const { ref, rank, lengthMetres } = network.routes[r]!
    if (rank !== 'trunk' || lengthMetres <= gap) return
    // The stretch at the route's start holds a place at 0, the one behind that place does not.
    const starts = [BEFORE_START, ...new Set(list.map(({ mileageMetres }) => mileageMetres))]
    for (const start of starts.filter((metres) => metres + gap < lengthMetres)) {
      const row = names.push(`${ref} from km ${km(start)} to km ${km(start + gap)}`) - 1
      const within = list.filter(({ mileageMetres: at }) => at > start && at <= start + gap)
      for (const station of new Set(within.map((place) => place.station))) {
        demand.push(row)
        candidate.push(station)
      }
    }
  })
  if (names.length === 0)
    throw new Problem('bad_input', `No highway of the project is longer than ${gapKm} km.`)
  const distance = new Float64Array(demand.length)
  return {
    travel: travelFromPairs(names.length, places.lat.length, demand, candidate, distance),
    names,
  }
}

function km(metres: number): string {
  return String(Math.max(0, Math.round(metres / 1000)))
}
