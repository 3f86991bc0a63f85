import { idOf } from '../criteria/partner-site.ts'
import { type ServiceRules, servingRows } from '../criteria/serving-stations.ts'
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

/** The stations that serve under these rules. */
export function standingStations(
  stations: readonly Dataset[],
  rules: ServiceRules,
): StandingStation[] {
  return servingRows(stations, rules).map(({ dataset, row }) => {
    const [lon, lat] = firstVertex(dataset.shapes, row)
    return { id: idOf(dataset, row), name: textColumn(dataset, 'name')[row]!, lat, lon }
  })
}
