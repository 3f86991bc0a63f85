import type { DatasetKind } from '../core/dataset/kinds.ts'
import { LINE, POINT, type Shape } from '../core/dataset/shapes.ts'
import { boundaryOfCell, centreOfCell, isCell } from '../core/grid/cell-shape.ts'
import { Problem } from '../core/problem.ts'
import { findHeading, listHeadings, mappedHeading } from './columns.ts'
import { notANumber, parseNumber } from './field-value.ts'
import type { SourceRow } from './format.ts'
import type { Fault, PlaceKey, ReadRequest } from './import.ts'
import { cellIsArea, closedPolygon } from './kind-shape.ts'
import { quote } from './quote.ts'
import { looksLikeWkt, parseWkt } from './wkt.ts'

/** Headings under which each part of a place is found, in order of preference. */
const NAMES: Readonly<Record<PlaceKey, readonly string[]>> = {
  lat: ['lat', 'latitude', '纬度', '緯度', 'y'],
  lon: ['lon', 'lng', 'long', 'longitude', '经度', '經度', 'x'],
  wkt: ['wkt', 'geometry', 'geom', 'the_geom', 'shape'],
  h3: ['h3', 'h3_index', 'h3_cell', 'cell', 'hex', 'hex_id'],
}

/** Reads the place of a row. */
export interface PlaceReader {
  /** What messages name as the place's column, e.g. 'lat'. */
  readonly column: string
  read(row: SourceRow): Shape | Fault
}

/**
 * Finds how the rows of a table state their place: by the mapping, else latitude and longitude,
 * else well-known text (under any heading, if the first row holds it), else H3.
 * @throws Problem bad_input where they state none.
 */
export function findTablePlace(
  headings: readonly string[],
  firstRow: readonly unknown[],
  request: ReadRequest,
): PlaceReader {
  const { mapping, fileName } = request
  const mapped = (key: PlaceKey) => mappedHeading(headings, mapping, key, fileName)
  const isMapped = { wkt: mapped('wkt'), h3: mapped('h3') }
  if (isMapped.wkt !== undefined) return wktReader(isMapped.wkt, headings)
  if (isMapped.h3 !== undefined) return cellReader(isMapped.h3, headings, request.kind)
  const trip = request.kind === 'trips' ? tripReader(headings) : undefined
  if (trip) return trip
  const lat = mapped('lat') ?? findHeading(headings, NAMES.lat)
  const lon = mapped('lon') ?? findHeading(headings, NAMES.lon)
  if (lat >= 0 && lon >= 0) return pointReader(lat, lon, headings)
  const named = findHeading(headings, NAMES.wkt)
  const wkt =
    named >= 0
      ? named
      : firstRow.findIndex((cell) => typeof cell === 'string' && looksLikeWkt(cell))
  if (wkt >= 0) return wktReader(wkt, headings)
  const h3 = findHeading(headings, NAMES.h3)
  if (h3 >= 0) return cellReader(h3, headings, request.kind)
  throw new Problem(
    'bad_input',
    `${fileName} has no coordinate column; its columns are ${listHeadings(headings)}: name them with --map lat=COLUMN,lon=COLUMN, --map wkt=COLUMN or --map h3=COLUMN.`,
  )
}

function pointReader(lat: number, lon: number, headings: readonly string[]): PlaceReader {
  const column = headings[lat]!
  return {
    column,
    read(row) {
      const y = readDegrees(row.cell(lat), column)
      if (typeof y !== 'number') return y
      const x = readDegrees(row.cell(lon), headings[lon]!)
      return typeof x === 'number' ? { type: POINT, parts: [[x, y]] } : x
    },
  }
}

/** A trip may state both of its ends in columns: origin_lat, origin_lon, destination_lat, … */
function tripReader(headings: readonly string[]): PlaceReader | undefined {
  const ends = [
    ['origin_lon', 'from_lon', 'o_lon'],
    ['origin_lat', 'from_lat', 'o_lat'],
    ['destination_lon', 'to_lon', 'd_lon'],
    ['destination_lat', 'to_lat', 'd_lat'],
  ].map((names) => findHeading(headings, names))
  if (ends.some((heading) => heading < 0)) return undefined
  return {
    column: headings[ends[1]!]!,
    read(row) {
      const degrees: number[] = []
      for (const heading of ends) {
        const value = readDegrees(row.cell(heading), headings[heading]!)
        if (typeof value !== 'number') return value
        degrees.push(value)
      }
      return { type: LINE, parts: [degrees] }
    },
  }
}

function readDegrees(cell: unknown, column: string): number | Fault {
  const degrees = parseNumber(cell)
  if (degrees === undefined) {
    return { column, code: 'not_a_number', message: notANumber(cell, column) }
  }
  return Number.isNaN(degrees) ? noPlace(column) : degrees
}

function wktReader(heading: number, headings: readonly string[]): PlaceReader {
  const column = headings[heading]!
  return {
    column,
    read(row) {
      const text = textOf(row.cell(heading))
      if (!text) return noPlace(column)
      const shape = parseWkt(text)
      return typeof shape === 'string' ? { column, code: 'bad_geometry', message: shape } : shape
    },
  }
}

function cellReader(heading: number, headings: readonly string[], kind: DatasetKind): PlaceReader {
  const column = headings[heading]!
  return {
    column,
    read(row) {
      const cell = textOf(row.cell(heading)).toLowerCase()
      if (!cell) return noPlace(column)
      if (!isCell(cell)) {
        return { column, code: 'bad_geometry', message: `${quote(cell)} is not an H3 cell.` }
      }
      if (cellIsArea(kind)) return closedPolygon([boundaryOfCell(cell)])
      return { type: POINT, parts: [centreOfCell(cell)] }
    },
  }
}

function textOf(cell: unknown): string {
  return typeof cell === 'string' ? cell.trim() : String(cell ?? '')
}

function noPlace(column: string): Fault {
  return {
    column,
    code: 'missing',
    message: `Column '${column}' is empty, so the row has no place.`,
  }
}
