import { numberColumn, textColumn } from '../dataset/dataset.ts'
import { distanceMetres } from '../grid/sphere.ts'
import { type EvidenceFeature, type Fact, featureOf } from './evidence.ts'
import type { StationRow } from './serving-stations.ts'
import type { Surroundings } from './surroundings.ts'

/** A station and how far it stands from a site, straight line. */
export interface NearStation {
  readonly station: StationRow
  readonly metres: number
}

/** The stations that serve, the nearest to a site first. */
export function servingByDistance(around: Surroundings, row: number): NearStation[] {
  const { lat, lon } = around.servingStations
  const [siteLat, siteLon] = [around.sites.lat[row]!, around.sites.lon[row]!]
  return around.servingRows
    .map((station, s) => ({
      station,
      metres: distanceMetres(siteLat, siteLon, lat[s]!, lon[s]!),
    }))
    .sort((a, b) => a.metres - b.metres)
}

/** A serving station as evidence. */
export function stationFeature(
  { station, metres }: NearStation,
  role = 'serving station',
  more: readonly Fact[] = [],
): EvidenceFeature {
  const { dataset, row } = station
  return featureOf(role, station, metres, [
    ...more,
    { what: 'operator', value: textColumn(dataset, 'operator')[row]!, unit: '' },
    { what: 'generation', value: numberColumn(dataset, 'generation')[row]!, unit: '' },
    { what: 'records', value: numberColumn(dataset, 'swaps_per_day')[row]!, unit: 'swaps/day' },
  ])
}
