import { type Grid, rowOfCell } from '../grid/grid.ts'
import { cellAt } from '../grid/h3-index.ts'
import { Catchments, placesAt } from './catchment.ts'
import { decayCurve } from './decay-curve.ts'
import type { FineCells } from './fine-cells.ts'

/** One place a row of a grid, degrees. */
interface PlaceByRow {
  readonly lat: Float64Array
  readonly lon: Float64Array
}

/**
 * Moves the place of each cell to where a station would stand if nothing else decides: of the fine
 * cells whose centre lies in it and is free, the one with most around it within the cutoff,
 * counting less the farther it is. With a cutoff about as wide as a cell, the cell's centre says
 * little: a village at its edge counts for nothing there. A cell that holds no free fine cell keeps
 * its place; ties go to the lower fine cell.
 *
 * @param isFree whether a station may stand at a place
 */
export function moveToBusiest(
  places: PlaceByRow,
  grid: Grid,
  fine: FineCells,
  cutoffMetres: number,
  isFree: (lat: number, lon: number) => boolean,
): void {
  const { lat, lon, resolution } = fine.grid
  if (resolution <= grid.resolution)
    throw new Error(`Expected cells finer than ${grid.resolution}, got ${resolution}.`)
  if (lat.length === 0) return
  const decay = decayCurve('linear', cutoffMetres)
  const catchments = new Catchments(fine.grid, cutoffMetres)
  const around = catchments.sums(placesAt(lat, lon), fine.counts, decay)
  const most = new Float64Array(grid.length).fill(-1)
  for (let i = 0; i < around.length; i++) {
    const row = rowOfCell(grid, ...cellAt(lat[i]!, lon[i]!, grid.resolution))
    if (row < 0 || around[i]! <= most[row]! || !isFree(lat[i]!, lon[i]!)) continue
    most[row] = around[i]!
    places.lat[row] = lat[i]!
    places.lon[row] = lon[i]!
  }
}
