import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import type { Host } from '../dataset/kinds.ts'
import { firstVertex } from '../dataset/shapes.ts'
import type { Parameters } from '../score/profile.ts'
import { placesAt } from './catchment.ts'
import type { Rivals } from './competition.ts'
import type { CompetitionParameters } from './competition-parameters.ts'
import { isOpen, type StationRow } from './serving-stations.ts'

/**
 * Attraction of a station in the Huff model: capacity over that of the reference, × its host.
 * @param swapsPerDay the most it can serve in a day; NaN where it is not known: the reference's
 */
export function attractionOf(
  swapsPerDay: number,
  { referenceSwapsPerDay, hostPull }: CompetitionParameters,
  host?: Host,
): number {
  const capacity = Number.isNaN(swapsPerDay) ? referenceSwapsPerDay : swapsPerDay
  return (capacity / referenceSwapsPerDay) * (host ? hostPull[host] : 1)
}

/** The stations that demand may choose between, with the rows they are. */
export interface StationRivals extends Rivals {
  readonly rows: readonly StationRow[]
}

/**
 * The open stations that demand may choose between: swap stations by their generation; a charger,
 * which any car can use, as one bay. Chargers of our own take nothing from ourselves that counts.
 */
export function rivalsOf(
  stations: readonly Dataset[],
  parameters: CompetitionParameters & Pick<Parameters, 'buildingServes'>,
): StationRivals {
  const rows: StationRow[] = []
  const attraction: number[] = []
  for (const dataset of stations) {
    const [owner, technology] = ['own', 'technology'].map((field) => textColumn(dataset, field))
    const generation = numberColumn(dataset, 'generation')
    for (let row = 0; row < dataset.rows; row++) {
      const isCharger = technology![row] === 'charge'
      if (!isOpen(dataset, row, parameters) || (isCharger && owner![row] === 'own')) continue
      rows.push({ dataset, row })
      const design = parameters.swapsPerDayByGeneration[generation[row]!] ?? Number.NaN
      const capacity = isCharger ? parameters.chargerVehiclesPerDay : design
      attraction.push(attractionOf(capacity, parameters))
    }
  }
  const at = rows.map(({ dataset, row }) => firstVertex(dataset.shapes, row))
  return {
    rows,
    places: placesAt(
      Float64Array.from(at, ([, lat]) => lat),
      Float64Array.from(at, ([lon]) => lon),
    ),
    attraction: Float64Array.from(attraction),
    own: Uint8Array.from(rows, ({ dataset, row }) => (dataset.texts.own?.[row] === 'own' ? 1 : 0)),
  }
}
