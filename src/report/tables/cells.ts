import { nearestMetres } from '../../core/coverage/service-distance.ts'
import type { Column, Table } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { SHARE_STYLE } from './columns.ts'

/** Every cell: its score, what is there, how much of it is covered, how far the nearest station. */
export function cellsTable({ input, words }: ReportContext): Table {
  const { ground, covered, distance } = input.coverage
  const numbers = (
    name: string,
    title: string,
    values: ArrayLike<number> | undefined,
    digits = 1,
  ): Column[] => (values ? [{ type: 'number', name, title, digits, values }] : [])
  return {
    name: 'cells',
    title: words.sheets.cells,
    length: ground.grid.length,
    style: { by: 'covered_share', classes: SHARE_STYLE },
    columns: [
      { type: 'cell', name: 'cell', cells: ground.grid },
      ...numbers('score', words.score.map, input.scores?.values),
      ...numbers('vehicles', words.coverage.vehicles, ground.vehicles, 2),
      ...numbers('people', words.coverage.people, ground.people),
      ...numbers('swaps_per_day', words.coverage.swaps, ground.swaps, 2),
      {
        type: 'number',
        name: 'covered_share',
        title: words.coverage.share,
        unit: 'share',
        digits: 1,
        values: covered,
      },
      ...numbers('nearest_station_m', `${words.coverage.stats} (m)`, nearestMetres(distance), 0),
    ],
  }
}
