import fc from 'fast-check'
import { cellToChildren, cellToLatLng } from 'h3-js'
import { describe, expect, test } from 'vitest'
import { corridorCoverage } from '../../../src/core/coverage/corridor-coverage.ts'
import { coverageDifference } from '../../../src/core/coverage/coverage-difference.ts'
import { distanceProfile } from '../../../src/core/coverage/distance-profile.ts'
import { coveredShares, measure, twiceShares } from '../../../src/core/coverage/measure.ts'
import { NearestPlaces } from '../../../src/core/coverage/nearest-places.ts'
import {
  earlierNetwork,
  type Network,
  openNetwork,
  withStations,
} from '../../../src/core/coverage/network.ts'
import { CHILDREN, serviceDistance } from '../../../src/core/coverage/service-distance.ts'
import { stationLoad } from '../../../src/core/coverage/station-load.ts'
import { Catchments, placesAt } from '../../../src/core/criteria/catchment.ts'
import { corridorRoutes } from '../../../src/core/criteria/corridor-routes.ts'
import { cellIdAt } from '../../../src/core/grid/grid.ts'
import { distanceMetres, unitVectors } from '../../../src/core/grid/sphere.ts'
import { dataset, GRID, line, point } from '../small-world.ts'

const RULES = { compatiblePacks: [], buildingServes: false }
const NOTHING = new Float64Array(GRID.length)
const at = (row: number) => [GRID.lat[row]!, GRID.lon[row]!] as const

/** Quantity in some rows of the grid, nothing elsewhere. */
function quantityOf(rows: Readonly<Record<number, number>>): Float64Array {
  const quantity = NOTHING.slice()
  for (const [row, value] of Object.entries(rows)) quantity[Number(row)] = value
  return quantity
}

/** A network of stations at the centres of some rows. */
function networkAt(...rows: number[]): Network {
  const none: Network = { stations: [], places: placesAt(new Float64Array(), new Float64Array()) }
  return withStations(
    none,
    rows.map((row) => ({ id: `s${row}`, name: `S${row}`, lat: at(row)[0], lon: at(row)[1] })),
  )
}

/** A row far from row 0: at least 8 km. */
const FAR = GRID.lat.findIndex((_, row) => distanceMetres(...at(0), ...at(row)) > 8000)

describe('coverage of a hand-made region', () => {
  // 70 vehicles in row 0, 14 in a row far off; the station stands at the centre of row 0. The
  // centres of a cell's outer children lie about 0.35 km from its own.
  const vehicles = quantityOf({ 0: 70, [FAR]: 14 })
  const distance = serviceDistance(GRID, networkAt(0).places)
  const measured = (metres: number) =>
    measure(vehicles, coveredShares(distance, metres), twiceShares(distance, metres))

  test('a cutoff that reaches only the middle child covers a seventh of the cell', () => {
    expect(measured(100)).toEqual({ total: 84, covered: 10, twice: 0, share: 10 / 84 })
  })

  test('one that reaches the whole cell covers all of it, and nothing of what is far', () => {
    expect(measured(600).covered).toBeCloseTo(70, 9)
    expect(measured(100_000).covered).toBeCloseTo(84, 9)
  })

  test('twice counts what a second station reaches too', () => {
    const two = serviceDistance(GRID, networkAt(0, 0).places)
    const both = measure(vehicles, coveredShares(two, 600), twiceShares(two, 600))
    expect([both.covered, both.twice].map((n) => Math.round(n * 1e6) / 1e6)).toEqual([70, 70])
  })

  test('without stations nothing is covered and there is no distance', () => {
    const none = serviceDistance(GRID, networkAt().places)
    const measure0 = measure(vehicles, coveredShares(none, 1e6), twiceShares(none, 1e6))
    expect(measure0).toEqual({ total: 84, covered: 0, twice: 0, share: 0 })
    const profile = distanceProfile(vehicles, none, [1000])
    expect(profile.meanMetres).toBeNaN()
    expect(profile.gini).toBeNaN()
    expect(profile.curve).toEqual([{ metres: 1000, share: 0 }])
  })

  test('nothing to cover has no share', () => {
    const shares = coveredShares(distance, 600)
    expect(measure(NOTHING, shares, shares).share).toBeNaN()
  })

  test('vehicles fall to the nearest station, those beyond the cutoff to none', () => {
    const network = networkAt(0, FAR)
    const both = serviceDistance(GRID, network.places)
    const ground = { grid: GRID, vehicles, swaps: quantityOf({ 0: 7 }), people: undefined }
    const load = stationLoad(ground, both, 2, 600)
    expect([...load.vehicles].map((n) => Math.round(n * 1e6) / 1e6)).toEqual([70, 14])
    expect(load.swaps[0]).toBeCloseTo(7, 9)
    expect(stationLoad(ground, both, 2, 100).vehicles[0]).toBeCloseTo(10, 9)
  })

  test('the difference of two networks is told by the station it comes from', () => {
    const [before, after] = [networkAt(0), networkAt(FAR)].map((network) => ({
      network,
      distance: serviceDistance(GRID, network.places),
    }))
    const difference = coverageDifference(vehicles, before!, after!, 600)
    expect(difference.gained).toBeCloseTo(14, 9)
    expect(difference.lost).toBeCloseTo(70, 9)
    expect(difference.opened).toMatchObject([{ id: `s${FAR}` }])
    expect(difference.closed[0]!.quantity).toBeCloseTo(70, 9)
    expect(difference.byRow[FAR]).toBeCloseTo(14, 9)
    expect(difference.byRow[0]).toBeCloseTo(-70, 9)
  })
})

