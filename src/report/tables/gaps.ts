import type { CorridorCoverage } from '../../core/coverage/corridor-coverage.ts'
import { LINE, ShapesBuilder } from '../../core/dataset/shapes.ts'
import type { Table } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { number, text } from './columns.ts'

/** All stretches of highway without a station, longest first. */
export function gapsTable({ input, words }: ReportContext, corridors: CorridorCoverage): Table {
  const rows = corridors.routes.flatMap(({ gaps }) => gaps).sort((a, b) => b.metres - a.metres)
  const label = words.corridors
  const shapes = new ShapesBuilder()
  for (const { lonLat } of rows) shapes.add({ type: LINE, parts: [lonLat] })
  const end = (station: number) => input.coverage.network.stations[station]?.name ?? label.end
  return {
    name: 'gaps',
    title: words.sheets.gaps,
    length: rows.length,
    label: 'ref',
    style: { colour: '#000000' },
    columns: [
      text(rows, 'ref', label.ref, ({ ref }) => ref),
      text(rows, 'direction', label.direction, ({ direction }) => label.compass[direction]),
      number(rows, 'length_km', label.length, ({ metres }) => metres / 1000, {
        unit: 'km',
        digits: 1,
      }),
      number(rows, 'at_least', label.atLeast(''), ({ isBound }) => (isBound ? 1 : 0)),
      text(rows, 'from_station', label.from, ({ before }) => end(before)),
      text(rows, 'to_station', label.to, ({ after }) => end(after)),
      { type: 'shape', name: 'line', shapes: shapes.finish() },
    ],
  }
}
