import Sqlite from 'better-sqlite3'
import { geojsonToWkb } from 'hyparquet-writer'
import { cellIdAt } from '../../core/grid/grid.ts'
import { type Geometry, geometryAt } from '../../io/write/geometry.ts'
import { boxOf, type GeometryBox } from '../../io/write/geometry-box.ts'
import {
  notesOf,
  type PlaceColumn,
  placeColumn,
  type Table,
  type TableBook,
  valueAt,
  valueColumns,
} from '../../io/write/table.ts'
import { layerStyleQml } from './layer-style.ts'

type Row = (string | number | Uint8Array | null)[]

const GEOMETRY = 'geom'
const WGS84 = 4326
/** 'GPKG' in ASCII, and version 1.3. */
const [APPLICATION_ID, USER_VERSION] = [0x47504b47, 10300]

const WGS84_WKT =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]'

/** The tables that OGC 12-128r17 (GeoPackage 1.3) asks for, and the one that QGIS reads styles of. */
const SCHEMA = `
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY,
  organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL,
  description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL,
  identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
  CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL,
  CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
CREATE TABLE gpkg_data_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, name TEXT,
  title TEXT, description TEXT, mime_type TEXT, constraint_name TEXT,
  CONSTRAINT pk_gdc PRIMARY KEY (table_name, column_name),
  CONSTRAINT gdc_tn UNIQUE (table_name, name));
CREATE TABLE layer_styles (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
  f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
  useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
`

/**
 * Writes the tables of a book into a new GeoPackage 1.3: a layer a table, with a spatial index,
 * titles of the columns, and the style that QGIS draws it by; the notes are the table `about`.
 * @param path of a file that does not exist
 * @param date of writing, ISO 8601
 */
export function writeGeoPackage(path: string, book: TableBook, date: string): void {
  const file = new Sqlite(path)
  try {
    file.pragma('journal_mode = OFF')
    file.pragma('synchronous = OFF')
    file.pragma(`application_id = ${APPLICATION_ID}`)
    file.pragma(`user_version = ${USER_VERSION}`)
    file.transaction(() => {
      file.exec(SCHEMA)
      addReferenceSystems(file)
      file
        .prepare('INSERT INTO gpkg_extensions VALUES (?, NULL, ?, ?, ?)')
        .run(
          'gpkg_data_columns',
          'gpkg_schema',
          'http://www.geopackage.org/spec130/#extension_schema',
          'read-write',
        )
      for (const table of book.tables) addTable(file, table, date)
      addTable(file, notesTable(book), date)
      addContents(file, { name: 'layer_styles', title: 'layer_styles' }, 'attributes', date)
    })()
  } finally {
    file.close()
  }
}

function addReferenceSystems(file: Sqlite.Database): void {
  const add = file.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)')
  add.run('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinates')
  add.run('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinates')
  add.run('WGS 84 geodetic', WGS84, 'EPSG', WGS84, WGS84_WKT, 'longitude/latitude in degrees')
}

function notesTable(book: TableBook): Table {
  const notes = notesOf(book)
  const text = (name: string, values: string[]) => ({ name, type: 'text' as const, values })
  return {
    name: 'about',
    title: 'about',
    length: notes.length,
    columns: [
      text(
        'key',
        notes.map(({ key }) => key),
      ),
      text(
        'what',
        notes.map(({ title }) => title),
      ),
      text(
        'value',
        notes.map(({ value }) => String(value)),
      ),
    ],
  }
}

function addTable(file: Sqlite.Database, table: Table, date: string): void {
  const place = placeColumn(table)
  const layerType = place ? geometryType(place) : ''
  const columns = valueColumns(table)
  const definitions = [
    'fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL',
    ...(place ? [`${GEOMETRY} ${layerType}`] : []),
    ...(place?.type === 'cell' ? [`${quoted(place.name)} TEXT`] : []),
    ...columns.map(({ name, type }) => `${quoted(name)} ${type === 'number' ? 'DOUBLE' : 'TEXT'}`),
  ]
  file.exec(`CREATE TABLE ${quoted(table.name)} (${definitions.join(', ')})`)
  const places = definitions.map(() => '?').join(', ')
  const insert = file.prepare(`INSERT INTO ${quoted(table.name)} VALUES (${places})`)
  const index = place && addIndex(file, table.name)
  let all: GeometryBox | undefined
  for (let row = 0; row < table.length; row++) {
    const found = place ? geometryAt(place, row) : null
    const geometry = found && asLayer(found, layerType)
    const values: Row = [row + 1]
    if (place) values.push(geometry && geometryBlob(geometry))
    if (place?.type === 'cell') values.push(cellIdAt(place.cells, row))
    for (const column of columns) values.push(valueAt(column, row))
    insert.run(values)
    if (geometry === null) continue
    const [west, south, east, north] = boxOf(geometry)
    index?.run(row + 1, west, east, south, north)
    all = boxOf(geometry, all)
  }
  addContents(file, table, place ? 'features' : 'attributes', date, all)
  if (place) addLayer(file, table, place)
  addTitles(file, table)
}

function addContents(
  file: Sqlite.Database,
  { name, title }: Pick<Table, 'name' | 'title'>,
  dataType: 'features' | 'attributes',
  date: string,
  box?: GeometryBox,
): void {
  file
    .prepare('INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    .run(
      name,
      dataType,
      name,
      title,
      date,
      ...(box ?? [null, null, null, null]),
      dataType === 'features' ? WGS84 : null,
    )
}

