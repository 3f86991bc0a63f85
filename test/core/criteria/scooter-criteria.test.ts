import { describe, expect, it } from 'vitest'
import { activityAround } from '../../../src/core/criteria/activity.ts'
import { busiestPlaces } from '../../../src/core/criteria/busiest-place.ts'
import { Catchments, placesAt } from '../../../src/core/criteria/catchment.ts'
import { feedersInReach } from '../../../src/core/criteria/feeder-choice.ts'
import { ancillaryByCell, fineCells } from '../../../src/core/criteria/fine-cells.ts'
import { demandByCell } from '../../../src/core/criteria/vehicles.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres, latitudeDegrees } from '../../../src/core/grid/sphere.ts'
import { PROFILES } from '../../../src/core/score/profiles.ts'
import { box, dataset, GRID, point } from '../small-world.ts'

const CUTOFF = 500
// Powers of two tell which points were reached: a village of 8 at a cell's edge, one house at its centre.
const CENTRE = { lat: GRID.lat[280]!, lon: GRID.lon[280]! }
const EDGE = { lat: CENTRE.lat + latitudeDegrees(380), lon: CENTRE.lon }
const village = Array.from({ length: 8 }, (_, i) => ({
  shape: point(EDGE.lon, EDGE.lat),
  feeder: `F${i % 2}`,
}))
const transformers = dataset('grid', [
  ...village,
  { shape: point(CENTRE.lon, CENTRE.lat), feeder: 'F0' },
  { shape: point(120.65, 31.35), feeder: '' },
])
const fine = fineCells([transformers], 9)

describe('fine cells', () => {
  it('hold every point once, in order of their index', () => {
    expect([...fine.counts].sort()).toEqual([1, 1, 8])
    expect(fine.counts[rowOfCell(fine.grid, ...cellAt(EDGE.lat, EDGE.lon, 9))]).toBe(8)
  })

  it('carry a zone in proportion to their points, its total kept', () => {
    const zone = dataset('vehicles', [
      { shape: box(120.5, 31.2, 120.7, 31.4), count: 100, swappable: 'swappable' },
    ])
    const { parameters } = PROFILES.urban!
    const { vehicles } = demandByCell([zone], ancillaryByCell(fine), fine.grid, parameters)
    expect(vehicles.reduce((a, b) => a + b, 0)).toBe(100)
    expect(Math.max(...vehicles)).toBeCloseTo(80, 5)
  })
})

describe('the busiest place', () => {
  const places = busiestPlaces(GRID, fine, new Catchments(fine.grid, CUTOFF), CUTOFF)

  it('is where most lies around, be it at the edge of the cell', () => {
    const row = rowOfCell(GRID, ...cellAt(EDGE.lat, EDGE.lon, 8))
    expect(distanceMetres(places.lat[row]!, places.lon[row]!, EDGE.lat, EDGE.lon)).toBeLessThan(220)
  })

  it('is the centre of a cell that holds nothing', () => {
    expect([places.lat[0], places.lon[0]]).toEqual([GRID.lat[0], GRID.lon[0]])
  })

  it('needs cells finer than the grid', () => {
    const coarse = fineCells([transformers], 8)
    const catchments = new Catchments(coarse.grid, CUTOFF)
    expect(() => busiestPlaces(GRID, coarse, catchments, CUTOFF)).toThrow('finer than 8, got 8')
  })
})

const siteAt = (lat: number, lon: number) => placesAt(Float64Array.of(lat), Float64Array.of(lon))

describe('activity', () => {
  it('counts what lies within three cutoffs, less the farther it is', () => {
    const row = rowOfCell(fine.grid, ...cellAt(EDGE.lat, EDGE.lon, 9))
    const [lat, lon] = [fine.grid.lat[row]!, fine.grid.lon[row]!]
    const house = rowOfCell(fine.grid, ...cellAt(CENTRE.lat, CENTRE.lon, 9))
    const metres = distanceMetres(lat, lon, fine.grid.lat[house]!, fine.grid.lon[house]!)
    expect(activityAround(siteAt(lat, lon), fine, CUTOFF)[0]).toBeCloseTo(8 + 1 - metres / 1500, 9)
    expect(activityAround(siteAt(31.21, 120.51), fine, CUTOFF)[0]).toBe(0)
  })
})

describe('feeder choice', () => {
  it('counts each feeder once, by its nearest transformer', () => {
    // At the centre: F0 stands there, F1 380 m away; at 2 km from both, none.
    const here = feedersInReach(siteAt(CENTRE.lat, CENTRE.lon), [transformers])[0]
    expect(here).toBeCloseTo(1 + (1 - 380 / 2000), 6)
    const away = siteAt(CENTRE.lat - latitudeDegrees(2001), CENTRE.lon)
    expect(feedersInReach(away, [transformers])[0]).toBe(0)
  })

  it('does not depend on the order of the rows', () => {
    const turned = dataset('grid', [
      ...village.toReversed(),
      ...village.map((row) => ({ ...row, feeder: 'F9' })),
    ])
    const straight = dataset('grid', [
      ...village.map((row) => ({ ...row, feeder: 'F9' })),
      ...village,
    ])
    const site = siteAt(EDGE.lat + 0.003, EDGE.lon)
    expect(feedersInReach(site, [turned])).toEqual(feedersInReach(site, [straight]))
  })
})
