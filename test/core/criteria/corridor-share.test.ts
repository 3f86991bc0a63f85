import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { corridorRoutes } from '../../../src/core/criteria/corridor-routes.ts'
import { corridorShare, vehicleKmWhere } from '../../../src/core/criteria/corridor-share.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { dataset, line, URBAN } from '../small-world.ts'

const { parameters } = URBAN
const road = { shape: line(120.5, 31.3, 120.7, 31.3), ref: 'G42', vehicles_per_day: 60_000 }

describe('what corridors leave of home demand, worked by hand', () => {
  // Of 10 million vehicle km a day, × 0.0013 that can swap × 0.5 taken on the way = 6,500 km.
  it('is 1 less the kilometres fed on the way over all that are driven', () => {
    // 1,000 private cars × 66.7 km and 100 taxis × 450 km = 111,700 km a day.
    const classes = [
      { id: 'private' as const, vehicles: 1000 },
      { id: 'taxi' as const, vehicles: 100 },
    ]
    const share = corridorShare(classes, 10_000_000, parameters)
    expect(share.corridorKm).toBeCloseTo(6500, 6)
    expect(share.drivenKm).toBeCloseTo(111_700, 6)
    expect(share.factor).toBeCloseTo(1 - 6500 / 111_700, 12) // 0.9418
    expect(share.isCapped).toBe(false)
    // 6,500 km × 0.2 kWh/km ÷ 45 kWh a swap.
    expect(share.corridorSwaps).toBeCloseTo(28.89, 2)
  })

  it('takes off only what is driven by the vehicles counted here', () => {
    const classes = [{ id: 'private' as const, vehicles: 1000 }]
    const half = { ...parameters, corridorOwnShare: 0.5 }
    expect(corridorShare(classes, 10_000_000, half).factor).toBeCloseTo(1 - 3250 / 66_700, 12)
    expect(corridorShare(classes, 10_000_000, { ...half, corridorOwnShare: 0 }).factor).toBe(1)
  })

  it('never takes more than half, and says that it would', () => {
    const few = [{ id: 'private' as const, vehicles: 10 }]
    expect(corridorShare(few, 10_000_000, parameters)).toMatchObject({
      factor: 0.5,
      isCapped: true,
    })
  })

  it('leaves all where no vehicle is counted or no corridor is known', () => {
    expect(corridorShare([], 1e7, parameters).factor).toBe(1)
    expect(corridorShare([{ id: 'taxi', vehicles: 9 }], 0, parameters).factor).toBe(1)
  })

  it('lies between the least that may be left and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        (vehicles, vehicleKm) => {
          const { factor } = corridorShare([{ id: 'private', vehicles }], vehicleKm, parameters)
          expect(factor).toBeGreaterThanOrEqual(0.5)
          expect(factor).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})

describe('vehicle kilometres of routes', () => {
  const { routes } = corridorRoutes([dataset('corridors', [road])])
  const km = distanceMetres(31.3, 120.5, 31.3, 120.7) / 1000

  it('are vehicles a day × km, both ways together', () => {
    expect(vehicleKmWhere(routes, () => true)).toBeCloseTo(60_000 * km, 3)
    expect(vehicleKmWhere(routes, () => false)).toBe(0)
  })

  it('count the part that is asked for, to half a kilometre', () => {
    const west = vehicleKmWhere(routes, (lon) => lon < 120.55)
    expect(Math.abs(west / 60_000 - km / 4)).toBeLessThan(0.5)
  })

  it('count a road that two refs share once', () => {
    const shared = corridorRoutes([dataset('corridors', [{ ...road, ref: 'G42;G2' }])])
    expect(vehicleKmWhere(shared.routes, () => true)).toBeCloseTo(60_000 * km, 3)
  })
})
