import type { Shape } from '../../core/dataset/shapes.ts'
import { Problem } from '../../core/problem.ts'
import type { Encoding } from '../encoding.ts'
import type { Format, FoundCrs, OpenOptions, RowTaker, SourceTable } from '../format.ts'
import type { Fault } from '../import.ts'
import { chooseSheet } from '../sheet-choice.ts'
import { Zip, type ZipEntry } from '../zip.ts'
import { Dbf } from './dbf.ts'
import { isShp, noRecord, readShp } from './shp.ts'

export const SHAPEFILE: Format = {
  id: 'shapefile',
  name: 'Shapefile (zip)',
  extensions: ['.zip', '.shz'],
  recognises: () => false,
  open: openShapefile,
}

/**
 * Opens a zip with the .shp, .dbf, .prj and .cpg files of one or several shapefiles: each is a layer.
 * Rows marked as deleted are none.
 * @throws Problem bad_input where there is none in it, or its header is broken
 */
async function openShapefile(bytes: Uint8Array, options: OpenOptions): Promise<SourceTable> {
  const { fileName } = options
  const zip = new Zip(bytes, fileName)
  const shps = zip.withEnding('.shp')
  if (shps.length === 0) {
    throw new Problem('bad_input', `${fileName} holds no .shp file: a zip is read as a shapefile.`)
  }
  const sheets = shps.map(({ name }) => ({ name: baseName(name) }))
  const sheet = chooseSheet(sheets, options, 'layer')
  const entry = shps.find(({ name }) => baseName(name) === sheet)!
  const shp = await zip.read(entry)
  if (!isShp(shp)) throw broken(fileName, 'the .shp file has no header')
  const crs = crsOf(await readBeside(zip, entry, '.prj'))
  const dbf = await openDbf(zip, entry, options)
  const headings = dbf?.headings ?? []
  return {
    headings,
    hasGeometry: true,
    ...(crs && { crs }),
    ...(dbf && { encoding: dbf.encoding }),
    sheets,
    sheet,
    rows: (take) => takeRows(readShp(shp), dbf, take),
  }
}

async function openDbf(
  zip: Zip,
  shp: ZipEntry,
  { fileName, encoding }: OpenOptions,
): Promise<Dbf | undefined> {
  const bytes = await readBeside(zip, shp, '.dbf')
  if (!bytes) return undefined
  try {
    return new Dbf(bytes, encoding ?? encodingOf(await readBeside(zip, shp, '.cpg')))
  } catch (error) {
    throw broken(fileName, error instanceof Error ? error.message : String(error))
  }
}

/** Rows of the table with their shapes; what one of the two lacks is told. */
function takeRows(shapes: Iterator<Shape | Fault>, dbf: Dbf | undefined, take: RowTaker): void {
  let row = 0
  for (let record = 0; ; record++) {
    const next = shapes.next()
    const hasRecord = dbf !== undefined && record < dbf.rows
    if (next.done && !hasRecord) return
    if (hasRecord && dbf.isDeleted(record)) continue
    row++
    const geometry = next.done ? noRecord() : next.value
    const cell = (heading: number) => (hasRecord ? dbf.cell(record, heading) : undefined)
    const identity = () =>
      JSON.stringify([geometry, (dbf?.headings ?? []).map((_, heading) => cell(heading))])
    if (!take({ row, geometry, cell, identity })) return
  }
}

async function readBeside(
  zip: Zip,
  shp: ZipEntry,
  ending: string,
): Promise<Uint8Array | undefined> {
  const wanted = shp.name.slice(0, -4).toLowerCase() + ending
  const entry = zip.entries.find(({ name }) => name.toLowerCase() === wanted)
  return entry && zip.read(entry)
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1, -4)
}

/** The encoding that a .cpg file names; undefined where it names none that is known. */
function encodingOf(cpg: Uint8Array | undefined): Encoding | undefined {
  const label = new TextDecoder().decode(cpg).trim().toLowerCase()
  if (/^utf-?8$|^65001$/.test(label)) return 'utf-8'
  if (/gb(?:k|2312|18030)|^(?:cp|oem |ansi )?936$/.test(label)) return 'gb18030'
  if (/big-?5|^(?:cp|oem |ansi )?950$/.test(label)) return 'big5'
  if (/(?:8859-?1|88591|1252)$/.test(label)) return 'windows-1252'
  return undefined
}

/** The system of a .prj file: its name, and its EPSG code where the text ends with one. */
function crsOf(prj: Uint8Array | undefined): FoundCrs | undefined {
  const definition = new TextDecoder().decode(prj).trim()
  const name = /^\w+\s*\[\s*"([^"]+)"/.exec(definition)?.[1]
  if (name === undefined) return undefined
  const epsg = /AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?(\d+)"?\s*\]\s*\]\s*$/i.exec(definition)?.[1]
  return { name, definition, ...(epsg !== undefined && { epsg: Number(epsg) }) }
}

function broken(fileName: string, why: string): Problem {
  return new Problem('bad_input', `${fileName} is not a whole shapefile (${why}).`)
}
