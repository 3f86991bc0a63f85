import { ByteWriter, geojsonToWkb, parquetWriteRows } from 'hyparquet-writer'
import { cellIdAt } from '../../core/grid/grid.ts'
import { geometryAt } from './geometry.ts'
import { boxOf, type GeometryBox } from './geometry-box.ts'
import {
  type Column,
  noteRecord,
  type PlaceColumn,
  placeColumn,
  type Table,
  type TableBook,
  valueAt,
  valueColumns,
} from './table.ts'

const GEOMETRY = 'geometry'
const ROWS_A_GROUP = 50_000

/** OGC:CRS84 as PROJJSON: WGS84, longitude before latitude. */
const CRS84 = {
  $schema: 'https://proj.org/schemas/v0.5/projjson.schema.json',
  type: 'GeographicCRS',
  name: 'WGS 84 longitude-latitude',
  datum: {
    type: 'GeodeticReferenceFrame',
    name: 'World Geodetic System 1984',
    ellipsoid: {
      name: 'WGS 84',
      semi_major_axis: 6378137,
      inverse_flattening: 298.257223563,
    },
  },
  coordinate_system: {
    subtype: 'ellipsoidal',
    axis: [
      {
        name: 'Geodetic longitude',
        abbreviation: 'Lon',
        direction: 'east',
        unit: 'degree',
      },
      {
        name: 'Geodetic latitude',
        abbreviation: 'Lat',
        direction: 'north',
        unit: 'degree',
      },
    ],
  },
  id: { authority: 'OGC', code: 'CRS84' },
}

/**
 * The first table of a book as GeoParquet 1.1: places as WKB in the column `geometry`, numbers as
 * doubles, cells with their H3 index as text beside. What labels it is the key `siteswap` of the
 * file's metadata.
 */
export function* writeGeoParquet(book: TableBook): Generator<Uint8Array> {
  const table = book.tables[0]!
  const place = placeColumn(table)
  const kvMetadata = [{ key: 'siteswap', value: JSON.stringify(noteRecord(book)) }]
  if (place) kvMetadata.unshift({ key: 'geo', value: JSON.stringify(geoMetadata(table, place)) })
  const writer = new ByteWriter()
  parquetWriteRows({
    writer,
    rows: rowsOf(table, place),
    columns: [
      ...plainColumns(table),
      // A box of bytes says nothing of what is in it: statistics of it only cost.
      ...(place ? [{ name: GEOMETRY, type: 'BYTE_ARRAY' as const, statistics: false }] : []),
    ],
    rowGroupSize: ROWS_A_GROUP,
    kvMetadata,
    createdBy: 'siteswap',
  })
  yield writer.getBytes()
}

function plainColumns(table: Table) {
  return table.columns.filter(isPlain).map(({ name, type }) => ({
    name,
    type: type === 'number' ? ('DOUBLE' as const) : ('STRING' as const),
  }))
}

function isPlain({ type }: Column): boolean {
  return type === 'number' || type === 'text' || type === 'cell'
}

function* rowsOf(table: Table, place: PlaceColumn | undefined) {
  const columns = valueColumns(table)
  for (let row = 0; row < table.length; row++) {
    const record: Record<string, string | number | Uint8Array | null> = {}
    for (const column of columns) record[column.name] = valueAt(column, row)
    if (place?.type === 'cell') record[place.name] = cellIdAt(place.cells, row)
    const geometry = place && geometryAt(place, row)
    if (place) record[GEOMETRY] = geometry ? geojsonToWkb(geometry) : null
    yield record
  }
}

function geoMetadata(table: Table, place: PlaceColumn) {
  const types = new Set<string>()
  let box: GeometryBox | undefined
  for (let row = 0; row < table.length; row++) {
    const geometry = geometryAt(place, row)
    if (geometry === null) continue
    types.add(geometry.type)
    box = boxOf(geometry, box)
  }
  const column = {
    encoding: 'WKB',
    geometry_types: [...types].sort(),
    crs: CRS84,
    edges: 'planar',
    ...(box && { bbox: box }),
  }
  return { version: '1.1.0', primary_column: GEOMETRY, columns: { [GEOMETRY]: column } }
}
