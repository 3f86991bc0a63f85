import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { type Places, placesAt } from './catchment.ts'

/**
 * The places of stations that serve our demand: our own open swap stations. Packs do not fit across
 * brands, chargers do not swap, and what is planned, being built or closed serves nobody today.
 */
export function servingStations(stations: readonly Dataset[]): Places {
  const lat: number[] = []
  const lon: number[] = []
  for (const dataset of stations) {
    const [own, technology, status] = ['own', 'technology', 'status'].map((field) =>
      textColumn(dataset, field),
    )
    for (let row = 0; row < dataset.rows; row++) {
      if (own![row] !== 'own' || technology![row] !== 'swap' || status![row] !== 'open') continue
      const [x, y] = firstVertex(dataset.shapes, row)
      lon.push(x)
      lat.push(y)
    }
  }
  return placesAt(Float64Array.from(lat), Float64Array.from(lon))
}
