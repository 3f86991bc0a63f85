import { create } from 'zustand'
import type { PolygonRings } from '../../core/scenario/change.ts'
import type { Frame } from '../../core/score/frame.ts'
import { useClient } from './store.ts'

/** Cells selected by a shape: those whose site lies in it. */
export interface AreaSelection {
  readonly polygon: PolygonRings
  readonly rows: Uint32Array
}

/** The shape on the map, with the rows in it; nothing selected: undefined. */
export const useAreaSelection = create<{ readonly selection: AreaSelection | undefined }>(() => ({
  selection: undefined,
}))

export function selectArea(polygon: PolygonRings): void {
  const { frame } = useClient.getState()
  if (frame) useAreaSelection.setState({ selection: { polygon, rows: rowsWithin(frame, polygon) } })
}

export function clearArea(): void {
  useAreaSelection.setState({ selection: undefined })
}

/** Rows whose site lies in a polygon's outline, by counting the edges a ray to the east crosses. */
export function rowsWithin(
  { siteLat, siteLon }: Pick<Frame, 'siteLat' | 'siteLon'>,
  [outline = []]: PolygonRings,
): Uint32Array {
  const lats = outline.map(([, lat]) => lat)
  const lons = outline.map(([lon]) => lon)
  const [west, east] = [Math.min(...lons), Math.max(...lons)]
  const [south, north] = [Math.min(...lats), Math.max(...lats)]
  const rows: number[] = []
  for (let row = 0; row < siteLat.length; row++) {
    const [lat, lon] = [siteLat[row]!, siteLon[row]!]
    if (lat < south || lat > north || lon < west || lon > east) continue
    let inside = false
    for (let k = 1; k < outline.length; k++) {
      const [y0, y1] = [lats[k - 1]!, lats[k]!]
      if (y0 > lat === y1 > lat) continue
      const crossing = lons[k - 1]! + ((lat - y0) / (y1 - y0)) * (lons[k]! - lons[k - 1]!)
      if (lon < crossing) inside = !inside
    }
    if (inside) rows.push(row)
  }
  return Uint32Array.from(rows)
}

/** Figures of a selection; scores are 0–100, NaN where no cell of it is scored. */
export interface AreaTotals {
  readonly cells: number
  readonly scored: number
  readonly mean: number
  readonly best: number
  readonly bestRow: number
  /** Partner sites that are the best one of a cell in it. */
  readonly partners: number
}

export function totalsOf(rows: Uint32Array, frame: Frame, scores: Float64Array): AreaTotals {
  let [sum, scored, best, bestRow, partners] = [0, 0, Number.NaN, -1, 0]
  for (const row of rows) {
    if (frame.partnerRow[row]! >= 0) partners++
    const score = scores[row]!
    if (Number.isNaN(score)) continue
    sum += score
    scored++
    if (!(score <= best)) [best, bestRow] = [score, row]
  }
  return { cells: rows.length, scored, mean: sum / scored, best, bestRow, partners }
}