describe('distance', () => {
  test('mean, 95th percentile, curve and Gini of seven children, worked out by h3-js', () => {
    // One cell of 7 people, the station 2 km or so away: each child holds one person.
    const [lat, lon] = [at(0)[0] + 0.02, at(0)[1]]
    const places = placesAt(Float64Array.of(lat), Float64Array.of(lon))
    const profile = distanceProfile(quantityOf({ 0: 7 }), serviceDistance(GRID, places), [2000])
    const metres = cellToChildren(cellIdAt(GRID, 0), 9)
      .map((child) => distanceMetres(...(cellToLatLng(child) as [number, number]), lat, lon))
      .sort((a, b) => a - b)
    const sum = metres.reduce((a, b) => a + b)
    expect(profile.meanMetres).toBeCloseTo(sum / 7, 1)
    expect(profile.p95Metres).toBeCloseTo(metres[6]!, 1)
    expect(profile.curve[0]!.share).toBeCloseTo(metres.filter((m) => m <= 2000).length / 7, 9)
    // Gini by its other definition: half the mean difference of all pairs over the mean.
    const pairs = metres.flatMap((a) => metres.map((b) => Math.abs(a - b)))
    const gini = pairs.reduce((a, b) => a + b) / (2 * 49 * (sum / 7))
    expect(profile.gini).toBeCloseTo(gini, 6)
    expect(profile.lorenz.at(-1)).toEqual({ quantity: 1, distance: 1 })
  })

  test('the tree finds the two that looking at all of them finds', () => {
    const degree = fc.record({
      lat: fc.double({ min: -89, max: 89, noNaN: true }),
      lon: fc.double({ min: -180, max: 180, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(degree, { maxLength: 40 }), degree, (places, asked) => {
        const xyz = unitVectors(
          places.map(({ lat }) => lat),
          places.map(({ lon }) => lon),
        )
        const [x, y, z] = unitVectors([asked.lat], [asked.lon]) as unknown as [
          number,
          number,
          number,
        ]
        const all = places.map(
          (_, i) =>
            (xyz[3 * i]! - x) ** 2 + (xyz[3 * i + 1]! - y) ** 2 + (xyz[3 * i + 2]! - z) ** 2,
        )
        const [first = Infinity, second = Infinity] = [...all].sort((a, b) => a - b)
        const tree = new NearestPlaces(xyz)
        tree.find(x, y, z)
        expect([tree.first, tree.second]).toEqual([first, second])
        expect(tree.nearest).toBe(all.indexOf(first))
      }),
    )
  })

  test('covers what the criteria cover', () => {
    const places = networkAt(3, 40, 41, FAR).places
    const shares = coveredShares(serviceDistance(GRID, places), 1700)
    const theirs = new Catchments(GRID, 1700).covered(places)
    shares.forEach((share, row) => {
      expect(share).toBeCloseTo(theirs[row]!, 9)
    })
  })

  test('a search that is limited finds the same within its limit', () => {
    const places = networkAt(3, 40, FAR).places
    const whole = serviceDistance(GRID, places)
    const near = serviceDistance(GRID, places, () => {}, 1200)
    for (let k = 0; k < CHILDREN * GRID.length; k++)
      if (whole.firstMetres[k]! <= 1200) expect(near.firstMetres[k]).toBe(whole.firstMetres[k])
      else expect(near.firstMetres[k]).toBeGreaterThan(1200)
  })
})

describe('networks', () => {
  const station = (id: string, more: object) => ({
    shape: point(120.6, 31.3),
    id,
    own: 'own',
    ...more,
  })
  const stations = [
    dataset('stations', [
      station('old', { opened: '2021-05-01' }),
      station('new', { opened: '2024-05-01' }),
      station('unknown', {}),
      station('planned', { status: 'planned' }),
      station('charger', { technology: 'charge' }),
      { ...station('rival', {}), own: 'competitor' },
    ]),
  ]
  const ids = (network: Network) => network.stations.map(({ id }) => id)

  test('only those that serve count, and on a date those open by then', () => {
    expect(ids(openNetwork(stations, RULES))).toEqual(['old', 'new', 'unknown'])
    expect(ids(earlierNetwork(stations, RULES, '2022-12-31'))).toEqual(['old', 'unknown'])
  })
})

describe('corridors', () => {
  // A highway of one way, straight east along the 31.3rd parallel for about 95 km.
  const corridors = [
    dataset('corridors', [{ shape: line(120.2, 31.3, 121.2, 31.3), ref: 'G1', direction: 'east' }]),
  ]
  const routes = corridorRoutes(corridors)
  const eastbound = routes.routes.filter(({ rank }) => rank === 'trunk')
  const length = eastbound[0]!.lengthMetres
  const stationAt = (share: number) => ({
    id: `${share}`,
    name: `${share}`,
    lat: 31.3,
    lon: 120.2 + share,
  })
  const empty: Network = { stations: [], places: placesAt(new Float64Array(), new Float64Array()) }
  const known = [dataset('stations', [])]
  const targets = { accessReachMetres: 2000, gapTargetMetres: 0.3 * length }
  const measured = (...shares: number[]) =>
    corridorCoverage(routes, withStations(empty, shares.map(stationAt)), known, targets)

  test('two stations leave three gaps, of which the outer two end where the data does', () => {
    const coverage = measured(0.1, 0.6)
    const ways = eastbound.length
    const gaps = coverage.routes[0]!.gaps
    const metres = gaps.map((gap) => Math.round(gap.metres / length / 0.01) / 100)
    expect([...metres].sort()).toEqual([0.1, 0.4, 0.5])
    expect(gaps.filter(({ isBound }) => isBound)).toHaveLength(2)
    expect(coverage.meanMetres / length).toBeCloseTo(0.5, 2)
    expect(coverage.largestMetres / length).toBeCloseTo(0.5, 2)
    expect(coverage.largestIsBound).toBe(false)
    // Longer than 0.3 of the way: 0.5 and 0.4, each way.
    expect(coverage.above).toHaveLength(2 * ways)
    // Within 0.15 of a station: 0.1 before the first, 0.15 after it, 0.15 on both sides of the other.
    expect(coverage.coveredMetres / coverage.knownMetres).toBeCloseTo(0.1 + 0.15 + 0.15 + 0.15, 2)
  })

  test('without a station the whole way is one gap of at least its length', () => {
    const coverage = measured()
    expect(coverage.routes[0]!.gaps).toMatchObject([{ isBound: true, before: -1, after: -1 }])
    expect(coverage.coveredMetres).toBe(0)
    expect(coverage.meanMetres).toBeNaN()
    expect(coverage.largestIsBound).toBe(true)
  })
})
