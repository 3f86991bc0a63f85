import type { DatasetKind } from '../core/dataset/kinds.ts'
import { LINE, POINT, type Shape } from '../core/dataset/shapes.ts'
import { boundaryOfCell, centreOfCell, isCell } from '../core/grid/cell-shape.ts'
import { Problem } from '../core/problem.ts'
import { findHeading, listHeadings, mappedHeading } from './columns.ts'
import { type CoordinateSystem, WGS84 } from './crs/coordinate-system.ts'
import { type Axis, parseDegrees, parseMetres, parsePair } from './degrees.ts'
import { notANumber } from './field-value.ts'
import type { SourceRow } from './format.ts'
import { guessPair, guessPoint, looksLikePair } from './guess-place.ts'
import type { Fault, PlaceKey, ReadRequest } from './import.ts'
import { cellIsArea, closedPolygon } from './kind-shape.ts'
import { quote } from './quote.ts'
import { looksLikeWkt, parseWkt } from './wkt.ts'

/** Headings under which each part of a place is found, in order of preference. */
const NAMES: Readonly<Record<PlaceKey, readonly string[]>> = {
  lat: [
    'lat',
    'latitude',
    '纬度',
    '緯度',
    'wgs84_lat',
    'gcj_lat',
    'bd_lat',
    'y',
    'northing',
    '纵坐标',
    '北坐标',
    'y坐标',
  ],
  lon: [
    'lon',
    'lng',
    'long',
    'longitude',
    '经度',
    '經度',
    'wgs84_lng',
    'gcj_lng',
    'bd_lng',
    'x',
    'easting',
    '横坐标',
    '东坐标',
    'x坐标',
  ],
  wkt: ['wkt', 'geometry', 'geom', 'the_geom', 'shape'],
  h3: ['h3', 'h3_index', 'h3_cell', 'cell', 'hex', 'hex_id'],
  latlon: ['latlon', 'latlng', 'lat_lng', 'lat,lon', 'lat,lng', '纬经度'],
  lonlat: ['lonlat', 'lnglat', 'lng_lat', 'lon,lat', 'lng,lat', '经纬度', '經緯度'],
}
/** Headings of one column for both coordinates, whose order its cells have to tell. */
const EITHER = [
  'location',
  'coordinates',
  'coordinate',
  'coords',
  '坐标',
  '座標',
  '位置坐标',
  'gps',
  'position',
  'point',
]

/** Reads the place of a row, in the file's own coordinates. */
export interface PlaceReader {
  /** What messages name as the place's column, e.g. 'lat'. */
  readonly column: string
  /** Headings it reads, by what each is taken for. */
  readonly columns: Readonly<Partial<Record<PlaceKey, number>>>
  /** The system it reads in, where that is not the file's: H3 cells are always in WGS84. */
  readonly system?: CoordinateSystem
  read(row: SourceRow): Shape | Fault
}

/**
 * Finds how the rows of a table state their place: by the mapping, else latitude and longitude by
 * their headings, well-known text, H3, both coordinates in one column, else two columns of numbers
 * that lie in the region.
 * @param samples the first rows, by which what no heading tells is decided
 * @throws Problem bad_input where they state none.
 */
export function findTablePlace(
  headings: readonly string[],
  samples: readonly SourceRow[],
  request: ReadRequest,
  system: CoordinateSystem,
): PlaceReader {
  const mapped = (key: PlaceKey) => mappedHeading(headings, request.mapping, key, request.fileName)
  const place =
    mappedPlace(mapped, headings, request, system) ??
    (request.kind === 'trips' ? tripReader(headings, system) : undefined) ??
    namedPlace(mapped, headings, samples, request, system) ??
    guessedPlace(headings, samples, request, system)
  if (place) return place
  throw new Problem(
    'bad_input',
    `${request.fileName} has no coordinate column; its columns are ${listHeadings(headings)}: name them with --map lat=COLUMN,lon=COLUMN, --map latlon=COLUMN, --map wkt=COLUMN or --map h3=COLUMN.`,
  )
}

type Mapped = (key: PlaceKey) => number | undefined

function mappedPlace(
  mapped: Mapped,
  headings: readonly string[],
  request: ReadRequest,
  system: CoordinateSystem,
): PlaceReader | undefined {
  const [wkt, h3, latlon, lonlat] = [
    mapped('wkt'),
    mapped('h3'),
    mapped('latlon'),
    mapped('lonlat'),
  ]
  if (wkt !== undefined) return wktReader(wkt, headings, system)
  if (h3 !== undefined) return cellReader(h3, headings, request.kind)
  if (latlon !== undefined) return pairReader(latlon, headings, true)
  return lonlat === undefined ? undefined : pairReader(lonlat, headings, false)
}

function namedPlace(
  mapped: Mapped,
  headings: readonly string[],
  samples: readonly SourceRow[],
  request: ReadRequest,
  system: CoordinateSystem,
): PlaceReader | undefined {
  const lat = mapped('lat') ?? findHeading(headings, NAMES.lat)
  const lon = mapped('lon') ?? findHeading(headings, NAMES.lon)
  if (lat >= 0 && lon >= 0) return pointReader(lat, lon, headings, system)
  const named = findHeading(headings, NAMES.wkt)
  const isWkt = (heading: number) => samples.some((row) => looksLikeWkt(textOf(row.cell(heading))))
  const wkt =
    named >= 0 && !looksLikePair(samples, named) ? named : headings.findIndex((_, k) => isWkt(k))
  if (wkt >= 0) return wktReader(wkt, headings, system)
  const h3 = findHeading(headings, NAMES.h3)
  if (h3 >= 0) return cellReader(h3, headings, request.kind)
  const latlon = findHeading(headings, NAMES.latlon)
  if (latlon >= 0) return pairReader(latlon, headings, true)
  const lonlat = findHeading(headings, NAMES.lonlat)
  return lonlat < 0 ? undefined : pairReader(lonlat, headings, false)
}

