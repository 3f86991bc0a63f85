import { getHexagonAreaAvg } from 'h3-js'
import { Problem } from '../problem.ts'
import type { Grid } from './grid.ts'
import { gridOfCells } from './grid-of-cells.ts'
import {
  BASE_CELLS,
  cellCentre,
  cellIsPentagon,
  cellReachMetres,
  childCell,
  forEachDescendant,
} from './h3-index.ts'
import { Outline } from './outline.ts'
import { regionAreaSquareMetres, regionParts } from './read-region.ts'
import type { Region } from './region.ts'

/** Most cells a region may have. */
export const MOST_CELLS = 10_000_000

/** About how many cells a region takes at a resolution, by its area. */
export function estimateCells(region: Region, resolution: number): number {
  return Math.round(regionAreaSquareMetres(region) / getHexagonAreaAvg(resolution, 'm2'))
}

/**
 * The cells whose centre lies in the region, or, with a margin, within `marginMetres` of it,
 * sorted by index.
 * @throws Problem bad_input where that is no cell, or more than MOST_CELLS.
 */
export function cellsOfRegion(region: Region, resolution: number, marginMetres = 0): Grid {
  const estimate = estimateCells(region, resolution)
  if (estimate > MOST_CELLS)
    throw new Problem(
      'bad_input',
      `The region takes about ${estimate.toLocaleString('en')} cells at resolution ${resolution}, more than the ${MOST_CELLS.toLocaleString('en')} a project holds: choose a smaller region or a coarser resolution.`,
    )
  const grid = cellsWithin(new Outline(regionParts(region)), resolution, marginMetres)
  if (grid.length === 0)
    throw new Problem(
      'bad_input',
      `The region holds the centre of no cell at resolution ${resolution}: choose a larger region or a finer resolution.`,
    )
  return grid
}

/**
 * The cells whose centre lies inside an outline or within a margin of it, by descent from the base
 * cells: a branch that no edge touches is wholly in or wholly out, so only the border is tested
 * cell by cell, and memory stays flat whatever the polygon's size.
 */
export function cellsWithin(outline: Outline, resolution: number, marginMetres = 0): Grid {
  const lo: number[] = []
  const hi: number[] = []
  const take = (l: number, h: number) => {
    lo.push(l)
    hi.push(h)
  }
  const isIn = (lon: number, lat: number) =>
    outline.contains(lon, lat) ||
    (marginMetres > 0 && outline.edgeDistanceMetres(lon, lat, marginMetres) <= marginMetres)

  const descend = (l: number, h: number, level: number) => {
    const [lat, lon] = cellCentre(l, h)
    if (level === resolution) {
      if (isIn(lon, lat)) take(l, h)
      return
    }
    if (!outline.touches(lon, lat, cellReachMetres(level) + marginMetres)) {
      if (outline.contains(lon, lat)) forEachDescendant(l, h, level, resolution, take)
      return
    }
    const pentagon = cellIsPentagon(l, h)
    for (let digit = 0; digit < 7; digit++) {
      if (pentagon && digit === 1) continue
      const [childLo, childHi] = childCell(l, h, level + 1, digit)
      descend(childLo, childHi, level + 1)
    }
  }
  for (const [l, h] of BASE_CELLS) descend(l, h, 0)
  return gridOfCells(resolution, Uint32Array.from(lo), Uint32Array.from(hi))
}
