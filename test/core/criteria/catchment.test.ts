import { cellArea } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { Catchments, placesAt } from '../../../src/core/criteria/catchment.ts'
import { decayCurve } from '../../../src/core/criteria/decay-curve.ts'
import { cellIdAt } from '../../../src/core/grid/grid.ts'
import { cellCentre, childCell } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { GRID } from '../small-world.ts'

const CUTOFF = 3000
const catchments = new Catchments(GRID, CUTOFF)
const place = placesAt(Float64Array.of(31.3012), Float64Array.of(120.6034))
const whole = decayCurve('step', CUTOFF)

/** Children of a cell within the cutoff of the place, by the definition. */
function childrenWithin(row: number): number {
  let within = 0
  for (let digit = 0; digit < 7; digit++) {
    const [lat, lon] = cellCentre(...childCell(GRID.lo[row]!, GRID.hi[row]!, 9, digit))
    if (distanceMetres(31.3012, 120.6034, lat, lon) <= CUTOFF) within++
  }
  return within
}

describe('a catchment', () => {
  it('counts each cell by its children within the cutoff', () => {
    for (let row = 0; row < GRID.length; row++) {
      const values = new Float64Array(GRID.length)
      values[row] = 1
      expect(catchments.sums(place, values, whole)[0]).toBeCloseTo(childrenWithin(row) / 7, 12)
    }
  })

  it('covers the area of its circle', () => {
    const cells = catchments.sums(place, new Float64Array(GRID.length).fill(1), whole)[0]!
    const circle = Math.PI * 3 ** 2
    expect(Math.abs(cells * cellArea(cellIdAt(GRID, 280), 'km2') - circle)).toBeLessThan(
      0.02 * circle,
    )
  })

  it('lets a cell count less the farther it is', () => {
    const values = new Float64Array(GRID.length)
    const row = 100
    values[row] = 8
    const from = (lat: number, lon: number) =>
      catchments.sums(
        placesAt(Float64Array.of(lat), Float64Array.of(lon)),
        values,
        decayCurve('linear', CUTOFF),
      )[0]!
    const [lat, lon] = [GRID.lat[row]!, GRID.lon[row]!]
    expect(from(lat, lon)).toBe(8)
    const metres = distanceMetres(lat + 0.01, lon, lat, lon)
    expect(from(lat + 0.01, lon)).toBeCloseTo(8 * (1 - metres / CUTOFF), 9)
    expect(from(lat + 0.04, lon)).toBe(0)
  })

  it('covers a cell once, however many stations reach it', () => {
    const twice = placesAt(Float64Array.of(31.3012, 31.3012), Float64Array.of(120.6034, 120.6034))
    const covered = catchments.covered(twice)
    expect([...covered]).toEqual(
      Array.from({ length: GRID.length }, (_, row) => childrenWithin(row) / 7),
    )
  })

  it('joins what two stations cover of one cell', () => {
    const places = placesAt(Float64Array.of(31.3012, 31.32), Float64Array.of(120.6034, 120.64))
    const one = catchments.covered(place)
    const both = catchments.covered(places)
    expect(both.every((share, row) => share >= one[row]! && share <= 1)).toBe(true)
    expect(both.reduce((a, b) => a + b, 0)).toBeGreaterThan(one.reduce((a, b) => a + b, 0))
  })
})
