import type { NetworkStation } from '../../core/coverage/network.ts'
import { capacityOf } from '../../core/coverage/station-load.ts'
import type { Table } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { number, share, text } from './columns.ts'

/** Every station that counts, and what falls to it. */
export function stationsTable({ input, words }: ReportContext): Table {
  const { network, load } = input.coverage
  const rows = network.stations
  const label = words.stations
  const capacity = (row: NetworkStation) => capacityOf(input.frame.profile.parameters, row)
  return {
    name: 'stations',
    title: words.sheets.stations,
    length: rows.length,
    label: 'name',
    style: { colour: '#27508f' },
    columns: [
      text(rows, 'id', 'ID', ({ id }) => id),
      text(rows, 'name', label.name, ({ name }) => name),
      { type: 'point', name: 'place', lat: network.places.lat, lon: network.places.lon },
      number(rows, 'vehicles', label.vehicles, (_, i) => load.vehicles[i]),
      number(rows, 'modelled_swaps_per_day', label.modelled, (_, i) => load.swaps[i], {
        digits: 1,
      }),
      number(rows, 'recorded_swaps_per_day', label.swaps, ({ recorded }) => recorded),
      number(rows, 'capacity_swaps_per_day', label.capacity, capacity),
      share(rows, 'use', label.share, (row) => row.recorded / capacity(row)),
      text(rows, 'data', words.appendix.state, ({ generated }) =>
        generated ? words.appendix.generated : words.appendix.real,
      ),
    ],
  }
}
