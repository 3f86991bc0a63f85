import { cellToBoundary, getPentagons, gridDisk, latLngToCell } from 'h3-js'
import { describe, expect, it } from 'vitest'
import { Catchments, placesAt } from '../../../src/core/criteria/catchment.ts'
import {
  DECAY_NAMES,
  type Decay,
  decayAt,
  decayCurve,
} from '../../../src/core/criteria/decay-curve.ts'
import type { Grid } from '../../../src/core/grid/grid.ts'
import { splitCell } from '../../../src/core/grid/grid.ts'
import { gridOfCells } from '../../../src/core/grid/grid-of-cells.ts'
import { cellCentre, cellIsPentagon, childCell } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { randomFrom } from '../../../src/core/random.ts'

const RESOLUTION = 7
const CUTOFF = 5000

function gridAround(cell: string, rings: number): Grid {
  const halves = gridDisk(cell, rings)
    .map(splitCell)
    .sort(([lo, hi], [otherLo, otherHi]) => hi - otherHi || lo - otherLo)
  return gridOfCells(
    RESOLUTION,
    Uint32Array.from(halves, ([lo]) => lo),
    Uint32Array.from(halves, ([, hi]) => hi),
  )
}

/** The definition, cell by cell and child by child, on distances in degrees. */
function plainSum(grid: Grid, lat: number, lon: number, values: Float64Array, decay: Decay) {
  let reach = 0
  const children = Array.from(grid.lo, (lo, row) => {
    const centres = [0, 1, 2, 3, 4, 5, 6].map((digit) =>
      digit === 1 && cellIsPentagon(lo, grid.hi[row]!)
        ? ([grid.lat[row]!, grid.lon[row]!] as const)
        : cellCentre(...childCell(lo, grid.hi[row]!, RESOLUTION + 1, digit)),
    )
    for (const [y, x] of centres)
      reach = Math.max(reach, distanceMetres(grid.lat[row]!, grid.lon[row]!, y, x))
    return centres
  })
  let sum = 0
  for (let row = 0; row < grid.length; row++) {
    const metres = distanceMetres(lat, lon, grid.lat[row]!, grid.lon[row]!)
    if (metres > CUTOFF + reach) continue
    if (metres <= CUTOFF - reach) sum += values[row]! * decayAt(decay, metres)
    else
      for (const [y, x] of children[row]!)
        sum += (values[row]! * decayAt(decay, distanceMetres(lat, lon, y, x))) / 7
  }
  return sum
}

const GROUNDS = {
  'in the middle of a face': latLngToCell(31.2, 121.4, RESOLUTION),
  'over an edge of the icosahedron': edgeCell(),
  'around a pentagon': getPentagons(RESOLUTION)[3]!,
  'across the date line': latLngToCell(-17, 179.99, RESOLUTION),
}

/** A cell through which a side between two faces runs: its outline has more than six corners. */
function edgeCell(): string {
  const random = randomFrom(5)
  for (;;) {
    const cell = latLngToCell(60 * random() - 30, 360 * random() - 180, RESOLUTION)
    if (cellToBoundary(cell).length > 6) return cell
  }
}

describe('the sum around a place is that of the definition', () => {
  for (const [where, cell] of Object.entries(GROUNDS))
    it.each(DECAY_NAMES)(`${where}, with a decay of %s`, (name) => {
      const random = randomFrom(7)
      const grid = gridAround(cell, 9)
      const values = Float64Array.from(grid.lo, () => (random() < 0.3 ? 0 : random()))
      const decay = decayCurve(name, CUTOFF)
      const catchments = new Catchments(grid, CUTOFF)
      const rows = Array.from({ length: 12 }, () => Math.floor(random() * grid.length))
      const lat = Float64Array.from(rows, (row) => grid.lat[row]! + 0.01 * random())
      const lon = Float64Array.from(rows, (row) => grid.lon[row]! + 0.01 * random())
      const sums = catchments.sums(placesAt(lat, lon), values, decay)
      // Children stand where they are to 0.1 mm: of 5 km, 2e-8.
      for (let i = 0; i < sums.length; i++)
        expect(sums[i]).toBeCloseTo(plainSum(grid, lat[i]!, lon[i]!, values, decay), 7)
    })
})

it('holds more straddling cells than it looks at in one go', () => {
  const grid = gridAround(GROUNDS['in the middle of a face'], 40)
  const wide = 80_000
  const values = new Float64Array(grid.length).fill(1)
  const place = placesAt(Float64Array.of(31.2), Float64Array.of(121.4))
  const catchments = new Catchments(grid, wide)
  const covered = catchments.covered(place).reduce((a, b) => a + b, 0)
  expect(catchments.sums(place, values, decayCurve('step', wide))[0]).toBeCloseTo(covered, 6)
  expect(covered).toBeLessThan(grid.length)
})

it('refuses a decay with another cutoff', () => {
  const grid = gridAround(GROUNDS['in the middle of a face'], 1)
  const place = placesAt(Float64Array.of(31.2), Float64Array.of(121.4))
  expect(() =>
    new Catchments(grid, CUTOFF).sums(
      place,
      new Float64Array(grid.length),
      decayCurve('step', 3000),
    ),
  ).toThrow('a decay to 3000 m in catchments of 5000 m')
})
