import { servingRows } from '../criteria/serving-stations.ts'
import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'

/** A station that serves before anything opens. */
export interface StandingStation {
  readonly id: string
  readonly name: string
  /** Degrees. */
  readonly lat: number
  readonly lon: number
}

/** Our own open swap stations; with `building` those being built too. */
export function standingStations(
  stations: readonly Dataset[],
  building: boolean,
): StandingStation[] {
  return servingRows(stations, building).map(({ dataset, row }) => {
    const [lon, lat] = firstVertex(dataset.shapes, row)
    const id = textColumn(dataset, 'id')[row] || `${dataset.hash.slice(0, 8)}:${row + 1}`
    return { id, name: textColumn(dataset, 'name')[row]!, lat, lon }
  })
}
