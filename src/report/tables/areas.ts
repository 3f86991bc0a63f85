import type { AreaLevel } from '../../core/coverage/area-coverage.ts'
import { ShapesBuilder, shapeOf } from '../../core/dataset/shapes.ts'
import type { Table } from '../../io/write/table.ts'
import type { ReportContext } from '../report-context.ts'
import { missingOf } from '../sections/areas.ts'
import { number, SHARE_STYLE, share, text } from './columns.ts'

/** A table a level of the boundaries. */
export function areaTables(context: ReportContext): Table[] {
  const { levels } = context.input.coverage
  return levels.map((level, i) => areaTable(context, level, levels.length > 1 ? `_${i + 1}` : ''))
}

function areaTable({ words, nameOf }: ReportContext, level: AreaLevel, suffix: string): Table {
  const rows = level.areas
  const label = words.areas
  const shapes = new ShapesBuilder()
  for (const { dataset, row } of rows) shapes.add(shapeOf(dataset.shapes, row))
  return {
    name: `areas${suffix}`,
    title: level.level ? `${words.sheets.areas} ${level.level}` : words.sheets.areas,
    length: rows.length,
    label: 'name',
    style: { by: 'vehicles_covered_share', classes: SHARE_STYLE },
    columns: [
      text(rows, 'id', 'ID', ({ id }) => id),
      text(rows, 'name', label.area, nameOf),
      number(rows, 'vehicles', label.vehicles, (a) => a.vehicles?.total),
      number(rows, 'vehicles_covered', label.covered, (a) => a.vehicles?.covered),
      share(rows, 'vehicles_covered_share', label.share, (a) => a.vehicles?.share),
      number(rows, 'people', words.coverage.people, (a) => a.people?.total),
      share(rows, 'people_covered_share', label.people, (a) => a.people?.share),
      number(rows, 'stations', label.stations, ({ stations }) => stations),
      number(rows, 'vehicles_per_station', label.ratio, (a) => a.vehiclesPerStation),
      number(rows, 'stations_needed', label.needed, ({ needed }) => needed),
      number(rows, 'stations_missing', label.missing, missingOf),
      { type: 'shape', name: 'outline', shapes: shapes.finish() },
    ],
  }
}
