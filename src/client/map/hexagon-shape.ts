import { cellToBoundary, cellToLatLng, gridDisk, latLngToCell } from 'h3-js'

// What deck.gl takes a degree of latitude to be.
const METRES_PER_DEGREE = 40.03e6 / 360

/** Corners of one hexagon in metres east and north of its centre. */
export type HexagonCorners = readonly (readonly [east: number, north: number])[]

/**
 * The hexagon that stands for all cells near a point: one shape drawn many times is what makes
 * 200,000 cells fluid. Its error grows with the distance.
 */
export function hexagonCornersNear(lat: number, lon: number, resolution: number): HexagonCorners {
  const cells = gridDisk(latLngToCell(lat, lon, resolution), 2)
  // Cells on an edge of H3's icosahedron have more corners: their neighbours do not.
  const cell = cells.find((id) => cellToBoundary(id).length === 6) ?? cells[0]!
  const [centreLat, centreLon] = cellToLatLng(cell)
  const metresPerDegreeEast = METRES_PER_DEGREE * Math.cos((centreLat * Math.PI) / 180)
  return cellToBoundary(cell).map(([cornerLat, cornerLon]) => [
    (cornerLon - centreLon) * metresPerDegreeEast,
    (cornerLat - centreLat) * METRES_PER_DEGREE,
  ])
}

/** The exact outline of a cell, closed, as [lon, lat]. */
export function cellOutline(cell: string): [lon: number, lat: number][] {
  const corners = cellToBoundary(cell, true) as [number, number][]
  return [...corners, corners[0]!]
}
