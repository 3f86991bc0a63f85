import { describe, expect, it } from 'vitest'
import { corridorRoutes } from '../../../src/core/criteria/corridor-routes.ts'
import { demandGrid, demandNotes, homeDemand } from '../../../src/core/criteria/home-demand.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { box, dataset, GRID, line, point, REGION, URBAN, valuesOf } from '../small-world.ts'
import { rowAt } from './around.ts'

const { parameters } = URBAN
const vehicles = dataset('vehicles', [
  { shape: point(120.6, 31.3), count: 1000, swappable: 'swappable' },
])
const corridors = dataset('corridors', [
  { shape: line(120.55, 31.3, 120.65, 31.3), ref: 'G42', vehicles_per_day: 100_000 },
])
const demandOf = (...datasets: Parameters<typeof homeDemand>[0]) =>
  homeDemand(
    datasets,
    corridorRoutes(datasets.filter(({ kind }) => kind === 'corridors')).routes,
    GRID,
    parameters,
  )
// 9.5 km × 100,000 vehicles × 0.0013 × 0.5 = 618 km of 66,700 km a day.
const km = distanceMetres(31.3, 120.55, 31.3, 120.65) / 1000
const FACTOR = 1 - (km * 100_000 * 0.0013 * 0.5) / 66_700

describe('home demand', () => {
  it('is 0.1992 swaps a day a private car where no corridor is known', () => {
    const { swaps, corridors: share } = demandOf(vehicles)
    expect(share.factor).toBe(1)
    expect(swaps.reduce((a, b) => a + b, 0)).toBeCloseTo(199.2, 1)
  })

  it('is less by the kilometres that are fed on the corridors, by cell and by class', () => {
    const { swaps, classes, vehicles: held, corridors: share } = demandOf(vehicles, corridors)
    expect(share.factor).toBeCloseTo(FACTOR, 4)
    expect(swaps.reduce((a, b) => a + b, 0)).toBeCloseTo(199.2 * FACTOR, 1)
    expect(classes[0]).toMatchObject({ id: 'private', vehicles: 1000 })
    expect(classes[0]!.swaps).toBeCloseTo(199.2 * FACTOR, 1)
    // Vehicles stay as they are: their kilometres are shared out, not they.
    expect(held.reduce((a, b) => a + b, 0)).toBe(1000)
  })

  it('says so, and what zones are spread by', () => {
    const notes = demandNotes(demandOf(vehicles, corridors))
    expect(notes).toEqual([
      'zones are spread over their cells evenly over their area: no population imported',
      `home demand is multiplied by ${FACTOR.toFixed(4)}: 618 of 66,700 km a day are fed on the corridors`,
    ])
    expect(demandNotes(demandOf(vehicles))).toHaveLength(1)
  })

  it('tells of zones of which the ancillary data says nothing', () => {
    const zone = dataset('vehicles', [{ shape: box(120.55, 31.25, 120.6, 31.3), count: 10 }])
    const people = dataset('population', [{ shape: point(120.69, 31.39), population: 10 }])
    expect(demandNotes(demandOf(zone, people))[0]).toBe(
      'zones are spread over their cells in proportion to population (population); 1 zone holds none of it and is spread evenly',
    )
  })

  it('reaches the criterion', () => {
    const row = rowAt(31.3, 120.6)
    const [without, less] = [[vehicles], [vehicles, corridors]].map(
      (data) => valuesOf('vehicle_demand', data)[row]!,
    )
    expect(less! / without!).toBeCloseTo(FACTOR, 4)
  })

  it('does not count corridors where nothing is known of vehicles', () => {
    const west = dataset(
      'vehicles',
      [{ shape: point(120.52, 31.3), count: 1000, swappable: 'swappable' }],
      [120, 30, 120.6, 32],
    )
    const { factor } = demandOf(west, corridors).corridors
    expect(1 - factor).toBeCloseTo((1 - FACTOR) / 2, 2)
  })
})

it('the demand grid reaches twice the cutoff beyond the region, where stations compete', () => {
  const grid = demandGrid(REGION, 8, parameters)
  expect(Math.min(...grid.lon)).toBeLessThan(Math.min(...GRID.lon) - 0.06)
  expect(Math.max(...grid.lat)).toBeGreaterThan(Math.max(...GRID.lat) + 0.05)
})
