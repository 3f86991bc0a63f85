import type { PickingInfo } from '@deck.gl/core'
import { latLngToCell } from 'h3-js'
import { rowOfCell, splitCell } from '../../core/grid/grid.ts'
import type { Frame } from '../../core/score/frame.ts'
import type { Feature } from '../state/feature.ts'
import { type Hover, NO_ROW } from '../state/store.ts'
import { markWords } from './mark-words.ts'

/**
 * Row of the cell at a place. Asked of the grid, not of the graphics card: the place gives the
 * cell, a binary search its row, whatever the number of cells.
 */
export function rowAt(place: readonly number[] | undefined, frame: Frame | undefined): number {
  if (!frame || !place) return NO_ROW
  const [lon, lat] = place as [number, number]
  if (!(Math.abs(lat) <= 90)) return NO_ROW
  return rowOfCell(frame.grid, ...splitCell(latLngToCell(lat, lon, frame.grid.resolution)))
}

/** What the tooltip shows for a position of the pointer; nothing off the region and off the map. */
export function hoverAt(info: PickingInfo, frame: Frame | undefined): Hover | undefined {
  if (info.x < 0 || info.y < 0) return undefined
  const row = rowAt(info.coordinate, frame)
  const feature = info.object as Feature | undefined
  const mark = feature ? { mark: markWords(feature) } : {}
  if (row === NO_ROW && !feature) return undefined
  return { row, x: info.x, y: info.y, ...mark }
}
