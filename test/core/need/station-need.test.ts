import { describe, expect, it } from 'vitest'
import { Areas } from '../../../src/core/need/area.ts'
import { NEED_PARAMETERS, stationNeed, stationsFor } from '../../../src/core/need/station-need.ts'
import { box, dataset, point } from '../small-world.ts'

const areas = new Areas([
  dataset('boundaries', [
    { shape: box(120, 31, 121, 32), id: 'w', name: 'West' },
    { shape: box(121, 31, 122, 32), name: 'East' },
    { shape: point(120.5, 31.5), name: 'no area' },
  ]),
])
const columns = (...rows: [lon: number, vehicles: number][]) => ({
  lon: Float64Array.from(rows, ([lon]) => lon),
  lat: new Float64Array(rows.length).fill(31.5),
  vehicles: Float64Array.from(rows, ([, vehicles]) => vehicles),
})

describe('how many stations, worked by hand', () => {
  // West has 400 + 600 vehicles and 3 stations, East 230 and none, 50 lie outside.
  const cells = columns([120.2, 400], [120.8, 600], [121.5, 230], [125, 50])
  const stations = columns([120.1, 0], [120.1, 0], [120.9, 0])

  it('is vehicles by the ratio of 230, rounded up, by area', () => {
    const need = stationNeed(areas, cells, stations)
    expect(need.areas.map((a) => [a.name, a.stations, a.now.needed, a.now.missing])).toEqual([
      ['West', 3, 5, 2], // 1,000 / 230 = 4.3
      ['East', 0, 1, 1],
    ])
    expect(need.areas[0]!.ratio).toBeCloseTo(333.3, 1)
    expect(need.areas[1]!.ratio).toBeNaN()
    expect(need.elsewhere?.now).toEqual({ vehicles: 50, needed: 1, missing: 1 })
    expect(need.total.now).toEqual({ vehicles: 1280, needed: 6, missing: 3 }) // 5.6
  })

  it('grows to a target year', () => {
    const grown = { vehiclesPerStation: 230, growthPerYear: 0.2, years: 2 }
    const { areas: found } = stationNeed(areas, cells, stations, grown)
    // 1,000 × 1.44 = 1,440: 6.3 stations; 230 × 1.44: 1.44.
    expect(found.map(({ target }) => [target.needed, target.missing])).toEqual([
      [7, 4],
      [2, 2],
    ])
    expect(found[0]!.target.vehicles).toBeCloseTo(1440, 9)
    expect(found[0]!.now.needed).toBe(5)
  })

  it('keeps every vehicle and station: the areas and elsewhere add up to all', () => {
    const need = stationNeed(areas, cells, stations)
    const all = [...need.areas, need.elsewhere!]
    expect(all.reduce((sum, a) => sum + a.now.vehicles, 0)).toBe(need.total.now.vehicles)
    expect(all.reduce((sum, a) => sum + a.stations, 0)).toBe(need.total.stations)
  })

  it('asks for none for nothing or a speck, and for one more past a whole number', () => {
    expect([0, 1e-7, 1, 230, 230 + 1e-7, 231].map((v) => stationsFor(v, 230))).toEqual([
      0, 0, 1, 1, 1, 2,
    ])
  })

  it('refuses what cannot be', () => {
    const wrong = (more: object) => () =>
      stationNeed(areas, cells, stations, { ...NEED_PARAMETERS, ...more })
    expect(wrong({ vehiclesPerStation: 0 })).toThrow('ratio must be above 0, got 0')
    expect(wrong({ growthPerYear: -1 })).toThrow('above −1, got -1')
    expect(wrong({ years: -2 })).toThrow('got -2 years')
  })
})
