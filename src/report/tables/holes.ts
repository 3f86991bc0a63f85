import type { Table } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { areaOfHole } from '../sections/holes.ts'
import { number, text } from './columns.ts'

/** The largest holes and the best place for each. */
export function holesTable(context: ReportContext): Table {
  const { input, words } = context
  const rows = input.coverage.holes
  const label = words.holes
  return {
    name: 'holes',
    title: words.sheets.holes,
    length: rows.length,
    label: 'rank',
    style: { colour: '#842715' },
    columns: [
      number(rows, 'rank', '#', (_, i) => i + 1),
      text(rows, 'cell', words.sheets.cells, ({ cell }) => cell),
      {
        type: 'point',
        name: 'place',
        lat: rows.map(({ lat }) => lat),
        lon: rows.map(({ lon }) => lon),
      },
      text(rows, 'best_place', label.place, ({ partner }) => partner?.name ?? label.greenfield),
      text(rows, 'partner', words.partners.partner, ({ partner }) => partner?.partner ?? ''),
      text(rows, 'area', label.area, (hole) => areaOfHole(context, hole)),
      number(rows, 'vehicles', label.vehicles, ({ vehicles }) => vehicles),
      number(rows, 'people', label.people, ({ people }) => people),
      number(rows, 'swaps_per_day', label.swaps, ({ swaps }) => swaps, { digits: 1 }),
      number(rows, 'cost_per_vehicle', label.costTitle, (row) => row.cost / row.vehicles),
    ],
  }
}
