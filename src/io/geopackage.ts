import type { Shape } from '../core/dataset/shapes.ts'
import { Problem } from '../core/problem.ts'
import type {
  Format,
  FoundCrs,
  OpenOptions,
  RowTaker,
  SheetInfo,
  SourceTable,
  SqliteFile,
} from './format.ts'
import type { Fault } from './import.ts'
import { plainCell } from './plain-cell.ts'
import { chooseSheet } from './sheet-choice.ts'
import { readWkb } from './wkb.ts'

const MAGIC = 'SQLite format 3\0'
/** Bytes of the box before the geometry, by the indicator in its flags (OGC 12-128r19, 2.1.3). */
const BOX_BYTES = [0, 32, 48, 48, 64]
const HEADER_BYTES = 8

export const GEOPACKAGE: Format = {
  id: 'geopackage',
  name: 'GeoPackage',
  extensions: ['.gpkg'],
  isSure: true,
  recognises: (head) => [...MAGIC].every((letter, k) => head[k] === letter.charCodeAt(0)),
  open: openGeoPackage,
}

interface Layer extends SheetInfo {
  readonly geometryColumn?: string
  readonly crs?: FoundCrs
}

/**
 * Opens a layer of a GeoPackage. Views and virtual tables are no layers: what they run is not known.
 * @throws Problem bad_input where it is no GeoPackage, damaged, or no engine for SQLite is at hand
 */
function openGeoPackage(bytes: Uint8Array, options: OpenOptions): SourceTable {
  const { fileName, openSqlite } = options
  if (!openSqlite) {
    throw new Problem(
      'bad_input',
      `${fileName} is a GeoPackage, which cannot be read here: import it with siteswap import, or export it as GeoJSON.`,
    )
  }
  if (!GEOPACKAGE.recognises(bytes)) {
    throw new Problem('bad_input', `${fileName} is not a GeoPackage.`)
  }
  const file = guarded(fileName, () => openSqlite(bytes))
  try {
    const layers = guarded(fileName, () => readLayers(file))
    const sheet = chooseSheet(layers, options, 'layer')
    const layer = layers.find(({ name }) => name === sheet)!
    const columns = guarded(fileName, () => columnsOf(file, sheet))
    const headings = columns.filter((column) => column !== layer.geometryColumn)
    return {
      headings,
      hasGeometry: layer.geometryColumn !== undefined,
      ...(layer.crs && { crs: layer.crs }),
      sheets: layers.map(({ name, rows }) => ({ name, ...(rows !== undefined && { rows }) })),
      sheet,
      rows(take) {
        try {
          guarded(fileName, () => takeRows(file, layer, headings, take))
        } finally {
          file.close()
        }
      },
    }
  } catch (error) {
    file.close()
    throw error
  }
}

function readLayers(file: SqliteFile): Layer[] {
  const tables = `
    SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition, s.srs_name
    FROM gpkg_contents c
    JOIN sqlite_master m ON m.type = 'table' AND m.name = c.table_name AND m.rootpage > 0
    LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name
    LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
    WHERE c.data_type IN ('features', 'attributes')
    ORDER BY c.data_type = 'attributes', c.rowid`
  return [...file.rows(tables)].map(([name, column, authority, code, definition, crsName]) => {
    const [[rows]] = [...file.rows(`SELECT count(*) FROM ${identifier(String(name))}`)] as [
      [number],
    ]
    const crs = crsOf(authority, code, definition, crsName)
    return {
      name: String(name),
      rows,
      ...(typeof column === 'string' && { geometryColumn: column }),
      ...(crs && { crs }),
    }
  })
}

/** The system of a layer; the standard's two 'undefined' ones (−1 and 0) are none. */
function crsOf(
  authority: unknown,
  code: unknown,
  definition: unknown,
  name: unknown,
): FoundCrs | undefined {
  if (typeof authority !== 'string' || authority.toUpperCase() === 'NONE') return undefined
  const isEpsg = authority.toUpperCase() === 'EPSG' && typeof code === 'number'
  return {
    name: isEpsg ? `EPSG:${code}` : String(name ?? authority),
    ...(isEpsg && { epsg: code }),
    ...(typeof definition === 'string' && { definition }),
  }
}

function columnsOf(file: SqliteFile, table: string): string[] {
  return [...file.rows('SELECT name FROM pragma_table_info(?)', table)].map(([name]) =>
    String(name),
  )
}

function takeRows(
  file: SqliteFile,
  layer: Layer,
  headings: readonly string[],
  take: RowTaker,
): void {
  const columns = [layer.geometryColumn, ...headings].filter((name) => name !== undefined)
  const sql = `SELECT ${columns.map(identifier).join(', ')} FROM ${identifier(layer.name)}`
  const first = layer.geometryColumn === undefined ? 0 : 1
  let row = 0
  for (const values of file.rows(sql)) {
    row++
    const cell = (heading: number) => plainCell(values[heading + first])
    const wantsMore = take({
      row,
      ...(first && { geometry: geometryOf(values[0]) }),
      cell,
      identity: () =>
        JSON.stringify([first && geometryOf(values[0]), headings.map((_, k) => cell(k))]),
    })
    if (!wantsMore) return
  }
}

/** The geometry of a blob as a GeoPackage holds it: a header with a box, then well-known binary. */
function geometryOf(blob: unknown): Shape | Fault {
  if (blob === null || blob === undefined) {
    return { column: 'geometry', code: 'missing', message: 'The feature has no geometry.' }
  }
  if (!(blob instanceof Uint8Array) || blob[0] !== 0x47 || blob[1] !== 0x50) {
    return {
      column: 'geometry',
      code: 'bad_geometry',
      message: 'The geometry is no GeoPackage geometry.',
    }
  }
  const box = BOX_BYTES[((blob[3] ?? 0) >> 1) & 7]
  if (box === undefined) {
    return {
      column: 'geometry',
      code: 'bad_geometry',
      message: 'The geometry has a box of no known form.',
    }
  }
  return readWkb(blob, HEADER_BYTES + box)
}

function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Runs what asks the engine: what it throws means a damaged file, or one of another kind. */
function guarded<T>(fileName: string, ask: () => T): T {
  try {
    return ask()
  } catch (error) {
    if (error instanceof Problem) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new Problem('bad_input', `${fileName} is not a whole GeoPackage (${why}).`, {
      cause: error,
    })
  }
}
