import { cellToLatLng, getPentagons, gridDisk, latLngToCell } from 'h3-js'
import { expect, it } from 'vitest'
import { OFFSETS_A_CELL, writeChildOffsets } from '../../../src/core/grid/child-centres.ts'
import { splitCell } from '../../../src/core/grid/grid.ts'
import { gridOfCells } from '../../../src/core/grid/grid-of-cells.ts'
import { cellCentre, childCell } from '../../../src/core/grid/h3-index.ts'
import {
  chordMetres,
  distanceMetres,
  squaredChordBetween,
  unitVectors,
} from '../../../src/core/grid/sphere.ts'
import { randomFrom } from '../../../src/core/random.ts'

const random = randomFrom(1)

/** Cells all over the sphere and around the pentagons. */
function cellsAt(resolution: number): string[] {
  const cells = Array.from({ length: 150 }, () =>
    latLngToCell((Math.asin(2 * random() - 1) * 180) / Math.PI, 360 * random() - 180, resolution),
  )
  return [...cells, ...getPentagons(resolution).flatMap((cell) => gridDisk(cell, 1))]
}

it('puts children where h3-js has them, to a millimetre', () => {
  for (let resolution = 0; resolution < 15; resolution++) {
    const cells = cellsAt(resolution)
    const halves = cells.map(splitCell)
    const grid = gridOfCells(
      resolution,
      Uint32Array.from(halves, ([lo]) => lo),
      Uint32Array.from(halves, ([, hi]) => hi),
    )
    const rows = Uint32Array.from(cells, (_, row) => cells.length - 1 - row)
    const offsets = new Float32Array(OFFSETS_A_CELL * cells.length)
    const xyz = unitVectors(
      Float64Array.from(rows, (row) => grid.lat[row]!),
      Float64Array.from(rows, (row) => grid.lon[row]!),
    )
    const axis = (a: number) => Float64Array.from(rows, (_, k) => xyz[3 * k + a]!)
    const centres = { x: axis(0), y: axis(1), z: axis(2) }
    const reach = writeChildOffsets(grid, rows, centres, offsets)
    let farthest = 0
    rows.forEach((row, k) => {
      const isPentagon = getPentagons(resolution).includes(cells[row]!)
      const placed = [0, 1, 2, 3, 4, 5].map((c) =>
        [0, 1, 2].map((axis) => xyz[3 * k + axis]! + offsets[OFFSETS_A_CELL * k + 6 * axis + c]!),
      )
      const taken = new Set<number>()
      for (let child = 1; child < 7; child++) {
        const [lat, lon] =
          isPentagon && child === 1
            ? (cellToLatLng(cells[row]!) as [number, number])
            : cellCentre(...childCell(...halves[row]!, resolution + 1, child))
        // Float32 keeps 24 bits of an offset: coarse levels are long ones.
        const within = Math.max(1e-3, 1e-7 * reach)
        const away = placed.map((at) => squaredChordBetween(unitVectors([lat], [lon]), 0, at, 0))
        const nearest = away.indexOf(Math.min(...away))
        expect(chordMetres(away[nearest]!)).toBeLessThan(within)
        taken.add(nearest)
        farthest = Math.max(farthest, distanceMetres(grid.lat[row]!, grid.lon[row]!, lat, lon))
      }
      expect(taken.size).toBe(6)
    })
    expect(Math.abs(reach - farthest)).toBeLessThan(1)
  }
})
