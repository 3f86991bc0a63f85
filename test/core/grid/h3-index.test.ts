import fc from 'fast-check'
import { cellToCenterChild, cellToChildren, cellToLatLng, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { cellId, splitCell } from '../../../src/core/grid/grid.ts'
import { gridOfCells } from '../../../src/core/grid/grid-of-cells.ts'
import {
  BASE_CELLS,
  cellAt,
  cellCentre,
  cellKey,
  cellReachMetres,
  childCell,
  forEachDescendant,
  rowOfKey,
} from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'

const place = fc.tuple(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: -180, max: 180, noNaN: true }),
)
const PENTAGON = '8009fffffffffff'

function descendants(cell: string, levels: number): string[] {
  const resolution = Number.parseInt(cell[1]!, 16)
  const found: string[] = []
  forEachDescendant(...splitCell(cell), resolution, resolution + levels, (lo, hi) =>
    found.push(cellId(lo, hi)),
  )
  return found
}

describe('H3 arithmetic', () => {
  it('splits an index and puts it together again', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 15 }), ([lat, lon], resolution) => {
        const cell = latLngToCell(lat, lon, resolution)
        expect(cellId(...splitCell(cell))).toBe(cell)
        expect(cellId(...cellAt(lat, lon, resolution))).toBe(cell)
        expect(cellCentre(...splitCell(cell))).toEqual(cellToLatLng(cell))
      }),
    )
  })

  it('makes the children h3 makes, at every level', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 14 }), ([lat, lon], resolution) => {
        const cell = latLngToCell(lat, lon, resolution)
        const [lo, hi] = childCell(...splitCell(cell), resolution + 1, 0)
        expect(cellId(lo, hi)).toBe(cellToCenterChild(cell, resolution + 1))
        expect(descendants(cell, 1)).toEqual(cellToChildren(cell, resolution + 1))
      }),
    )
  })

  it('leaves out the child a pentagon does not have', () => {
    expect(descendants(PENTAGON, 1)).toHaveLength(6)
    expect(descendants(PENTAGON, 2)).toEqual(cellToChildren(PENTAGON, 2))
  })

  it('gives keys that sort as the indexes do', () => {
    fc.assert(
      fc.property(place, place, ([lat1, lon1], [lat2, lon2]) => {
        const [a, b] = [latLngToCell(lat1, lon1, 15), latLngToCell(lat2, lon2, 15)]
        const order = cellKey(...splitCell(a)) - cellKey(...splitCell(b))
        expect(Math.sign(order)).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })

  it('finds a cell of a grid by its key, at any level', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 9 }), fc.nat(15), (places, level) => {
        const cells = [...new Set(places.map(([lat, lon]) => latLngToCell(lat, lon, level)))].sort()
        const absent = splitCell(cells.pop()!)
        const halves = cells.map(splitCell)
        const lo = Uint32Array.from(halves, (half) => half[0])
        const hi = Uint32Array.from(halves, (half) => half[1])
        const grid = gridOfCells(level, lo, hi)
        expect(halves.map((half) => rowOfKey(grid, cellKey(...half)))).toEqual([...cells.keys()])
        expect(rowOfKey(grid, cellKey(...absent))).toBe(-1)
      }),
    )
  })

  it('bounds how far a descendant strays from its ancestor', () => {
    for (const [lo, hi] of BASE_CELLS) {
      const centre = cellCentre(lo, hi)
      forEachDescendant(lo, hi, 0, 3, (l, h) => {
        expect(distanceMetres(...centre, ...cellCentre(l, h))).toBeLessThan(cellReachMetres(0))
      })
    }
  })
})
