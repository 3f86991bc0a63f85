import { type Grid, rowOfCell } from '../grid/grid.ts'
import { cellAt } from '../grid/h3-index.ts'
import { type Catchments, type Places, placesAt } from './catchment.ts'
import { decayCurve } from './decay-curve.ts'
import type { FineCells } from './fine-cells.ts'

/**
 * Where a station of each cell would stand if nothing else decides: of the fine cells whose centre
 * lies in it, the one with most around it within the cutoff, counting less the farther it is. With
 * a cutoff about as wide as a cell, the cell's centre says little: a village at its edge counts for
 * nothing there. Where a cell holds no fine cell, its centre; ties go to the lower fine cell.
 *
 * @param catchments over the fine cells, with the same cutoff
 * @returns one place a row of the grid
 */
export function busiestPlaces(
  grid: Grid,
  fine: FineCells,
  catchments: Catchments,
  cutoffMetres: number,
): Places {
  const { lat: fineLat, lon: fineLon, resolution } = fine.grid
  if (resolution <= grid.resolution)
    throw new Error(`Expected cells finer than ${grid.resolution}, got ${resolution}.`)
  const decay = decayCurve('linear', cutoffMetres)
  const around = catchments.sums(placesAt(fineLat, fineLon), fine.counts, decay)
  const most = new Float64Array(grid.length).fill(-1)
  const [lat, lon] = [grid.lat.slice(), grid.lon.slice()]
  for (let i = 0; i < around.length; i++) {
    const row = rowOfCell(grid, ...cellAt(fineLat[i]!, fineLon[i]!, grid.resolution))
    if (row < 0 || around[i]! <= most[row]!) continue
    most[row] = around[i]!
    lat[row] = fineLat[i]!
    lon[row] = fineLon[i]!
  }
  return placesAt(lat, lon)
}
