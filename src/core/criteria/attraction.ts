import { type Dataset, numberColumn, textColumn } from '../dataset/dataset.ts'
import type { Host } from '../dataset/kinds.ts'
import { firstVertex } from '../dataset/shapes.ts'
import { placesAt } from './catchment.ts'
import type { Rivals } from './competition.ts'

/** Design swaps/day by generation (domain.md, "Stations"); of generation 1 the maker's figure. */
const DESIGN_SWAPS_PER_DAY: Readonly<Record<number, number>> = { 1: 120, 2: 312, 3: 408, 4: 480 }
/** A station of generation 2 at a fuel station attracts 1; of an unknown generation likewise. */
const REFERENCE_SWAPS_PER_DAY = 312
/** The most vehicles a day one charging bay serves (thesis 4.2.3): 25.2 kWh in 49.9 minutes. */
const BAY_VEHICLES_PER_DAY = 28.8

/** What else there is to do at the place meanwhile: assumed, mild. */
const HOST_PULL: Readonly<Record<Host, number>> = {
  fuel: 1,
  parking: 1,
  mall: 1.2,
  supermarket: 1.1,
  furniture: 1.1,
  diy: 1.1,
  other: 0.9,
}

/**
 * Attraction of a station in the Huff model: capacity over that of generation 2, × its host.
 * @param swapsPerDay the most it can serve in a day; NaN where it is not known
 */
export function attractionOf(swapsPerDay: number, host?: Host): number {
  const capacity = Number.isNaN(swapsPerDay) ? REFERENCE_SWAPS_PER_DAY : swapsPerDay
  return (capacity / REFERENCE_SWAPS_PER_DAY) * (host ? HOST_PULL[host] : 1)
}

/** Swaps/day a station of a generation is designed for; NaN where the generation is not known. */
export function designSwapsPerDay(generation: number): number {
  return DESIGN_SWAPS_PER_DAY[generation] ?? Number.NaN
}

/**
 * The open stations that demand may choose between: swap stations by their generation; a charger,
 * which any car can use, as one bay. Chargers of our own take nothing from ourselves that counts.
 */
export function rivalsOf(stations: readonly Dataset[]): Rivals {
  const [lat, lon, attraction, own]: [number[], number[], number[], number[]] = [[], [], [], []]
  for (const dataset of stations) {
    const [owner, technology, status] = ['own', 'technology', 'status'].map((field) =>
      textColumn(dataset, field),
    )
    const generation = numberColumn(dataset, 'generation')
    for (let row = 0; row < dataset.rows; row++) {
      const isCharger = technology![row] === 'charge'
      if (status![row] !== 'open' || (isCharger && owner![row] === 'own')) continue
      const [x, y] = firstVertex(dataset.shapes, row)
      lon.push(x)
      lat.push(y)
      const capacity = isCharger ? BAY_VEHICLES_PER_DAY : designSwapsPerDay(generation[row]!)
      attraction.push(attractionOf(capacity))
      own.push(owner![row] === 'own' ? 1 : 0)
    }
  }
  return {
    places: placesAt(Float64Array.from(lat), Float64Array.from(lon)),
    attraction: Float64Array.from(attraction),
    own: Uint8Array.from(own),
  }
}