function addLayer(file: Sqlite.Database, table: Table, place: PlaceColumn): void {
  const type = geometryType(place)
  file
    .prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)')
    .run(table.name, GEOMETRY, type, WGS84)
  file
    .prepare('INSERT INTO gpkg_extensions VALUES (?, ?, ?, ?, ?)')
    .run(
      table.name,
      GEOMETRY,
      'gpkg_rtree_index',
      'http://www.geopackage.org/spec130/#extension_rtree',
      'write-only',
    )
  // Made last: they call functions that GIS programs bring along and SQLite lacks.
  for (const trigger of indexTriggers(table.name)) file.exec(trigger)
  const qml = layerStyleQml(table, drawnAs(place))
  if (qml === undefined) return
  file
    .prepare(
      `INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column,
        styleName, styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)
       SELECT '', '', table_name, ?, 'siteswap', ?, '', 1, '', '', '', last_change
       FROM gpkg_contents WHERE table_name = ?`,
    )
    .run(GEOMETRY, qml, table.name)
}

function addTitles(file: Sqlite.Database, table: Table): void {
  const add = file.prepare('INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, ?, NULL, NULL)')
  for (const { name, title, meaning } of valueColumns(table))
    if (title !== undefined || meaning !== undefined)
      add.run(table.name, name, name, title ?? name, meaning ?? null)
}

/** One type a layer, so that programs draw it as one: areas and lines may all have several parts. */
function geometryType(place: PlaceColumn): string {
  if (place.type === 'point') return 'POINT'
  // A cell across the antimeridian is drawn in two parts.
  if (place.type === 'cell')
    return place.cells.lon.some((lon) => Math.abs(lon) > 179) ? 'MULTIPOLYGON' : 'POLYGON'
  return { point: 'MULTIPOINT', line: 'MULTILINESTRING', area: 'MULTIPOLYGON' }[drawnAs(place)]
}

/** A geometry as its layer's type has it: alone in a list where that is of several parts. */
function asLayer(geometry: Geometry, layerType: string): Geometry {
  if (geometry.type.toUpperCase() === layerType || !layerType.startsWith('MULTI')) return geometry
  return { type: `Multi${geometry.type}`, coordinates: [geometry.coordinates] } as Geometry
}

function drawnAs(place: PlaceColumn): 'point' | 'line' | 'area' {
  if (place.type !== 'shape') return place.type === 'point' ? 'point' : 'area'
  return (['point', 'line', 'area'] as const)[place.shapes.type[0] ?? 0]!
}

/** Header of OGC 12-128r17, 2.1.3: magic, version, flags, system, box (not of a point); then WKB. */
function geometryBlob(geometry: Geometry): Uint8Array {
  const wkb = geojsonToWkb(geometry)
  const isPoint = geometry.type === 'Point'
  const headBytes = isPoint ? 8 : 40
  const bytes = Buffer.alloc(headBytes + wkb.length)
  bytes.write('GP', 0, 'latin1')
  bytes[3] = isPoint ? 0b001 : 0b011
  bytes.writeInt32LE(WGS84, 4)
  if (!isPoint) {
    const [west, south, east, north] = boxOf(geometry)
    for (const [i, degree] of [west, east, south, north].entries())
      bytes.writeDoubleLE(degree, 8 + 8 * i)
  }
  bytes.set(wkb, headBytes)
  return bytes
}

function addIndex(file: Sqlite.Database, table: string): Sqlite.Statement {
  const index = quoted(`rtree_${table}_${GEOMETRY}`)
  file.exec(`CREATE VIRTUAL TABLE ${index} USING rtree(id, minx, maxx, miny, maxy)`)
  return file.prepare(`INSERT INTO ${index} VALUES (?, ?, ?, ?, ?)`)
}

/** What keeps the index true while others edit the layer (OGC 12-128r17, F.3). */
function indexTriggers(table: string): string[] {
  const [on, index] = [quoted(table), quoted(`rtree_${table}_${GEOMETRY}`)]
  const filled = `NEW.${GEOMETRY} NOTNULL AND NOT ST_IsEmpty(NEW.${GEOMETRY})`
  const empty = `NEW.${GEOMETRY} ISNULL OR ST_IsEmpty(NEW.${GEOMETRY})`
  const box = ['ST_MinX', 'ST_MaxX', 'ST_MinY', 'ST_MaxY'].map((of) => `${of}(NEW.${GEOMETRY})`)
  const put = `INSERT OR REPLACE INTO ${index} VALUES (NEW.fid, ${box.join(', ')});`
  const drop = `DELETE FROM ${index} WHERE id = OLD.fid;`
  const trigger = (name: string, when: string, condition: string, what: string) =>
    `CREATE TRIGGER ${quoted(`rtree_${table}_${GEOMETRY}_${name}`)} AFTER ${when} ON ${on} WHEN ${condition} BEGIN ${what} END`
  return [
    trigger('insert', 'INSERT', `(${filled})`, put),
    trigger('update1', `UPDATE OF ${GEOMETRY}`, `OLD.fid = NEW.fid AND (${filled})`, put),
    trigger('update2', `UPDATE OF ${GEOMETRY}`, `OLD.fid = NEW.fid AND (${empty})`, drop),
    trigger('update3', 'UPDATE', `OLD.fid != NEW.fid AND (${filled})`, `${drop} ${put}`),
    trigger(
      'update4',
      'UPDATE',
      `OLD.fid != NEW.fid AND (${empty})`,
      `DELETE FROM ${index} WHERE id IN (OLD.fid, NEW.fid);`,
    ),
    trigger('delete', 'DELETE', `OLD.${GEOMETRY} NOT NULL`, drop),
  ]
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
