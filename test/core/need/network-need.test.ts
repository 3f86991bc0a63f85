import { describe, expect, it } from 'vitest'
import { networkNeed } from '../../../src/core/need/network-need.ts'
import { box, dataset, GRID, point, URBAN } from '../small-world.ts'

const west = box(120.5, 31.2, 120.6, 31.4)
const east = box(120.6, 31.2, 120.7, 31.4)
const vehicles = dataset('vehicles', [
  { shape: west, count: 1000, swappable: 'swappable', year: 2023 },
  { shape: east, count: 230, swappable: 'swappable', year: 2023 },
])
const boundaries = dataset('boundaries', [
  { shape: west, name: 'West' },
  { shape: east, name: 'East' },
])
const stations = dataset('stations', [
  { shape: point(120.55, 31.3), own: 'own', technology: 'swap', status: 'open' },
  { shape: point(120.55, 31.31), own: 'own', technology: 'charge', status: 'open' },
  { shape: point(120.65, 31.3), own: 'competitor', technology: 'swap', status: 'open' },
])
const WORLD = [vehicles, boundaries, stations]
const ask = (more = {}) => ({ vehiclesPerStation: 230, growthPerYear: 0, ...more })

describe('the stations an area needs', () => {
  it('are its vehicles over the ratio, rounded up, less our own open swap stations', () => {
    const { areas, total } = networkNeed(WORLD, GRID, URBAN.parameters, ask())
    expect(
      areas.map(({ name, stations: count, now }) => [name, count, now.needed, now.missing]),
    ).toEqual([
      ['West', 1, 5, 4],
      ['East', 0, 1, 1],
    ])
    expect(areas[0]!.ratio).toBeCloseTo(1000, 3)
    expect(total.now.needed).toBe(6)
  })

  it('grow with the vehicles up to the target year', () => {
    const question = ask({ growthPerYear: 0.5, year: 2025 })
    const { areas, countedIn } = networkNeed(WORLD, GRID, URBAN.parameters, question)
    expect(countedIn).toBe(2023)
    // 1,000 × 1.5² = 2,250 vehicles, 9.8 stations.
    expect(areas[0]!.target.needed).toBe(10)
  })

  it('cannot be told without vehicles, without a year to count from, or backwards', () => {
    const run = (datasets: Parameters<typeof networkNeed>[0], question = ask()) =>
      networkNeed(datasets, GRID, URBAN.parameters, question)
    expect(() => run([boundaries])).toThrow('holds no vehicles')
    const timeless = dataset('vehicles', [{ shape: west, count: 5 }])
    expect(() => run([timeless], ask({ year: 2030 }))).toThrow('state no year')
    expect(() => run(WORLD, ask({ year: 2020 }))).toThrow('later than the target year 2020')
  })
})
