import { type Dataset, textColumn } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'
import type { Parameters } from '../score/profile.ts'
import { type Places, placesAt } from './catchment.ts'

/** One station of the data. */
export interface StationRow {
  readonly dataset: Dataset
  readonly row: number
}

/** Which stations serve: the switches of a profile. */
export type ServiceRules = Pick<Parameters, 'compatiblePacks' | 'buildingServes'>

/**
 * The stations that serve our demand: open swap stations of our own, and others' whose pack fits.
 * A pack fits that one of our own stations or the profile names. Packs do not fit across brands
 * otherwise, chargers do not swap, and what is planned or closed serves nobody; what is being built
 * counts as open where the profile's switch says so.
 */
export function servingRows(stations: readonly Dataset[], rules: ServiceRules): StationRow[] {
  const fitting = fittingPacks(stations, rules)
  return stations.flatMap((dataset) => {
    const [own, technology, pack] = ['own', 'technology', 'pack'].map((field) =>
      textColumn(dataset, field),
    )
    return Array.from({ length: dataset.rows }, (_, row) => ({ dataset, row })).filter(
      ({ row }) =>
        technology![row] === 'swap' &&
        isOpen(dataset, row, rules) &&
        (own![row] === 'own' || fitting.has(packName(pack![row]!))),
    )
  })
}

/** Whether a station is open, or counts as open. */
export function isOpen(
  dataset: Dataset,
  row: number,
  { buildingServes }: Pick<ServiceRules, 'buildingServes'>,
): boolean {
  const status = dataset.texts.status?.[row]
  return status === 'open' || (buildingServes && status === 'building')
}

/** The places of the stations that serve. */
export function servingStations(stations: readonly Dataset[], rules: ServiceRules): Places {
  const at = servingRows(stations, rules).map(({ dataset, row }) =>
    firstVertex(dataset.shapes, row),
  )
  return placesAt(
    Float64Array.from(at, ([, lat]) => lat),
    Float64Array.from(at, ([lon]) => lon),
  )
}

/** Names of the packs that our vehicles take, in lower case. */
function fittingPacks(stations: readonly Dataset[], rules: ServiceRules): Set<string> {
  const packs = new Set(rules.compatiblePacks.map(packName))
  for (const dataset of stations) {
    const [own, technology, pack] = ['own', 'technology', 'pack'].map((field) =>
      textColumn(dataset, field),
    )
    for (let row = 0; row < dataset.rows; row++)
      if (own![row] === 'own' && technology![row] === 'swap') packs.add(packName(pack![row]!))
  }
  packs.delete('')
  return packs
}

function packName(pack: string): string {
  return pack.trim().toLowerCase()
}
