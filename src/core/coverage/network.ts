import { type Places, placesAt } from '../criteria/catchment.ts'
import { idOf } from '../criteria/partner-site.ts'
import { type ServiceRules, type StationRow, servingRows } from '../criteria/serving-stations.ts'
import type { Dataset } from '../dataset/dataset.ts'
import { firstVertex } from '../dataset/shapes.ts'

/** One station of a network that serves. */
export interface NetworkStation {
  readonly id: string
  readonly name: string
  readonly operator: string
  /** ISO date, '' where it is not known. */
  readonly opened: string
  /** NaN = unknown. */
  readonly generation: number
  /** Swaps/day as recorded; NaN = not recorded. */
  readonly recorded: number
  readonly generated: boolean
}

/** The stations whose coverage is measured, and their places, parallel. */
export interface Network {
  readonly stations: readonly NetworkStation[]
  readonly places: Places
}

/** What a network is: for the words of a report. */
export type NetworkName =
  | { readonly kind: 'open' | 'building' }
  | { readonly kind: 'openedBy'; readonly date: string }
  | { readonly kind: 'plan' | 'scenario'; readonly name: string }

/** A network and what it is. */
export interface NamedNetwork {
  readonly name: NetworkName
  readonly network: Network
}

/** The stations that serve now. */
export function openNetwork(datasets: readonly Dataset[], rules: ServiceRules): Network {
  return networkOfRows(servingRows(stationsOf(datasets), rules))
}

/** Those that serve now, and those being built. */
export function buildingNetwork(datasets: readonly Dataset[], rules: ServiceRules): Network {
  return openNetwork(datasets, { ...rules, buildingServes: true })
}

/**
 * Those that serve now and were open on a date; a station whose opening is not known counts.
 * @param date ISO
 */
export function earlierNetwork(
  datasets: readonly Dataset[],
  rules: ServiceRules,
  date: string,
): Network {
  const rows = servingRows(stationsOf(datasets), rules)
  return networkOfRows(
    rows.filter(({ dataset, row }) => (dataset.texts.opened?.[row] ?? '') <= date),
  )
}

/** A network with stations of a plan beside it. */
export function withStations(
  { stations, places }: Network,
  added: readonly { readonly id: string; readonly name: string; lat: number; lon: number }[],
): Network {
  const unknown = { operator: '', opened: '', generation: Number.NaN, recorded: Number.NaN }
  return {
    stations: [
      ...stations,
      ...added.map(({ id, name }) => ({ id, name, ...unknown, generated: false })),
    ],
    places: placesAt(
      Float64Array.from([...places.lat, ...added.map(({ lat }) => lat)]),
      Float64Array.from([...places.lon, ...added.map(({ lon }) => lon)]),
    ),
  }
}

function stationsOf(datasets: readonly Dataset[]): Dataset[] {
  return datasets.filter(({ kind }) => kind === 'stations')
}

function networkOfRows(rows: readonly StationRow[]): Network {
  const at = rows.map(({ dataset, row }) => firstVertex(dataset.shapes, row))
  const stations = rows.map(({ dataset, row }): NetworkStation => {
    const text = (field: string) => dataset.texts[field]?.[row] ?? ''
    const number = (field: string) => dataset.numbers[field]?.[row] ?? Number.NaN
    return {
      id: idOf(dataset, row),
      name: text('name') || idOf(dataset, row),
      operator: text('operator'),
      opened: text('opened'),
      generation: number('generation'),
      recorded: number('swaps_per_day'),
      generated: dataset.provenance.generated,
    }
  })
  return {
    stations,
    places: placesAt(
      Float64Array.from(at, ([, lat]) => lat),
      Float64Array.from(at, ([lon]) => lon),
    ),
  }
}
