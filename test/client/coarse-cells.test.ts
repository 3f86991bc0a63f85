import { cellToChildren, cellToLatLng, latLngToCell } from 'h3-js'
import { expect, test } from 'vitest'
import { coarseCells, meanScores } from '../../src/client/map/coarse-cells.ts'
import { splitCell } from '../../src/core/grid/grid.ts'

/** A grid of all children of some cells. */
function childrenOf(parents: readonly string[], resolution: number) {
  const cells = parents.flatMap((parent) => cellToChildren(parent, resolution)).sort()
  const halves = cells.map(splitCell)
  return {
    resolution,
    length: cells.length,
    lo: Uint32Array.from(halves, ([lo]) => lo),
    hi: Uint32Array.from(halves, ([, hi]) => hi),
    lat: Float64Array.from(cells, (cell) => cellToLatLng(cell)[0]),
    lon: Float64Array.from(cells, (cell) => cellToLatLng(cell)[1]),
  }
}

test.each([2, 4, 5, 6, 8, 12, 15])('at resolution %i, seven sorted children make a parent', (r) => {
  const parents = [latLngToCell(31.2, 121.5, r - 1), latLngToCell(40.7, -74, r - 1)]
  const coarse = coarseCells(childrenOf(parents, r))
  expect([...coarse.start]).toEqual([0, 7, 14])
  expect(coarse.resolution).toBe(r - 1)
  const centres = parents.sort().map((parent) => cellToLatLng(parent)[0])
  expect([...coarse.lat]).toEqual(centres)
})

test('a parent has the mean of its scored children, and none where all are excluded', () => {
  const coarse = {
    resolution: 7,
    length: 2,
    start: Uint32Array.of(0, 3, 5),
    lat: new Float64Array(2),
    lon: new Float64Array(2),
  }
  const out = new Float64Array(2)
  meanScores(coarse, Float64Array.of(10, Number.NaN, 30, Number.NaN, Number.NaN), out)
  expect([...out]).toEqual([20, Number.NaN])
})
