import { expect, it } from 'vitest'
import { ancillaryOf } from '../../../src/core/criteria/ancillary.ts'
import { fineCells } from '../../../src/core/criteria/fine-cells.ts'
import { demandByCell } from '../../../src/core/criteria/vehicles.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { box, dataset, URBAN } from '../small-world.ts'
import { EDGE, transformers } from './village.ts'

const { byCell } = ancillaryOf([transformers], 'grid', 9)
const fine = fineCells(byCell, 9)

it('fine cells hold every point once, in order of their index', () => {
  expect([...fine.counts].sort()).toEqual([1, 1, 8])
  expect(fine.counts[rowOfCell(fine.grid, ...cellAt(EDGE.lat, EDGE.lon, 9))]).toBe(8)
})

it('fine cells carry a zone in proportion to their points, its total kept', () => {
  const zone = dataset('vehicles', [
    { shape: box(120.5, 31.2, 120.7, 31.4), count: 100, swappable: 'swappable' },
  ])
  const { vehicles } = demandByCell([zone], byCell, fine.grid, URBAN.parameters)
  expect(vehicles.reduce((a, b) => a + b, 0)).toBe(100)
  expect(Math.max(...vehicles)).toBeCloseTo(80, 5)
})
