import { describe, expect, it } from 'vitest'
import { peopleByCell } from '../../../src/core/criteria/people.ts'
import { demandByCell, swapsPerVehicle } from '../../../src/core/criteria/vehicles.ts'
import { box, dataset, GRID, point, URBAN } from '../small-world.ts'

const { parameters } = URBAN
const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)
const inside = box(120.55, 31.25, 120.65, 31.35)

describe('demand', () => {
  it('of a private car is 0.20 swaps a day, so that 204 to 258 of them ask for the 41 to 52 seen', () => {
    const swaps = swapsPerVehicle(parameters.classes.private)
    expect(swaps).toBeCloseTo(0.2, 2)
    expect(Math.round(204 * swaps)).toBe(41)
    expect(Math.floor(258 * swaps)).toBeGreaterThanOrEqual(51)
    expect(Math.ceil(258 * swaps)).toBeLessThanOrEqual(52)
  })

  it('keeps the vehicles of a zone exactly, spread by people or evenly', () => {
    const vehicles = [
      dataset('vehicles', [{ shape: inside, count: 123_457, swappable: 'swappable' }]),
    ]
    const people = peopleByCell(
      [dataset('population', [{ shape: point(120.6, 31.3), population: 90_000, density: 5000 }])],
      8,
    )
    for (const known of [people, new Map<number, number>()])
      expect(sum(demandByCell(vehicles, known, GRID, parameters).vehicles)).toBe(123_457)
  })

  it('follows the people within a zone', () => {
    const [here, there] = [point(120.6, 31.3), point(120.62, 31.33)]
    const people = peopleByCell(
      [
        dataset('population', [
          { shape: here, population: 3000 },
          { shape: there, population: 1000 },
        ]),
      ],
      8,
    )
    const vehicles = [dataset('vehicles', [{ shape: inside, count: 400, swappable: 'swappable' }])]
    const held = demandByCell(vehicles, people, GRID, parameters).vehicles.filter((v) => v > 0)
    expect([...held].sort()).toEqual([100, 300])
  })

  it('takes the swappable share where a count says all electric vehicles', () => {
    const rows = ['all', 'swappable'].map((swappable) => [
      dataset('vehicles', [{ shape: point(120.6, 31.3), count: 1000, swappable }]),
    ])
    const [all, swappable] = rows.map((d) =>
      sum(demandByCell(d, new Map(), GRID, parameters).vehicles),
    )
    expect(swappable).toBe(1000)
    expect(all).toBeCloseTo(1000 * parameters.swappableShare, 9)
  })

  it('leaves what a zone holds beyond the grid where it is', () => {
    // A tenth of the zone's width lies in the grid.
    const zone = box(120.6, 31.3, 121.6, 31.35)
    const vehicles = [dataset('vehicles', [{ shape: zone, count: 8000, swappable: 'swappable' }])]
    const held = sum(demandByCell(vehicles, new Map(), GRID, parameters).vehicles)
    expect(held).toBeGreaterThan(8000 * 0.09)
    expect(held).toBeLessThan(8000 * 0.11)
  })
})
