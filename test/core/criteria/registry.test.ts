import { describe, expect, it } from 'vitest'
import { CRITERION_IDS } from '../../../src/core/criteria/criterion.ts'
import { CRITERIA } from '../../../src/core/criteria/registry.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { ALL, box, dataset, frameOf, GRID, point, valuesOf } from '../small-world.ts'

const row = rowOfCell(GRID, ...cellAt(31.3, 120.6, 8))
const [lat, lon] = [GRID.lat[row]!, GRID.lon[row]!]
const metresTo = (y: number, x: number) => distanceMetres(lat, lon, y, x)

it('the registry holds every criterion once, in the order of the ids', () => {
  expect(CRITERIA.map(({ id }) => id)).toEqual([...CRITERION_IDS])
})

describe('vehicle demand', () => {
  const vehicles = dataset('vehicles', [
    { shape: point(lon, lat), count: 1000, swappable: 'swappable' },
  ])

  it('is that of the vehicles in reach, 0.1992 swaps a day each, less the farther they are', () => {
    const values = valuesOf('vehicle_demand', [vehicles])
    expect(values[row]).toBeCloseTo(199.2, 1)
    const other = rowOfCell(GRID, ...cellAt(31.31, 120.61, 8))
    const metres = metresTo(GRID.lat[other]!, GRID.lon[other]!)
    expect(values[other]).toBeCloseTo(199.2 * (1 - metres / 3000), 1)
    const far = rowOfCell(GRID, ...cellAt(31.35, 120.65, 8))
    expect(values[far]).toBe(0)
  })

  it('is unknown, not 0, beyond the extent of the data', () => {
    const half = dataset('vehicles', [{ shape: point(lon, lat), count: 1 }], [120, 30, 120.6, 32])
    const { missing, values } = frameOf([half]).criteria.find((c) => c.id === 'vehicle_demand')!
    expect(missing).toBe(GRID.lon.filter((x) => x > 120.6).length)
    expect(values.filter(Number.isNaN)).toHaveLength(missing)
  })
})

describe('unserved demand', () => {
  const vehicles = dataset('vehicles', [
    { shape: point(lon, lat), count: 1000, swappable: 'swappable' },
  ])
  const station = (more: object) =>
    dataset('stations', [{ shape: point(lon, lat), own: 'own', technology: 'swap', ...more }])

  it('is inactive where stations are absent, and all the demand where none is there', () => {
    const frame = frameOf([vehicles], ALL)
    expect(frame.criteria[1]).toMatchObject({
      active: false,
      inactiveBecause: 'no stations imported',
    })
    expect(valuesOf('unserved', [vehicles, dataset('stations', [])])[row]).toBeCloseTo(199.2, 1)
  })

  it('is nothing where an open swap station of ours covers it', () => {
    expect(valuesOf('unserved', [vehicles, station({ status: 'open' })])[row]).toBe(0)
  })

  it('is not served by chargers, competitors, or what is not open', () => {
    for (const more of [{ technology: 'charge' }, { own: 'competitor' }, { status: 'planned' }])
      expect(valuesOf('unserved', [vehicles, station(more)])[row]).toBeCloseTo(199.2, 1)
  })
})

describe('grid headroom', () => {
  it('is the best of one substation in reach, falling to nothing at 5 km', () => {
    const grid = dataset('grid', [
      { shape: point(lon, lat), headroom_kva: 1000 },
      { shape: point(lon, lat + 0.02), headroom_kva: 4000 },
      { shape: point(lon, lat), headroom_kva: 300 },
    ])
    const far = 4000 * (1 - metresTo(lat + 0.02, lon) / 5000)
    expect(valuesOf('grid_headroom', [grid])[row]).toBeCloseTo(Math.max(1000, far), 1)
    const none = rowOfCell(GRID, ...cellAt(31.21, 120.51, 8))
    expect(valuesOf('grid_headroom', [grid])[none]).toBe(0)
  })

  it('says so where no row states its headroom', () => {
    const frame = frameOf([dataset('grid', [{ shape: point(lon, lat) }])])
    const column = frame.criteria.find(({ id }) => id === 'grid_headroom')!
    expect(column.active).toBe(false)
    expect(column.inactiveBecause).toContain('states its headroom or voltage')
  })
})

describe('partner fit', () => {
  it('is that of the best host in the cell, 0 where there is none', () => {
    const partners = dataset('partners', [
      { shape: point(lon, lat), host: 'parking' },
      { shape: point(lon + 0.0005, lat), host: 'supermarket' },
    ])
    const values = valuesOf('partner_fit', [partners])
    expect(values[row]).toBeCloseTo(65, 4)
    expect(values.filter((value) => value > 0)).toHaveLength(1)
  })
})

describe('rent', () => {
  it('is asked of the partner site, else of the zone, and unknown elsewhere; low is better', () => {
    const partners = dataset('partners', [{ shape: point(lon, lat), host: 'fuel', rent: 700 }])
    const zone = dataset('rent', [{ shape: box(120.5, 31.2, 120.62, 31.4), rent: 300 }])
    const column = frameOf([partners, zone]).criteria.find(({ id }) => id === 'rent')!
    expect(column.values[row]).toBe(700)
    expect(column.values[rowOfCell(GRID, ...cellAt(31.25, 120.55, 8))]).toBe(300)
    expect(column.values[rowOfCell(GRID, ...cellAt(31.25, 120.65, 8))]).toBeNaN()
    expect(column.curve.y).toEqual([1, 0])
  })
})

describe('user votes', () => {
  it('are those within the cutoff, less the farther they are', () => {
    const votes = dataset('votes', [
      { shape: point(lon, lat), votes: 10 },
      { shape: point(lon, lat + 0.01), votes: 10 },
      { shape: point(lon, lat + 0.05), votes: 99 },
    ])
    const expected = 10 + 10 * (1 - metresTo(lat + 0.01, lon) / 3000)
    expect(valuesOf('user_votes', [votes])[row]).toBeCloseTo(expected, 4)
  })
})
