import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { type Places, placesAt } from './catchment.ts'

/** A station as a row of its dataset. */
export interface StationRow {
  readonly dataset: Dataset
  readonly row: number
}

/**
 * The stations that serve our demand: our own open swap stations. Packs do not fit across brands,
 * chargers do not swap, and what is planned, being built or closed serves nobody today.
 * @param building also those that are being built
 */
export function servingRows(stations: readonly Dataset[], building = false): StationRow[] {
  return stations.flatMap((dataset) => {
    const [own, technology, status] = ['own', 'technology', 'status'].map((field) =>
      textColumn(dataset, field),
    )
    return Array.from({ length: dataset.rows }, (_, row) => ({ dataset, row })).filter(
      ({ row }) =>
        own![row] === 'own' &&
        technology![row] === 'swap' &&
        (status![row] === 'open' || (building && status![row] === 'building')),
    )
  })
}

/** The places of the stations that serve our demand. */
export function servingStations(stations: readonly Dataset[]): Places {
  const at = servingRows(stations).map(({ dataset, row }) => firstVertex(dataset.shapes, row))
  return placesAt(
    Float64Array.from(at, ([, lat]) => lat),
    Float64Array.from(at, ([lon]) => lon),
  )
}
