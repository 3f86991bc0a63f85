import { describe, expect, it } from 'vitest'
import { routesOf } from '../../../src/core/corridor/routes.ts'
import { corridorFlow } from '../../../src/core/criteria/corridor-flow.ts'
import {
  swapsAround,
  swapsOfVehicleKm,
  vehicleKmBetween,
} from '../../../src/core/criteria/corridor-swaps.ts'
import { dataset, line, point, type Row, URBAN } from '../small-world.ts'
import { around, rowAt } from './around.ts'

const LAT = 31.3
const { parameters } = URBAN
const row = rowAt(LAT, 120.6)
const road: Row = { shape: line(120, LAT, 121.2, LAT), ref: 'G42', vehicles_per_day: 45_000 }
const junction: Row = { shape: point(120.6, LAT), access: 'junction' }
const flow = (...rows: Row[]) =>
  corridorFlow.compute(around([dataset('corridors', rows)])) as Float64Array

describe('corridor flow on routes', () => {
  it('asks for vehicle km × share × kWh/km ÷ kWh a swap × share on the way', () => {
    // 45,000 vehicles × 40 km × 0.13% × 0.2 kWh ÷ 45 kWh × 0.5 = 5.2 swaps a day.
    expect(swapsOfVehicleKm(45_000 * 40, parameters)).toBeCloseTo(5.2, 9)
  })

  it('adds up the traffic of each stretch within half a spacing along the route', () => {
    // On the equator one degree is 111.195 km: 10 km each way from the seam at 1°.
    const { routes } = routesOf([
      dataset('corridors', [
        { shape: line(0, 0, 1, 0), ref: 'G2', vehicles_per_day: 20_000 },
        { shape: line(1, 0, 2, 0), ref: 'G2;G42', vehicles_per_day: 60_000 },
      ]),
    ])
    const seam = 111_195
    // 10,000 a day one way × 10 km + half of 30,000 × 10 km.
    expect(vehicleKmBetween(routes[0]!, seam - 10_000, seam + 10_000)).toBeCloseTo(250_000, -2)
  })

  it('is both ways together at a junction', () => {
    const there = flow(road, junction)[row]!
    const share = 1 - 0.1 // the cell's centre lies within 500 m of the junction
    expect(there).toBeGreaterThan(5.2 * share)
    expect(there).toBeLessThanOrEqual(5.2)
    const oneWay = flow(road, { ...junction, direction: 'forward' })[row]!
    expect(oneWay).toBeCloseTo(there / 2, 9)
  })

  it('does not hang on how many exits the data draws', () => {
    const more = [120.57, 120.59, 120.61].map((lon) => ({ ...junction, shape: point(lon, LAT) }))
    expect(flow(road, junction, ...more)[row]).toBeCloseTo(flow(road, junction)[row]!, 9)
  })

  it('counts a shared stretch once, and as far as the data goes', () => {
    expect(flow({ ...road, ref: 'G2;G42' }, junction)[row]).toBeCloseTo(flow(road, junction)[row]!)
    const short = { ...road, shape: line(120.55, LAT, 120.65, LAT) }
    const ratio = flow(short, junction)[row]! / flow(road, junction)[row]!
    expect(ratio).toBeCloseTo(9.5 / 40, 2)
  })

  it('takes a carriageway for what it counts, and the class where nothing is counted', () => {
    const forward = { ...road, direction: 'forward' }
    const [one] = routesOf([dataset('corridors', [forward])]).routes
    expect(vehicleKmBetween(one!, 0, 1000)).toBeCloseTo(45_000, 6)
    const [silent] = routesOf([
      dataset('corridors', [{ ...forward, vehicles_per_day: Number.NaN }]),
    ]).routes
    expect(vehicleKmBetween(silent!, 0, 1000)).toBeCloseTo(20_000, 6)
  })

  it('goes round a ring', () => {
    const [ring] = routesOf([
      dataset('corridors', [
        { shape: line(0, 0, 1, 0, 1, 1, 0, 1, 0, 0), ref: 'S20', vehicles_per_day: 45_000 },
      ]),
    ]).routes
    expect(swapsAround(ring!, 0, parameters)).toBeCloseTo(2.6, 6)
  })

  it('is by its own count where no line passes', () => {
    const gantry = { shape: point(120.6, LAT), access: 'gantry', vehicles_per_day: 45_000 }
    const there = flow({ ...gantry, ref: '1' })[row]!
    expect(there).toBeGreaterThan(4.68)
    expect(there).toBeLessThanOrEqual(5.2)
  })
})
