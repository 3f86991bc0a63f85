import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ancillaryOf, SPREAD_BY, type SpreadBy } from '../../../src/core/criteria/ancillary.ts'
import { demandByCell } from '../../../src/core/criteria/vehicles.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { box, dataset, GRID, line, point, URBAN } from '../small-world.ts'

const { parameters } = URBAN
const [a, b] = [
  { lat: 31.3, lon: 120.6 },
  { lat: 31.33, lon: 120.62 },
]
const at = ({ lat, lon }: typeof a) => point(lon, lat)
const rowAt = ({ lat, lon }: typeof a) => rowOfCell(GRID, ...cellAt(lat, lon, 8))
const zone = dataset('vehicles', [
  { shape: box(120.55, 31.25, 120.65, 31.35), count: 400, swappable: 'swappable' },
])
const data = [
  dataset('population', [
    { shape: at(a), population: 3000 },
    { shape: at(b), population: 1000 },
  ]),
  dataset('ancillary', [
    { shape: at(a), weight: 1 },
    { shape: at(b), weight: 9 },
  ]),
  dataset('grid', [
    { shape: at(a) },
    { shape: at(b) },
    { shape: at(b) },
    { shape: at(b) },
    { shape: line(120.5, 31.3, 120.7, 31.3), voltage_kv: 10 },
  ]),
]
const spread = (spreadBy: SpreadBy, datasets = data) => {
  const { byCell, words } = ancillaryOf(datasets, spreadBy, 8)
  const { vehicles } = demandByCell([zone], byCell, GRID, parameters)
  return { a: vehicles[rowAt(a)]!, b: vehicles[rowAt(b)]!, vehicles, words }
}

describe('zones spread over their cells', () => {
  it('go by people, ancillary weights or the points of the power grid, as the profile says', () => {
    expect(spread('population')).toMatchObject({ a: 300, b: 100 })
    expect(spread('ancillary')).toMatchObject({ a: 40, b: 360 })
    // Three of four transformers stand at b; the line is no place where people are.
    expect(spread('grid')).toMatchObject({ a: 100, b: 300 })
  })

  it('say what they go by', () => {
    expect(spread('grid').words).toBe('in proportion to grid (grid)')
    expect(spread('evenly').words).toBe('evenly over their area')
    expect(spread('ancillary', []).words).toBe('evenly over their area: no ancillary imported')
  })

  it('go evenly where the profile says so or nothing is known', () => {
    const { a: even } = spread('evenly')
    expect(even).toBeLessThan(5)
    expect(spread('ancillary', []).a).toBe(even)
  })

  it('keep each total to the last vehicle, whatever they go by', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.constantFrom(...SPREAD_BY),
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 9 }),
        (count, spreadBy, weights) => {
          const points = weights.map((weight, i) => ({
            shape: point(120.56 + i / 100, 31.26 + i / 100),
            weight,
          }))
          const { byCell } = ancillaryOf([dataset('ancillary', points), ...data], spreadBy, 8)
          const zones = dataset('vehicles', [
            { shape: box(120.55, 31.25, 120.65, 31.35), count, swappable: 'swappable' },
          ])
          const { vehicles } = demandByCell([zones], byCell, GRID, parameters)
          expect(vehicles.reduce((sum, each) => sum + each, 0)).toBe(count)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('spread an area of ancillary data evenly over its cells', () => {
    const area = dataset('ancillary', [{ shape: box(120.55, 31.25, 120.65, 31.35), weight: 5 }])
    const { byCell } = ancillaryOf([area], 'ancillary', 8)
    expect([...byCell.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(5, 9)
    expect(new Set(byCell.values()).size).toBe(1)
  })
})