function guessedPlace(
  headings: readonly string[],
  samples: readonly SourceRow[],
  request: ReadRequest,
  system: CoordinateSystem,
): PlaceReader | undefined {
  const either = findHeading(headings, EITHER)
  const order = [...(either < 0 ? [] : [either]), ...headings.keys()]
  const pair = guessPair(samples, order, request.reach, system)
  if (pair) return pairReader(pair.column, headings, pair.isLatFirst)
  const point = guessPoint(samples, headings, request.reach, system)
  return point && pointReader(point.lat, point.lon, headings, system)
}

function pointReader(
  lat: number,
  lon: number,
  headings: readonly string[],
  system: CoordinateSystem,
): PlaceReader {
  const [latName, lonName] = [headings[lat]!, headings[lon]!]
  return {
    column: latName,
    columns: { lat, lon },
    read(row) {
      const y = readCoordinate(row.cell(lat), latName, 'lat', system)
      if (typeof y !== 'number') return y
      const x = readCoordinate(row.cell(lon), lonName, 'lon', system)
      return typeof x === 'number' ? { type: POINT, parts: [[x, y]] } : x
    },
  }
}

/** A trip may state both of its ends in columns: origin_lat, origin_lon, destination_lat, … */
function tripReader(
  headings: readonly string[],
  system: CoordinateSystem,
): PlaceReader | undefined {
  const ends = [
    ['origin_lon', 'from_lon', 'o_lon'],
    ['origin_lat', 'from_lat', 'o_lat'],
    ['destination_lon', 'to_lon', 'd_lon'],
    ['destination_lat', 'to_lat', 'd_lat'],
  ].map((names) => findHeading(headings, names))
  if (ends.some((heading) => heading < 0)) return undefined
  return {
    column: headings[ends[1]!]!,
    columns: {},
    read(row) {
      const degrees: number[] = []
      for (const [i, heading] of ends.entries()) {
        const axis = i % 2 === 0 ? 'lon' : 'lat'
        const value = readCoordinate(row.cell(heading), headings[heading]!, axis, system)
        if (typeof value !== 'number') return value
        degrees.push(value)
      }
      return { type: LINE, parts: [degrees] }
    },
  }
}

function readCoordinate(
  cell: unknown,
  column: string,
  axis: Axis,
  { isDegrees }: CoordinateSystem,
): number | Fault {
  if (!isDegrees) {
    const metres = parseMetres(cell)
    if (metres === undefined) return notOne(cell, column)
    return Number.isNaN(metres) ? noPlace(column) : metres
  }
  const degrees = parseDegrees(cell)
  if (!degrees) return notOne(cell, column)
  if (degrees.axis && degrees.axis !== axis) {
    const message = `${quote(cell)} in column '${column}' is a ${degrees.axis === 'lat' ? 'latitude' : 'longitude'}.`
    return { column, code: 'probably_swapped', message }
  }
  return Number.isNaN(degrees.value) ? noPlace(column) : degrees.value
}

function notOne(cell: unknown, column: string): Fault {
  return { column, code: 'not_a_number', message: notANumber(cell, column) }
}

function pairReader(
  heading: number,
  headings: readonly string[],
  isLatFirst: boolean,
): PlaceReader {
  const column = headings[heading]!
  return {
    column,
    columns: isLatFirst ? { latlon: heading } : { lonlat: heading },
    read(row) {
      const cell = row.cell(heading)
      if (textOf(cell) === '') return noPlace(column)
      const pair = parsePair(cell)
      if (!pair) {
        const message = `${quote(cell)} in column '${column}' is no pair of coordinates.`
        return { column, code: 'not_a_number', message }
      }
      const [first, second] = pair
      const latFirst =
        first.axis ?? (second.axis === 'lat' ? 'lon' : undefined) ?? (isLatFirst ? 'lat' : 'lon')
      const [lat, lon] = latFirst === 'lat' ? [first, second] : [second, first]
      return { type: POINT, parts: [[lon.value, lat.value]] }
    },
  }
}

function wktReader(
  heading: number,
  headings: readonly string[],
  { name }: CoordinateSystem,
): PlaceReader {
  const column = headings[heading]!
  const epsg = name === WGS84.name ? '4326' : name.replace('EPSG:', '')
  return {
    column,
    columns: { wkt: heading },
    read(row) {
      const text = textOf(row.cell(heading))
      if (!text) return noPlace(column)
      const shape = parseWkt(text, epsg)
      return typeof shape === 'string' ? { column, code: 'bad_geometry', message: shape } : shape
    },
  }
}

function cellReader(heading: number, headings: readonly string[], kind: DatasetKind): PlaceReader {
  const column = headings[heading]!
  return {
    column,
    columns: { h3: heading },
    system: WGS84,
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
