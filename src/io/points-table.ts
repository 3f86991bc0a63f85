import { Problem } from '../core/problem.ts'
import {
  columnFor,
  complain,
  idsIn,
  numbersIn,
  type PlainTable,
  readPlainTable,
  requiredColumn,
} from './plain-table.ts'

/** Points that are demand and candidates alike. */
export interface PointsTable {
  readonly ids: readonly string[]
  /** Metres on a plane, or degrees of longitude and latitude on the globe. */
  readonly x: Float64Array
  readonly y: Float64Array
  readonly isGlobe: boolean
  readonly demand: Float64Array
}

/**
 * Reads points: id, x and y in metres or lat and lon in degrees, demand.
 * @throws Problem bad_input where a column is missing, a cell is not a number or out of range, or
 *   an id comes twice
 */
export function readPointsTable(
  text: string,
  fileName: string,
  mapping: Readonly<Record<string, string>>,
): PointsTable {
  const table = readPlainTable(text, fileName)
  const ids = idsIn(table, requiredColumn(table, mapping, 'id', ['id']))
  const seen = new Set<string>()
  const twice = ids.filter((id) => seen.has(id) || !seen.add(id))
  complain(table, twice, 'these ids come twice:')
  const place = placeOf(table, mapping)
  const demand = numbersIn(table, requiredColumn(table, mapping, 'demand', ['demand', 'weight']), 0)
  return { ids, ...place, demand }
}

function placeOf(table: PlainTable, mapping: Readonly<Record<string, string>>) {
  const lat = columnFor(table, mapping, 'lat', ['lat', 'latitude'])
  const lon = columnFor(table, mapping, 'lon', ['lon', 'lng', 'longitude'])
  const x = columnFor(table, mapping, 'x', ['x'])
  const y = columnFor(table, mapping, 'y', ['y'])
  if (x !== undefined && y !== undefined) {
    return { x: numbersIn(table, x, -Infinity), y: numbersIn(table, y, -Infinity), isGlobe: false }
  }
  if (lat === undefined || lon === undefined)
    throw new Problem(
      'bad_input',
      `${table.fileName} has neither x and y (metres) nor lat and lon (degrees): name them with --map x=COLUMN,y=COLUMN or --map lat=COLUMN,lon=COLUMN.`,
    )
  const globe = {
    x: numbersIn(table, lon, -Infinity),
    y: numbersIn(table, lat, -Infinity),
    isGlobe: true,
  }
  const outside = table.rows.flatMap((_, row) => {
    const isOnGlobe = Math.abs(globe.y[row]!) <= 90 && Math.abs(globe.x[row]!) <= 360
    return isOnGlobe ? [] : [`row ${row + 1}`]
  })
  complain(table, outside, 'lat and lon leave the globe in')
  return globe
}
