import { corridorRoutes } from '../criteria/corridor-routes.ts'
import { demandNotes, type HomeDemand, homeDemand } from '../criteria/home-demand.ts'
import { servingStations } from '../criteria/serving-stations.ts'
import { type Dataset, numberColumn } from '../dataset/dataset.ts'
import type { Grid } from '../grid/grid.ts'
import { Problem } from '../problem.ts'
import type { Parameters } from '../score/profile.ts'
import { Areas } from './area.ts'
import { type StationNeed, stationNeed } from './station-need.ts'

export interface NeedQuestion {
  readonly vehiclesPerStation: number
  /** A fraction: 0.2 is 20% more vehicles a year. */
  readonly growthPerYear: number
  /** Target year; absent: the year of the counts. */
  readonly year?: number
}

export interface NetworkNeed extends StationNeed {
  /** The latest year that the vehicle counts state, undefined where they state none. */
  readonly countedIn: number | undefined
  /** Demand of the region by class, and what the corridors took off it. */
  readonly demand: Pick<HomeDemand, 'classes' | 'corridors'>
  /** How it came about, as sentences without a full stop. */
  readonly notes: readonly string[]
}

/**
 * How many stations a project's areas need, from its vehicles, boundaries and serving stations.
 * @throws Problem bad_input where there are no vehicles, or a target year is asked for and the
 * counts state no year or a later one
 */
export function networkNeed(
  datasets: readonly Dataset[],
  grid: Grid,
  parameters: Parameters,
  question: NeedQuestion,
): NetworkNeed {
  const of = (kind: Dataset['kind']) => datasets.filter((dataset) => dataset.kind === kind)
  if (of('vehicles').length === 0)
    throw new Problem(
      'bad_input',
      'The project holds no vehicles: import them with "siteswap import FILE vehicles SOURCE".',
    )
  const countedIn = latestYear(of('vehicles'))
  const years = yearsUntil(question.year, countedIn)
  const { routes } = corridorRoutes(of('corridors'))
  const demand = homeDemand(datasets, routes, grid, parameters)
  const { vehicles, classes, corridors } = demand
  const { lat, lon } = grid
  const stations = servingStations(of('stations'), parameters)
  const need = stationNeed(new Areas(of('boundaries')), { lat, lon, vehicles }, stations, {
    vehiclesPerStation: question.vehiclesPerStation,
    growthPerYear: question.growthPerYear,
    years,
  })
  return { ...need, countedIn, demand: { classes, corridors }, notes: demandNotes(demand) }
}

function latestYear(vehicles: readonly Dataset[]): number | undefined {
  const stated = vehicles.flatMap((dataset) =>
    [...numberColumn(dataset, 'year')].filter((year) => !Number.isNaN(year)),
  )
  return stated.length === 0 ? undefined : stated.reduce((a, b) => Math.max(a, b))
}

function yearsUntil(year: number | undefined, countedIn: number | undefined): number {
  if (year === undefined) return 0
  if (countedIn === undefined)
    throw new Problem(
      'bad_input',
      `The vehicles state no year, so none can be counted up to ${year}: import them with a column year.`,
    )
  if (year < countedIn)
    throw new Problem(
      'bad_input',
      `The vehicles are of ${countedIn}, later than the target year ${year}.`,
    )
  return year - countedIn
}
