import { cellToBoundary, cellToLatLng, cellToParent, isValidCell } from 'h3-js'

/** Whether the text is an H3 index of a cell, as 15 hexadecimal digits. */
export function isCell(text: string): boolean {
  return isValidCell(text)
}

/** Centre of a cell in degrees. */
export function centreOfCell(cell: string): [lon: number, lat: number] {
  const [lat, lon] = cellToLatLng(cell)
  return [lon, lat]
}

/** Outline of a cell in degrees as one flat closed ring: lon, lat, lon, lat … */
export function boundaryOfCell(cell: string): number[] {
  return cellToBoundary(cell, true).flat()
}

/** The ancestor of a cell at a coarser resolution. */
export function ancestorOfCell(cell: string, resolution: number): string {
  return cellToParent(cell, resolution)
}
