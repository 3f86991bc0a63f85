import { describe, expect, it } from 'vitest'
import { vehicleCounts } from '../../../src/core/criteria/vehicle-counts.ts'
import { demandByCell } from '../../../src/core/criteria/vehicles.ts'
import { box, dataset, GRID, point, URBAN } from '../small-world.ts'

const { parameters } = URBAN
const here = { shape: point(120.6, 31.3), swappable: 'swappable' }
const there = { shape: point(120.65, 31.35), swappable: 'swappable' }
const zone = { shape: box(120.55, 31.25, 120.6, 31.3), swappable: 'swappable' }
const kept = (...datasets: Parameters<typeof vehicleCounts>[0]) =>
  vehicleCounts(datasets, parameters).map(({ counted, share }) => counted * share)

describe('counts of vehicles', () => {
  it('of one place, class and basis are those of the latest year', () => {
    const years = dataset('vehicles', [
      { ...zone, count: 800, year: 2022 },
      { ...zone, count: 1000, year: 2023 },
      { ...zone, count: 50, year: 2022, class: 'taxi' },
      { ...here, count: 7, year: 2021 },
    ])
    expect(kept(years)).toEqual([1000, 50, 7])
    const later = dataset('vehicles', [{ ...zone, count: 1200, year: 2024 }])
    expect(kept(years, later)).toEqual([50, 7, 1200])
  })

  it('of one year add up, as do those that state no year', () => {
    const rows = [400, 600].map((count) => ({ ...here, count, year: 2023 }))
    expect(kept(dataset('vehicles', rows))).toEqual([400, 600])
    const silent = [400, 600].map((count) => ({ ...here, count }))
    expect(kept(dataset('vehicles', silent))).toEqual([400, 600])
  })

  it('on two bases are of the same vehicles: 0.6 of them at home, 0.4 at work', () => {
    const both = dataset('vehicles', [
      { ...here, count: 1000, basis: 'home' },
      { ...there, count: 800, basis: 'work' },
      { ...there, count: 100, basis: 'work', class: 'taxi' },
    ])
    // 0.6 × 1,000 and 0.4 × 800; taxis are counted on one basis alone.
    expect(kept(both)).toEqual([600, 320, 100])
  })

  it('on a basis that reaches only a part are whole elsewhere', () => {
    const home = dataset('vehicles', [
      { ...here, count: 1000 },
      { ...there, count: 1000 },
    ])
    const east = dataset(
      'vehicles',
      [{ ...there, count: 500, basis: 'work' }],
      [120.63, 30, 122, 32],
    )
    expect(kept(home, east)).toEqual([1000, 600, 200])
  })
})

describe('demand by class', () => {
  it('is each class’s own: km × kWh/km ÷ kWh a swap × share that swaps', () => {
    const counts = [
      { class: 'private', count: 1000, swaps: 1000 * ((66.7 * 0.168) / 45) * 0.8 }, // 199.2
      { class: 'taxi', count: 100, swaps: 100 * ((450 * 0.168) / 45) * 0.9 }, // 151.2
      { class: 'ride-hailing', count: 100, swaps: 100 * ((200 * 0.168) / 45) * 0.8 }, // 59.7
      { class: 'logistics', count: 10, swaps: 10 * ((150 * 0.3) / 60) * 0.5 }, // 3.75
      { class: 'truck', count: 10, swaps: 10 * ((300 * 1.2) / 230) * 0.8 }, // 12.5
    ]
    const data = dataset(
      'vehicles',
      counts.map(({ class: of, count }) => ({ ...here, class: of, count, basis: 'operating' })),
    )
    const { classes, swaps, vehicles } = demandByCell([data], new Map(), GRID, parameters)
    expect(classes).toEqual(
      counts.map(({ class: id, count, swaps: each }) => ({
        id,
        vehicles: count,
        swaps: expect.closeTo(each, 6),
      })),
    )
    const sum = (column: Float64Array) => column.reduce((a, b) => a + b, 0)
    expect(sum(swaps)).toBeCloseTo(426.416, 3) // 199.211 + 151.2 + 59.733 + 3.75 + 12.522
    expect(sum(vehicles)).toBe(1220)
  })

  it('is none of scooters for stations of cars', () => {
    const data = dataset('vehicles', [{ ...here, class: 'scooter', count: 500 }])
    const { classes, vehicles } = demandByCell([data], new Map(), GRID, parameters)
    expect(classes).toEqual([])
    expect(vehicles.every((count) => count === 0)).toBe(true)
  })
})
