import { describe, expect, it } from 'vitest'
import type { Route } from '../../../src/core/corridor/route.ts'
import { corridorGap, corridorGaps, gapAt } from '../../../src/core/criteria/corridor-gap.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { dataset, line, point, type Row } from '../small-world.ts'
import { around, rowAt } from './around.ts'

const LAT = 31.3
const km = (from: number, to: number) => distanceMetres(LAT, from, LAT, to) / 1000

// The highway runs west to east from 120.0 to 121.0 through the region 120.5–120.7.
const road: Row = {
  shape: line(...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].flatMap((d) => [120 + d / 10, LAT])),
  ref: 'G42',
}
const junction: Row = { shape: point(120.6, LAT), access: 'junction' }
const station = (lon: number, lat = LAT): Row => ({
  shape: point(lon, lat),
  own: 'own',
  technology: 'swap',
  status: 'open',
})
const row = rowAt(LAT, 120.6)

function gaps(corridors: Row[], stations: Row[]) {
  const found = corridorGaps(
    around([dataset('corridors', corridors), dataset('stations', stations)]),
  )
  if (typeof found === 'string') throw new Error(found)
  return found
}

describe('corridor gap, worked by hand', () => {
  // A line of 100 km with stations at 10 and 90 km, known from 0 to 100 km.
  const route = { ring: false, lengthMetres: 100_000 } as Route
  const all = [{ fromMetres: 0, toMetres: 100_000 }]

  it('at 40 km is 30 km back and 50 km on', () => {
    expect(gapAt(route, 40_000, [10_000, 90_000], all)).toEqual({
      beforeMetres: 30_000,
      afterMetres: 50_000,
      beforeIsBound: false,
      afterIsBound: false,
    })
  })

  it('at 95 km is 5 km back and at least the 5 km left of the data', () => {
    expect(gapAt(route, 95_000, [10_000, 90_000], all)).toEqual({
      beforeMetres: 5000,
      afterMetres: 5000,
      beforeIsBound: false,
      afterIsBound: true,
    })
  })

  it('at a station is nothing', () => {
    expect(gapAt(route, 90_000, [10_000, 90_000], all)).toMatchObject({
      beforeMetres: 0,
      afterMetres: 0,
    })
  })

  it('ends where the data on stations ends, and is unknown beyond', () => {
    const known = [{ fromMetres: 20_000, toMetres: 60_000 }]
    expect(gapAt(route, 40_000, [10_000, 90_000], known)).toEqual({
      beforeMetres: 20_000,
      afterMetres: 20_000,
      beforeIsBound: true,
      afterIsBound: true,
    })
    expect(gapAt(route, 70_000, [10_000, 90_000], known)).toBeUndefined()
  })

  it('goes round a ring', () => {
    const ring = { ring: true, lengthMetres: 100_000 } as Route
    expect(gapAt(ring, 95_000, [10_000, 90_000], all)).toMatchObject({
      beforeMetres: 5000,
      afterMetres: 15_000,
    })
    expect(gapAt(ring, 5000, [10_000, 90_000], all)).toMatchObject({
      beforeMetres: 15_000,
      afterMetres: 5000,
    })
    expect(gapAt(ring, 5000, [], all)).toMatchObject({ afterMetres: 100_000, afterIsBound: true })
  })
})

describe('corridor gap of a site', () => {
  it('is that between the stations on the route before and after its access point', () => {
    const { km: values, atLeast } = gaps([road, junction], [station(120.1), station(120.9)])
    expect(values[row]).toBeCloseTo(km(120.1, 120.9), 0)
    expect(atLeast[row]).toBe(0)
  })

  it('is at least the way to the end of the data where no station stands', () => {
    const { km: values, atLeast, route, routes } = gaps([road, junction], [station(120.1)])
    expect(values[row]).toBeCloseTo(km(120.1, 121), 0)
    expect(atLeast[row]).toBe(1)
    expect(routes[route[row]!]!.ref).toBe('G42')
  })

  it('is 0 away from access points, even beside the road', () => {
    const { km: values, route } = gaps([road, junction], [])
    const beside = rowAt(LAT, 120.69)
    expect(values[beside]).toBe(0)
    expect(route[beside]).toBe(-1)
    expect(values[row]).toBeCloseTo(km(120, 121), 0)
  })

  it('counts only the way that an access point serves, and only stations near the road', () => {
    const off = station(120.5, LAT + 0.1)
    const one = { ...junction, direction: 'forward' }
    const { km: values, route, routes } = gaps([road, one], [station(120.2), off])
    expect(values[row]).toBeCloseTo(km(120.2, 121), 0)
    expect(routes[route[row]!]!.lonLat[0]).toBe(120)
  })

  it('is nothing at an exit that has a station, wherever the station stands around it', () => {
    for (const lon of [120.58, 120.6, 120.62])
      expect(gaps([road, junction], [station(lon, LAT + 0.01)]).km[row]).toBe(0)
  })

  it('does not take chargers, rivals or closed stations for service', () => {
    for (const more of [{ technology: 'charge' }, { own: 'competitor' }, { status: 'closed' }])
      expect(gaps([road, junction], [{ ...station(120.6), ...more }]).km[row]).toBeGreaterThan(90)
  })

  it('is unknown where nothing is known of stations, and told where there are no lines', () => {
    const elsewhere = dataset('stations', [], [0, 0, 1, 1])
    const values = corridorGap.compute(around([dataset('corridors', [road, junction]), elsewhere]))
    expect((values as Float64Array)[row]).toBeNaN()
    const points = around([dataset('corridors', [junction]), dataset('stations', [])])
    expect(corridorGap.compute(points)).toContain('needs its lines')
  })
})
