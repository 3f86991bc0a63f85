import { cellToLatLng, getPentagons, gridDisk, latLngToCell } from 'h3-js'
import { expect, it } from 'vitest'
import { writeChildren } from '../../../src/core/grid/child-centres.ts'
import { splitCell } from '../../../src/core/grid/grid.ts'
import { gridOfCells } from '../../../src/core/grid/grid-of-cells.ts'
import { cellCentre, childCell } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres, squaredChordBetween, unitVectors } from '../../../src/core/grid/sphere.ts'
import { randomFrom } from '../../../src/core/random.ts'

const random = randomFrom(1)

/** Cells all over the sphere and around the pentagons. */
function cellsAt(resolution: number): string[] {
  const cells = Array.from({ length: 150 }, () =>
    latLngToCell((Math.asin(2 * random() - 1) * 180) / Math.PI, 360 * random() - 180, resolution),
  )
  return [...cells, ...getPentagons(resolution).flatMap((cell) => gridDisk(cell, 1))]
}

it('puts children where h3-js has them, to what float32 can tell', () => {
  for (let resolution = 0; resolution < 15; resolution++) {
    const cells = cellsAt(resolution)
    const halves = cells.map(splitCell)
    const grid = gridOfCells(
      resolution,
      Uint32Array.from(halves, ([lo]) => lo),
      Uint32Array.from(halves, ([, hi]) => hi),
    )
    const rows = Uint32Array.from(cells, (_, row) => cells.length - 1 - row)
    const children = new Float32Array(21 * cells.length)
    const reach = writeChildren(grid, rows, children)
    let farthest = 0
    rows.forEach((row, k) => {
      const isPentagon = getPentagons(resolution).includes(cells[row]!)
      for (let child = 0; child < 7; child++) {
        const [lat, lon] =
          isPentagon && child === 1
            ? (cellToLatLng(cells[row]!) as [number, number])
            : cellCentre(...childCell(...halves[row]!, resolution + 1, child))
        const expected = Float32Array.from(unitVectors([lat], [lon]))
        expect(squaredChordBetween(expected, 0, children, 7 * k + child)).toBeLessThan(1e-14)
        farthest = Math.max(farthest, distanceMetres(grid.lat[row]!, grid.lon[row]!, lat, lon))
      }
    })
    expect(Math.abs(reach - farthest)).toBeLessThan(1)
  }
})
