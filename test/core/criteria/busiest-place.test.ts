import { describe, expect, it } from 'vitest'
import { ancillaryOf } from '../../../src/core/criteria/ancillary.ts'
import { moveToBusiest } from '../../../src/core/criteria/busiest-place.ts'
import { fineCells } from '../../../src/core/criteria/fine-cells.ts'
import { sitePoints } from '../../../src/core/criteria/site-points.ts'
import { rowOfCell } from '../../../src/core/grid/grid.ts'
import { cellAt } from '../../../src/core/grid/h3-index.ts'
import { distanceMetres } from '../../../src/core/grid/sphere.ts'
import { dataset, GRID, point } from '../small-world.ts'
import { CENTRE, EDGE, transformers } from './village.ts'

const CUTOFF = 500
const fineAt = (resolution: number) =>
  fineCells(ancillaryOf([transformers], 'grid', resolution).byCell, resolution)
const row = rowOfCell(GRID, ...cellAt(EDGE.lat, EDGE.lon, 8))
const moved = (isFree = (_lat: number, _lon: number) => true) => {
  const places = { lat: GRID.lat.slice(), lon: GRID.lon.slice() }
  moveToBusiest(places, GRID, fineAt(9), CUTOFF, isFree)
  return places
}

describe('the busiest place', () => {
  it('is where most lies around, be it at the edge of the cell', () => {
    const { lat, lon } = moved()
    expect(distanceMetres(lat[row]!, lon[row]!, EDGE.lat, EDGE.lon)).toBeLessThan(220)
  })

  it('is free: else the next busiest of the cell, and where none is, the cell keeps its place', () => {
    const { lat, lon } = moved((y, x) => distanceMetres(y, x, EDGE.lat, EDGE.lon) > 220)
    expect(distanceMetres(lat[row]!, lon[row]!, CENTRE.lat, CENTRE.lon)).toBeLessThan(220)
    expect(moved(() => false).lat).toEqual(GRID.lat)
  })

  it('leaves a cell that holds nothing as it is', () => {
    const { lat, lon } = moved()
    expect([lat[0], lon[0]]).toEqual([GRID.lat[0], GRID.lon[0]])
  })

  it('needs cells finer than the grid', () => {
    const places = { lat: GRID.lat.slice(), lon: GRID.lon.slice() }
    expect(() => moveToBusiest(places, GRID, fineAt(8), CUTOFF, () => true)).toThrow(
      'finer than 8, got 8',
    )
  })

  it('is where a greenfield station stands, a partner site stays where it is', () => {
    const busiest = { fine: fineAt(9), cutoffMetres: CUTOFF }
    const at = ({ lat, lon }: { lat: Float64Array; lon: Float64Array }) => [lat[row], lon[row]]
    const { lat, lon } = moved()
    expect(at(sitePoints(GRID, [], 0.05, busiest))).toEqual([lat[row], lon[row]])
    expect(at(sitePoints(GRID, [], 0.05))).toEqual([GRID.lat[row], GRID.lon[row]])
    const site = dataset('partners', [{ shape: point(EDGE.lon, EDGE.lat), host: 'fuel' }])
    expect(at(sitePoints(GRID, [site], 0.05, busiest))).toEqual([EDGE.lat, EDGE.lon])
  })
})
